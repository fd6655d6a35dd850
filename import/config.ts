import {
  type Expression,
  type Node,
  type Pattern,
  type PrivateIdentifier,
  type Program,
  parse,
  type SpreadElement,
  type Super,
} from 'acorn';
import type { Data, Path } from './data.ts';
import { type Notes, Refusal } from './notes.ts';

/** A value of the program and where it is written. */
interface Known {
  readonly value: unknown;
  readonly start: number;
  /** of an object or list, by key or index */
  readonly under?: ReadonlyMap<string, Known>;
}

interface Program_ {
  readonly text: string;
  readonly file: string;
  /** what a name stands for, by name: declared or assigned once at the top */
  readonly names: ReadonlyMap<string, Node>;
  /** values that names stand for, and those that are being worked out */
  readonly values: Map<string, Known | 'now'>;
  readonly notes: Notes;
  /** characters of text that may still be made by joining: names can double one another */
  budget: number;
  depth: number;
}

/** What an object has that is a story: chapters of a template, or the slides of a StoryMapJS. */
const storyKeys = ['chapters', 'storymap', 'slides'];
/** A text that a program makes of others is at most so long, in all. */
const mostJoined = 20_000_000;

/**
 * Reads a `config.js`: what is written in it as data. It is parsed and never run. Names that stand for data, texts that are joined with `+` and
 * templates of
 * known parts are followed; a function or a call is not, and noted.
 * @throws Refusal where it is no JavaScript or holds no configuration with chapters
 */
export function readConfig(file: string, text: string, notes: Notes): Data {
  const body = parsed(file, text).body as Node[];
  const names = new Map<string, Node>();
  const others: Node[] = [];
  for (const statement of body) declare(statement, names, others);
  const program: Program_ = { text, file, names, values: new Map(), notes, budget: mostJoined, depth: 0 };
  const config = findConfig(program);
  if (!config)
    throw new Refusal(
      'unknown-format',
      { file, offset: 0 },
      'Unexpected JavaScript without a configuration, expected an object with `chapters`, as storytelling templates have, or GeoJSON',
    );
  for (const statement of others)
    notes.add(
      'code',
      { file, offset: statement.start },
      `Not run: \`${text.slice(statement.start, statement.start + 40).replace(/\s+/g, ' ')}\``,
    );
  noteUnused(program);
  return {
    file,
    value: config.value,
    where(path: Path) {
      let known = config;
      for (const key of path) {
        const next = known.under?.get(String(key));
        if (!next) break;
        known = next;
      }
      return { file, offset: known.start };
    },
  };
}

function parsed(file: string, text: string): Program {
  let first: unknown;
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return parse(text, { ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: true, allowHashBang: true });
    } catch (error) {
      first ??= error;
      // a module that is none either: what was wrong with the script is told, unless it was `export`
      if (sourceType === 'script' && /import|export/.test(String(error))) first = undefined;
    }
  }
  const { pos, message } = first as { pos?: number; message?: string };
  if (first instanceof RangeError)
    throw new Refusal('broken-file', { file, offset: 0 }, 'Unexpected nesting too deep to read, expected a configuration');
  throw new Refusal(
    'broken-file',
    { file, offset: pos ?? 0 },
    `Unexpected ${String(message).replace(/\s*\(\d+:\d+\)$/, '')}, expected valid JavaScript`,
  );
}

function declare(statement: Node, names: Map<string, Node>, others: Node[]): void {
  const node = statement as AnyNode;
  if (node.type === 'VariableDeclaration') {
    for (const { id, init } of node.declarations) if (id.type === 'Identifier' && init) names.set(id.name, init);
  } else if (node.type === 'ExportNamedDeclaration' && node.declaration) declare(node.declaration, names, others);
  else if (node.type === 'ExportDefaultDeclaration') names.set('export default', node.declaration);
  else if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression' && node.expression.operator === '=') {
    const name = nameOf(node.expression.left);
    if (name && !names.has(name)) names.set(name, node.expression.right);
    else others.push(statement);
  } else if (node.type === 'ExpressionStatement' && node.directive === undefined) others.push(statement);
  else if (!['ExpressionStatement', 'EmptyStatement', 'ExportNamedDeclaration', 'ImportDeclaration'].includes(node.type))
    others.push(statement);
}

type AnyNode = Program['body'][number];

/** `config`, `window.config`, `module.exports` and the like. */
function nameOf(node: Pattern | Expression | Super): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier' || node.object.type !== 'Identifier')
    return undefined;
  return ['window', 'globalThis', 'self', 'exports'].includes(node.object.name)
    ? node.property.name
    : `${node.object.name}.${node.property.name}`;
}

function findConfig(program: Program_): Known | undefined {
  const named = ['config', 'export default', 'module.exports', ...program.names.keys()];
  for (const name of new Set(named)) {
    const init = program.names.get(name) as Expression | undefined;
    if (init?.type !== 'ObjectExpression' && init?.type !== 'Identifier') continue;
    if (
      init.type === 'ObjectExpression' &&
      !init.properties.some((property) => property.type === 'Property' && storyKeys.includes(keyOf(property) ?? ''))
    ) {
      const inner = program.names.get(name) && value(init, program);
      const config = inner?.under?.get('config');
      if (config?.under?.has('chapters')) return config;
      continue;
    }
    const config = valueOfName(name, program);
    if (storyKeys.some((key) => config?.under?.has(key))) return config;
  }
  return findData(program);
}

/** Data that a script is written around, as pages without a server load it: `var route = { "type": "FeatureCollection", … }`. */
function findData(program: Program_): Known | undefined {
  for (const [name, init] of program.names) {
    const node = init as Expression;
    const has = (key: string): boolean =>
      node.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && keyOf(property) === key);
    if (has('type') && ['features', 'geometry', 'coordinates'].some(has)) return valueOfName(name, program);
  }
  return undefined;
}

function noteUnused({ names, values, notes, file }: Program_): void {
  for (const [name, init] of names) {
    const node = init as Expression;
    const isText = ['Literal', 'BinaryExpression', 'TemplateLiteral'].includes(node.type);
    if (isText && !values.has(name))
      notes.add('unused-text', { file, offset: init.start }, `Not carried over: \`${name}\`, which nothing uses`);
  }
}

function keyOf(property: { key: Expression | PrivateIdentifier; computed: boolean }): string | undefined {
  const { key, computed } = property;
  if (!computed && key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

function valueOfName(name: string, program: Program_): Known | undefined {
  const known = program.values.get(name);
  if (known === 'now') return undefined;
  if (known) return known;
  const init = program.names.get(name);
  if (!init) return undefined;
  program.values.set(name, 'now');
  const found = value(init as Expression, program);
  program.values.set(name, found);
  return found;
}

/** The value of an expression that is data; else undefined, which is noted. */
function value(node: Expression | SpreadElement, program: Program_): Known {
  const start = node.start;
  if (program.depth > 200) return unknown(node, program);
  program.depth++;
  try {
    switch (node.type) {
      case 'Literal':
        return node.value instanceof RegExp || typeof node.value === 'bigint' ? unknown(node, program) : { value: node.value, start };
      case 'ParenthesizedExpression':
        return value(node.expression, program);
      case 'ObjectExpression':
        return objectValue(node.properties, start, program);
      case 'ArrayExpression':
        return listValue(node.elements, start, program);
      case 'TemplateLiteral':
        return { value: template(node, program), start };
      case 'UnaryExpression': {
        const inner = value(node.argument, program).value;
        if ((node.operator === '-' || node.operator === '+') && (typeof inner === 'number' || typeof inner === 'string'))
          return { value: node.operator === '-' ? -Number(inner) : Number(inner), start };
        if (node.operator === '!') return { value: !inner, start };
        return node.operator === 'void' ? { value: undefined, start } : unknown(node, program);
      }
      case 'BinaryExpression':
        return joined(node, program);
      case 'Identifier': {
        if (node.name === 'undefined') return { value: undefined, start };
        const known = valueOfName(node.name, program);
        return known ? { ...known, start } : unknown(node, program);
      }
      case 'MemberExpression': {
        const key =
          node.property.type === 'Literal'
            ? String(node.property.value)
            : !node.computed && node.property.type === 'Identifier'
              ? node.property.name
              : undefined;
        const object = node.object.type === 'Super' ? undefined : value(node.object, program);
        const found = key === undefined ? undefined : object?.under?.get(key);
        return found ? { ...found, start } : unknown(node, program);
      }
      default:
        return unknown(node, program);
    }
  } finally {
    program.depth--;
  }
}

function unknown(node: Node, { text, file, notes }: Program_): Known {
  const source = text.slice(node.start, Math.min(node.end, node.start + 60)).replace(/\s+/g, ' ');
  notes.add('code', { file, offset: node.start }, `Not run: \`${source}\`, which only a program knows`, `at ${node.start}`);
  return { value: undefined, start: node.start };
}

type ObjectNode = Extract<Expression, { type: 'ObjectExpression' }>;
type ArrayNode = Extract<Expression, { type: 'ArrayExpression' }>;

function objectValue(properties: ObjectNode['properties'], start: number, program: Program_): Known {
  const under = new Map<string, Known>();
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      for (const [key, known] of value(property.argument, program).under ?? []) under.set(key, known);
      continue;
    }
    const key = keyOf(property);
    if (key === undefined || property.kind !== 'init') unknown(property, program);
    else {
      const known = value(property.value, program);
      under.set(key, { ...known, start: property.start });
    }
  }
  return { value: Object.fromEntries([...under].map(([key, known]) => [key, known.value])), start, under };
}

function listValue(elements: ArrayNode['elements'], start: number, program: Program_): Known {
  const items: Known[] = [];
  for (const element of elements) {
    if (element === null) continue;
    if (element.type === 'SpreadElement') items.push(...(value(element.argument, program).under?.values() ?? []));
    else items.push(value(element, program));
    if (items.length > 100_000) break;
  }
  return { value: items.map((item) => item.value), start, under: new Map(items.map((item, index) => [String(index), item])) };
}

function spend(text: string, program: Program_): string {
  program.budget -= text.length;
  if (program.budget < 0)
    throw new Refusal('too-large', { file: program.file, offset: 0 }, `Unexpected texts of more than ${mostJoined} characters`);
  return text;
}

const asText = (part: unknown): string => (typeof part === 'string' || typeof part === 'number' ? String(part) : '');

function template(node: Extract<Expression, { type: 'TemplateLiteral' }>, program: Program_): string {
  const parts = node.quasis.map(({ value: { cooked, raw } }, index) => {
    const expression = node.expressions[index];
    return (cooked ?? raw) + (expression ? asText(value(expression, program).value) : '');
  });
  return spend(parts.join(''), program);
}

/** `a + b + c`, as a loop: files join hundreds of lines so. */
function joined(node: Extract<Expression, { type: 'BinaryExpression' }>, program: Program_): Known {
  const parts: Expression[] = [];
  let left: Expression | PrivateIdentifier = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    parts.unshift(left.right);
    left = left.left;
  }
  if (left.type === 'PrivateIdentifier') return unknown(node, program);
  if (node.operator !== '+') {
    const [a, b] = [left.type === 'BinaryExpression' ? left.left : left, node.right].map((side) =>
      side.type === 'PrivateIdentifier' ? undefined : value(side, program).value,
    );
    if (typeof a === 'number' && typeof b === 'number') {
      const result = { '-': a - b, '*': a * b, '/': a / b }[node.operator as '-' | '*' | '/'];
      if (result !== undefined) return { value: result, start: node.start };
    }
    return unknown(node, program);
  }
  const values = [left, ...parts].map((part) => value(part, program).value);
  if (values.every((part) => typeof part === 'number')) return { value: values.reduce((sum, part) => sum + part, 0), start: node.start };
  return { value: spend(values.map(asText).join(''), program), start: node.start };
}

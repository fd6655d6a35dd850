import { type Expression, type Node, type Pattern, type Program, parse, type Super } from 'acorn';
import type { Data, Path } from './data.ts';
import { geoTypes } from './geo-types.ts';
import { type Notes, Refusal } from './notes.ts';
import { type Known, newLeft, type Script } from './script-program.ts';
import { keyOf, value, valueOfName } from './script-values.ts';

/** What an object has that is a story: chapters of a template, or the slides of a StoryMapJS. */
const storyKeys = ['chapters', 'storymap', 'slides'];
/**
 * Reads a `config.js`: what is written in it as data. It is parsed and never run. Names that stand for data, texts that are joined with `+`, templates of
 * known parts and functions that only put data together are followed; all else is not, and noted.
 * @throws Refusal where it is no JavaScript or holds no configuration with chapters
 */
export function readConfig(file: string, text: string, notes: Notes): Data {
  const body = parsed(file, text).body as Node[];
  const names = new Map<string, Node>();
  const others: Node[] = [];
  for (const statement of body) declare(statement, names, others);
  const script: Script = { text, file, names, values: new Map(), followed: new Set(), notes, left: newLeft() };
  const config = findConfig(script);
  if (!config)
    throw new Refusal(
      'unknown-format',
      { file, offset: 0 },
      'Unexpected JavaScript without a configuration, expected an object with `chapters`, as storytelling templates have, or GeoJSON',
    );
  for (const statement of others)
    if (!script.followed.has(statement))
      notes.add(
        'code',
        { file, offset: statement.start },
        `Not run: \`${text.slice(statement.start, statement.start + 40).replace(/\s+/g, ' ')}\``,
      );
  noteUnused(script);
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
    `Unexpected ${String(message)
      .replace(/\s*\(\d+:\d+\)$/, '')
      .replace(/^Unexpected /, '')}, expected valid JavaScript${/\.[mc]?ts$/i.test(file) ? ' without the types of TypeScript' : ''}`,
  );
}

function declare(statement: Node, names: Map<string, Node>, others: Node[]): void {
  const node = statement as AnyNode;
  if (node.type === 'VariableDeclaration') {
    for (const { id, init } of node.declarations) if (id.type === 'Identifier' && init) names.set(id.name, init);
  } else if (node.type === 'FunctionDeclaration' && node.id) {
    names.set(node.id.name, node);
    others.push(statement);
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

function findConfig(script: Script): Known | undefined {
  const named = ['config', 'export default', 'module.exports', ...script.names.keys()];
  for (const name of new Set(named)) {
    const init = script.names.get(name) as Expression | undefined;
    // `Object.freeze({ … })`, or a function that makes the configuration
    const isMade = init?.type === 'CallExpression' && named.indexOf(name) < 3;
    if (init?.type !== 'ObjectExpression' && init?.type !== 'Identifier' && !isMade) continue;
    if (
      init.type === 'ObjectExpression' &&
      !init.properties.some((property) => property.type === 'Property' && storyKeys.includes(keyOf(property) ?? ''))
    ) {
      const inner = script.names.get(name) && value(init, script);
      const config = inner?.under?.get('config');
      if (config?.under?.has('chapters')) return config;
      continue;
    }
    const config = valueOfName(name, script);
    if (storyKeys.some((key) => config?.under?.has(key))) return config;
  }
  return findData(script);
}

/** GeoJSON that a script is written around, as pages without a server load it: `var route = { "type": "FeatureCollection", … }`. */
function findData(script: Script): Known | undefined {
  for (const [name, init] of script.names) {
    const node = init as Expression;
    if (node.type !== 'ObjectExpression') continue;
    const has = (key: string, of?: readonly string[]): boolean =>
      node.properties.some(
        (property) =>
          property.type === 'Property' &&
          keyOf(property) === key &&
          (!of || (property.value.type === 'Literal' && of.includes(String(property.value.value)))),
      );
    // markers of programs have a `type` and `coordinates` too
    if (has('type', geoTypes) && ['features', 'geometry', 'geometries', 'coordinates'].some((key) => has(key)))
      return valueOfName(name, script);
  }
  return undefined;
}

function noteUnused({ names, values, notes, file }: Script): void {
  for (const [name, init] of names) {
    const node = init as Expression;
    const isText = ['Literal', 'BinaryExpression', 'TemplateLiteral'].includes(node.type);
    if (isText && !values.has(name))
      notes.add('unused-text', { file, offset: init.start }, `Not carried over: \`${name}\`, which nothing uses`);
  }
}

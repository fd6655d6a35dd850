import type { Expression, PrivateIdentifier, SpreadElement } from 'acorn';
import { valueOfCall } from './script-calls.ts';
import { asText, type Known, listOf, type Script, spend, spendCopies, spendExpression, unknown } from './script-program.ts';

/** The key of a property that is written out. */
export function keyOf(property: { key: Expression | PrivateIdentifier; computed: boolean }): string | undefined {
  const { key, computed } = property;
  if (!computed && key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

/** What a name at the top of the script stands for; undefined where it is none, or stands for itself. */
export function valueOfName(name: string, script: Script): Known | undefined {
  const known = script.values.get(name);
  if (known === 'now') return undefined;
  if (known) return known;
  const init = script.names.get(name);
  if (!init) return undefined;
  script.values.set(name, 'now');
  const { scope: _, ...top } = script;
  const found = value(init as Expression, top);
  script.values.set(name, found);
  return found;
}

/** The value of an expression that is data; else undefined, which is noted. */
export function value(node: Expression | SpreadElement, script: Script): Known {
  const { left } = script;
  if (left.depth <= 0) return unknown(node, script);
  spendExpression(script);
  left.depth--;
  try {
    return valueInside(node, script);
  } finally {
    left.depth++;
  }
}

function valueInside(node: Expression | SpreadElement, script: Script): Known {
  const start = node.start;
  switch (node.type) {
    case 'Literal':
      return node.value instanceof RegExp || typeof node.value === 'bigint' ? unknown(node, script) : { value: node.value, start };
    case 'ParenthesizedExpression':
      return value(node.expression, script);
    case 'ObjectExpression':
      return objectValue(node.properties, start, script);
    case 'ArrayExpression':
      return listValue(node.elements, start, script);
    case 'TemplateLiteral':
      return { value: template(node, script), start };
    case 'TaggedTemplateExpression':
      // tags that editors know, and that leave the text as it is
      return /^(html|md|markdown|String\.raw)$/.test(script.text.slice(node.tag.start, node.tag.end))
        ? { value: template(node.quasi, script, node.tag.type === 'MemberExpression'), start }
        : unknown(node, script);
    case 'UnaryExpression': {
      const inner = value(node.argument, script).value;
      if ((node.operator === '-' || node.operator === '+') && (typeof inner === 'number' || typeof inner === 'string'))
        return { value: node.operator === '-' ? -Number(inner) : Number(inner), start };
      if (node.operator === '!') return { value: !inner, start };
      return node.operator === 'void' ? { value: undefined, start } : unknown(node, script);
    }
    case 'BinaryExpression':
      return joined(node, script);
    case 'LogicalExpression': {
      const first = value(node.left, script);
      // what only a program knows has been noted; what is written for when it is not there is all that there is
      const taken = node.operator === '&&' ? !first.value : node.operator === '||' ? Boolean(first.value) : (first.value ?? null) !== null;
      return taken ? first : value(node.right, script);
    }
    case 'ConditionalExpression': {
      const test = value(node.test, script);
      if (test.unsure) return test;
      return value(test.value ? node.consequent : node.alternate, script);
    }
    case 'CallExpression':
      return valueOfCall(node, script, value);
    case 'Identifier': {
      if (node.name === 'undefined') return { value: undefined, start };
      const known = script.scope?.get(node.name) ?? valueOfName(node.name, script);
      return known ? { ...known, start } : unknown(node, script);
    }
    case 'MemberExpression': {
      const key = node.computed
        ? node.property.type === 'PrivateIdentifier'
          ? undefined
          : asText(value(node.property, script).value)
        : node.property.type === 'Identifier'
          ? node.property.name
          : undefined;
      // names of the browser and of Node are told whole, as `process.env.TOKEN`
      if (isOutside(node, script)) return unknown(node, script);
      const object = node.object.type === 'Super' ? undefined : value(node.object, script);
      const found = key === undefined ? undefined : object?.under?.get(key);
      return found ? { ...found, start } : object?.unsure ? object : unknown(node, script);
    }
    default:
      return unknown(node, script);
  }
}

function isOutside(node: Expression | SpreadElement, { names, scope }: Script): boolean {
  let inner: { type: string } = node;
  while (inner.type === 'MemberExpression') inner = (inner as Extract<Expression, { type: 'MemberExpression' }>).object;
  const name = inner.type === 'Identifier' ? (inner as Extract<Expression, { type: 'Identifier' }>).name : undefined;
  return name !== undefined && !names.has(name) && !scope?.has(name);
}

type ObjectNode = Extract<Expression, { type: 'ObjectExpression' }>;
type ArrayNode = Extract<Expression, { type: 'ArrayExpression' }>;

function objectValue(properties: ObjectNode['properties'], start: number, script: Script): Known {
  const under = new Map<string, Known>();
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const spread = value(property.argument, script).under;
      spendCopies(spread?.size ?? 0, script);
      for (const [key, known] of spread ?? []) under.set(key, known);
      continue;
    }
    const computed = property.computed && property.kind === 'init' ? asText(value(property.key as Expression, script).value) : '';
    const key = computed || keyOf(property);
    if (key === undefined || property.kind !== 'init') unknown(property, script);
    else {
      const known = value(property.value, script);
      under.set(key, { ...known, start: property.start });
    }
  }
  return { value: Object.fromEntries([...under].map(([key, known]) => [key, known.value])), start, under };
}

function listValue(elements: ArrayNode['elements'], start: number, script: Script): Known {
  const items: Known[] = [];
  for (const element of elements) {
    if (element === null) continue;
    if (element.type === 'SpreadElement') {
      const spread = value(element.argument, script).under;
      spendCopies(spread?.size ?? 0, script);
      for (const item of spread?.values() ?? []) items.push(item);
    } else items.push(value(element, script));
    if (items.length > 100_000) break;
  }
  return listOf(items, start);
}

function template(node: Extract<Expression, { type: 'TemplateLiteral' }>, script: Script, isRaw = false): string {
  const parts = node.quasis.map(({ value: { cooked, raw } }, index) => {
    const expression = node.expressions[index];
    return (isRaw ? raw : (cooked ?? raw)) + (expression ? asText(value(expression, script).value) : '');
  });
  return spend(parts.join(''), script);
}

/** `a + b + c`, as a loop: files join hundreds of lines so. */
function joined(node: Extract<Expression, { type: 'BinaryExpression' }>, script: Script): Known {
  const parts: Expression[] = [];
  let left: Expression | PrivateIdentifier = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    parts.unshift(left.right);
    left = left.left;
  }
  if (left.type === 'PrivateIdentifier') return unknown(node, script);
  if (node.operator !== '+') {
    const [a, b] = [left.type === 'BinaryExpression' ? left.left : left, node.right].map((side) =>
      side.type === 'PrivateIdentifier' ? undefined : value(side, script).value,
    );
    if (typeof a === 'number' && typeof b === 'number') {
      const result = { '-': a - b, '*': a * b, '/': a / b }[node.operator as '-' | '*' | '/'];
      if (result !== undefined) return { value: result, start: node.start };
    }
    return unknown(node, script);
  }
  const values = [left, ...parts].map((part) => value(part, script).value);
  if (values.every((part) => typeof part === 'number')) return { value: values.reduce((sum, part) => sum + part, 0), start: node.start };
  return { value: spend(values.map(asText).join(''), script), start: node.start };
}

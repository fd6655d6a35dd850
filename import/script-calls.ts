import type { ArrowFunctionExpression, CallExpression, Expression, Node, Pattern, SpreadElement, Statement } from 'acorn';
import { asText, type Known, listOf, type Script, spend, spendCopies, unknown } from './script-program.ts';

type Valuer = (node: Expression | SpreadElement, script: Script) => Known;
type Method = (object: Known, node: CallExpression, script: Script, value: Valuer) => Known | undefined;
type AnyFunction = Pick<ArrowFunctionExpression, 'params' | 'body' | 'async' | 'generator' | 'start'>;

/**
 * What a call makes, where it only puts data together: a function of the script whose body is an expression, or constants and a `return`, and a few methods
 * of lists and texts. What the arguments stand for is put in place of the parameters; nothing is run. Every other call is noted.
 */
export function valueOfCall(node: CallExpression, script: Script, value: Valuer): Known {
  const { callee } = node;
  if (callee.type === 'Identifier') {
    const init = script.scope?.has(callee.name) ? undefined : script.names.get(callee.name);
    const called = init && functionOf(init);
    const args = node.arguments.map((one) => value(one, script));
    // what is declared at the top sees no parameters of others
    const found = called && follow(called, args, script, undefined, value);
    return found ? { ...found, start: node.start } : unknown(node, script);
  }
  if (callee.type === 'MemberExpression' && callee.object.type !== 'Super' && !callee.computed && callee.property.type === 'Identifier') {
    if (callee.object.type === 'Identifier' && callee.object.name === 'Object' && !script.names.has('Object'))
      return ofObject(node, script, value);
    const method = Object.hasOwn(methods, callee.property.name) ? methods[callee.property.name] : undefined;
    const object = method && value(callee.object, script);
    // what the list or text is has been noted
    if (object?.unsure) return object;
    const found = object && method?.(object, node, script, value);
    if (found) return { ...found, start: node.start };
  }
  return unknown(node, script);
}

/** `Object.freeze(x)` is x, `Object.assign(x, y)` is `{ ...x, ...y }`. */
function ofObject(node: CallExpression, script: Script, value: Valuer): Known {
  const name = node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' ? node.callee.property.name : '';
  const [first, ...others] = node.arguments;
  if (!first || !['freeze', 'seal', 'assign'].includes(name) || (name !== 'assign' && others.length > 0)) return unknown(node, script);
  if (name !== 'assign') return value(first, script);
  const under = new Map<string, Known>();
  for (const one of node.arguments) {
    const more = value(one, script).under;
    spendCopies(more?.size ?? 0, script);
    for (const [key, known] of more ?? []) under.set(key, known);
  }
  return { value: Object.fromEntries([...under].map(([key, known]) => [key, known.value])), start: node.start, under };
}

export function functionOf(node: Node): AnyFunction | undefined {
  return ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type)
    ? (node as unknown as AnyFunction)
    : undefined;
}

/** The items of a list, as a list of their own, which is counted. */
function itemsOf({ value, under }: Known, script: Script): Known[] | undefined {
  if (!Array.isArray(value) || !under) return undefined;
  spendCopies(under.size, script);
  return [...under.values()];
}

/** Methods that only arrange what is there. */
const methods: Readonly<Record<string, Method>> = {
  filter(object, node, script) {
    const [by] = node.arguments;
    return by?.type === 'Identifier' && by.name === 'Boolean'
      ? list(itemsOf(object, script)?.filter((item) => item.unsure || item.value))
      : undefined;
  },
  concat(object, node, script, value) {
    const more = node.arguments.map((one) => value(one, script));
    return list(itemsOf(object, script)?.concat(more.flatMap((one) => itemsOf(one, script) ?? [one])));
  },
  flat(object, node, script, value) {
    const [depth] = node.arguments;
    if (depth && value(depth, script).value !== 1) return undefined;
    return list(itemsOf(object, script)?.flatMap((one) => itemsOf(one, script) ?? [one]));
  },
  map(object, node, script, value) {
    const [by] = node.arguments;
    const called = by && (functionOf(by) ?? (by.type === 'Identifier' ? functionOf(script.names.get(by.name) ?? by) : undefined));
    const items = itemsOf(object, script);
    if (!called || !items || node.arguments.length > 1) return undefined;
    const scope = functionOf(by as Node) ? script.scope : undefined;
    const made = items.map((item, index) => follow(called, [item, { value: index, start: item.start }], script, scope, value));
    return made.every((one) => one !== undefined) ? listOf(made, node.start) : undefined;
  },
  join(object, node, script, value) {
    const [by] = node.arguments;
    const between = by ? value(by, script).value : ',';
    const items = itemsOf(object, script);
    if (!items || typeof between !== 'string') return undefined;
    return { value: spend(items.map((item) => asText(item.value)).join(between), script), start: node.start };
  },
  trim: (object) => textOf(object, (text) => text.trim()),
  toLowerCase: (object) => textOf(object, (text) => text.toLowerCase()),
  toUpperCase: (object) => textOf(object, (text) => text.toUpperCase()),
};

const list = (items: readonly Known[] | undefined): Known | undefined => items && listOf(items, 0);
const textOf = ({ value, start }: Known, change: (text: string) => string): Known | undefined =>
  typeof value === 'string' ? { value: change(value), start } : undefined;

/** What a function makes of arguments; undefined where it does more than put data together. */
function follow(called: AnyFunction, args: readonly Known[], script: Script, around: Script['scope'], value: Valuer): Known | undefined {
  if (called.async || called.generator) return undefined;
  const scope = new Map(around ?? []);
  const inside: Script = { ...script, scope };
  for (const [index, param] of called.params.entries()) if (!bind(param, args[index], scope, inside, value)) return undefined;
  const { body } = called;
  if (body.type !== 'BlockStatement') {
    script.followed.add(called as unknown as Node);
    return value(body, inside);
  }
  const statements = body.body as Statement[];
  const last = statements.at(-1);
  const before = statements.slice(0, -1);
  const constants = before.flatMap((one) => (one.type === 'VariableDeclaration' ? one.declarations : []));
  if (last?.type !== 'ReturnStatement' || !last.argument || before.some(({ type }) => type !== 'VariableDeclaration')) return undefined;
  for (const { id, init } of constants) if (!init || !bind(id, value(init, inside), scope, inside, value)) return undefined;
  script.followed.add(called as unknown as Node);
  return value(last.argument, inside);
}

/** Gives a parameter or constant what it stands for: a name, a name with a default, or the keys of an object. */
function bind(pattern: Pattern, given: Known | undefined, scope: Map<string, Known>, script: Script, value: Valuer): boolean {
  if (pattern.type === 'Identifier') scope.set(pattern.name, given ?? { value: undefined, start: pattern.start });
  else if (pattern.type === 'AssignmentPattern') {
    const known = given && (given.value !== undefined || given.unsure) ? given : value(pattern.right, script);
    return bind(pattern.left, known, scope, script, value);
  } else if (pattern.type === 'ObjectPattern') {
    return pattern.properties.every(
      (property) =>
        property.type === 'Property' &&
        !property.computed &&
        property.key.type === 'Identifier' &&
        bind(property.value, given?.under?.get(property.key.name), scope, script, value),
    );
  } else return false;
  return true;
}

import type { Node } from 'acorn';
import { type Notes, Refusal } from './notes.ts';

/** A value of a script and where it is written. */
export interface Known {
  readonly value: unknown;
  readonly start: number;
  /** of an object or list, by key or index */
  readonly under?: ReadonlyMap<string, Known>;
  /** only a program knows it */
  readonly unsure?: true;
}

/** A script that is read as data. */
export interface Script {
  readonly text: string;
  readonly file: string;
  /** what a name stands for, by name: declared or assigned once at the top */
  readonly names: ReadonlyMap<string, Node>;
  /** values that names stand for, and those that are being worked out */
  readonly values: Map<string, Known | 'now'>;
  /** what the parameters of a function stand for that is followed; absent outside of one */
  readonly scope?: ReadonlyMap<string, Known>;
  /** functions that were followed */
  readonly followed: Set<Node>;
  readonly notes: Notes;
  readonly left: Left;
}

/** What may still be spent: names and functions can double one another. */
export interface Left {
  /** characters of text that are made by joining */
  characters: number;
  /** expressions of functions */
  expressions: number;
  /** items of lists and keys of objects that are copied into others */
  copies: number;
  /** levels of nesting */
  depth: number;
}

/** A text that a script makes of others is at most so long, in all. */
const mostJoined = 20_000_000;
const mostExpressions = 200_000;
const mostCopies = 500_000;
const deepest = 200;

export const newLeft = (): Left => ({ characters: mostJoined, expressions: mostExpressions, copies: mostCopies, depth: deepest });

/** Counts a text that was joined. @throws Refusal */
export function spend(text: string, { left, file }: Script): string {
  left.characters -= text.length;
  if (left.characters < 0) throw new Refusal('too-large', { file, offset: 0 }, `Unexpected texts of more than ${mostJoined} characters`);
  return text;
}

/** Counts an expression inside of a function. @throws Refusal */
export function spendExpression({ left, file, scope }: Script): void {
  if (scope && --left.expressions < 0)
    throw new Refusal('too-large', { file, offset: 0 }, `Unexpected functions that make more than ${mostExpressions} values`);
}

/** Counts items that are about to be copied into another list or object, at the top of a script too: each step can double them. @throws Refusal */
export function spendCopies(count: number, { left, file }: Script): void {
  left.copies -= count;
  if (left.copies < 0)
    throw new Refusal(
      'too-large',
      { file, offset: 0 },
      `Unexpected lists and objects made of others with more than ${mostCopies} items in all`,
    );
}

/** What only a program knows, which is noted. */
export function unknown(node: Node, { text, file, notes }: Script): Known {
  const source = text.slice(node.start, Math.min(node.end, node.start + 60)).replace(/\s+/g, ' ');
  notes.add('code', { file, offset: node.start }, `Not run: \`${source}\`, which only a program knows`, `at ${node.start}`);
  return { value: undefined, start: node.start, unsure: true };
}

/** A list of values that are known. */
export function listOf(items: readonly Known[], start: number): Known {
  return { value: items.map((item) => item.value), start, under: new Map(items.map((item, index) => [String(index), item])) };
}

export const asText = (part: unknown): string => (typeof part === 'string' || typeof part === 'number' ? String(part) : '');

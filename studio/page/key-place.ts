import { sameValue, type Value } from '#studio/yaml-scalar.ts';
import type { Refuse } from './refusals.ts';
import { type Studio, valueIn } from './studio.ts';

// Where the value of a form stands in the files, and how it is written there.

/** A key of a file, and what it has now. Steps are named by their ids in paths. */
export interface Place {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** what is seen of its name: `mode` */
  readonly label: string;
  /** all of it: `mode of By sea` */
  readonly words: string;
  readonly about: string;
  readonly required: boolean;
}

/** The `data-key` of a key's control, and the beginning of those of what is in it. */
export const keyOf = ({ file, path }: Pick<Place, 'file' | 'path'>): string => `${file}:${path.join('.')}`;

/** Whether a value is a mapping. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a key is written. The second argument is called where the edit is refused. */
export function setter(
  studio: Studio,
  { file, path }: Pick<Place, 'file' | 'path'>,
): (value: Value | undefined, refused?: Refuse, was?: () => Value) => Promise<boolean> {
  return (value, refused, was) =>
    studio.edit(() => {
      const before = was === undefined ? {} : { was: was() as never };
      return { kind: 'set-key', file, path: [...path], value: (value ?? null) as never, ...before };
    }, refused);
}

/** How a list is changed: the one that is there when the edit's turn comes, which may be another than its form shows. Undefined takes the key away. */
export function listSetter(studio: Studio, { file, path, required }: Pick<Place, 'file' | 'path' | 'required'>) {
  return (change: (now: readonly Value[]) => readonly Value[], refused: Refuse): Promise<boolean> =>
    studio.edit(() => {
      const now = valueIn(studio.state(), file, path);
      const next = change(Array.isArray(now) ? now : []);
      return { kind: 'set-key', file, path: [...path], value: (next.length === 0 && !required ? null : next) as never };
    }, refused);
}

/** A key in a mapping, or an item in a list. */
export const under = ({ file, path }: Pick<Place, 'file' | 'path'>, key: string | number) => ({ file, path: [...path, key] });

/** A list without one of the items that its form shows, which has another place in it by now where one before it has gone. */
export function without(now: readonly Value[], shown: readonly Value[], nth: number): readonly Value[] {
  const item = shown[nth];
  const isThere = now.length === shown.length || sameValue(now[nth], item);
  const at = isThere ? nth : now.findIndex((one) => sameValue(one, item));
  return now.filter((_, other) => other !== at);
}

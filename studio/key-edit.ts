import { isMap } from 'yaml';
import { z } from 'zod';
import { checkSchema } from '#file-format/check-schema.ts';
import type { Report } from '#file-format/problem.ts';
import { own, schemaAt } from '#file-format/salvage.ts';
import { parseYaml } from '#file-format/yaml-file.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { EditError } from './edit-error.ts';
import { hasOwnComment } from './kept-line.ts';
import { valueAt } from './yaml-checked.ts';
import { emptyValue, outcommentValue, removeValue, setValue } from './yaml-edit.ts';
import { sameValue, type Value } from './yaml-scalar.ts';
import { type Path, readYaml, startOf, walk, type YamlText } from './yaml-text.ts';

/**
 * Sets any key that a schema has, or takes it away. What the schema does not accept is refused in the words of check; mistakes that were there before are
 * no hindrance.
 * @param value null: the key goes, and with it an optional mapping that would be empty
 * @param was what it has as far as its author knows, null: nothing; where it has another value that is not written over
 * @returns the whole file's text
 * @throws EditError with the place in the file as it is
 */
export function setKey(schema: z.ZodType, yaml: YamlText, path: Path, value: Value, was?: Value): string {
  const now = valueAt(yaml.value, path);
  if (was !== undefined && !sameValue(now ?? null, was))
    throw new EditError(changedMeanwhile(now ?? undefined), yaml.part.file, yaml.part.text, yaml.part.from + placeOf(yaml, path));
  const text = value === null ? removeKey(schema, yaml, path) : setValue(yaml, path, value, keyOrder(schema, yaml.value, path));
  const mistake = newMistake(schema, yaml, text);
  if (mistake !== undefined) throw new EditError(mistake, yaml.part.file, yaml.part.text, yaml.part.from + placeOf(yaml, path));
  return text;
}

/**
 * Takes a key away, and with it an optional mapping that would be empty. A key of the schema that has a comment of its own keeps its place: as an empty list or
 * mapping where the schema has such, else as a comment; `setValue` puts the next value there.
 * @returns the whole file's text
 * @throws EditError
 */
export function removeKey(schema: z.ZodType, yaml: YamlText, path: Path): string {
  const least = leastPath(schema, yaml.value, path);
  for (let at = path; ; at = at.slice(0, -1)) {
    const { parent, depth } = walk(yaml, at);
    if (depth < at.length) return yaml.part.text; // it is not there
    const kept = keptPlaceOf(schema, yaml, at);
    if (kept !== null) return kept;
    if (at.length <= least || !isMap(parent) || parent.items.length > 1) return removeValue(yaml, at);
  }
}

/** A file in which the value of a key is gone and its line has stayed; null where nothing asks for that. */
function keptPlaceOf(schema: z.ZodType, yaml: YamlText, path: Path): string | null {
  const { parent, pair } = walk(yaml, path);
  if (!isMap(parent) || parent.flow || !pair || !hasOwnComment(yaml.source, pair)) return null;
  // The comment of a place or leg is about that, and goes with it.
  if (!(schemaAt(schema, yaml.value, path.slice(0, -1)) instanceof z.ZodObject)) return null;
  const empty = emptyValue(yaml, path);
  if (empty !== null && newMistake(schema, yaml, empty) === undefined) return empty;
  return outcommentValue(yaml, path);
}

/** A mistake of a file that was not in it before. */
function newMistake(schema: z.ZodType, yaml: YamlText, text: string): string | undefined {
  const after = readYaml({ ...yaml.part, text, to: yaml.part.to + text.length - yaml.part.text.length });
  const known = mistakesOf(schema, yaml);
  return mistakesOf(schema, after).find((found) => {
    const at = known.indexOf(found);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Where the nearest thing around a path begins. */
const placeOf = (yaml: YamlText, path: Path): number => {
  const { node, pair } = walk(yaml, path);
  return startOf((pair?.key as typeof node) ?? node);
};

function mistakesOf(schema: z.ZodType, { source, part }: YamlText): string[] {
  const found: string[] = [];
  const report: Report = (_, __, unexpected, expected) => found.push(`Unexpected ${unexpected}, expected ${expected}`);
  checkSchema(schema, parseYaml(part.file, source, report), report);
  return found;
}

/** The keys of the mapping that a path's first missing key comes into, in the schema's order. */
export function keyOrder(schema: z.ZodType, value: unknown, path: Path): string[] {
  const missing = path.findIndex((_, index) => path.slice(0, index + 1).reduce<unknown>((at, key) => own(at, key), value) === undefined);
  const around = schemaAt(schema, value, path.slice(0, Math.max(missing, 0)));
  return around instanceof z.ZodObject ? Object.keys(around.shape) : [];
}

/** How much of a path stays in any case: what is above may be left out where nothing else is in it. */
function leastPath(schema: z.ZodType, value: unknown, path: Path): number {
  let length = path.length;
  while (length > 1) {
    const around = schemaAt(schema, value, path.slice(0, length - 2));
    const isOptional = around instanceof z.ZodObject && own(around.shape, String(path[length - 2])) instanceof z.ZodOptional;
    if (!isOptional) break;
    length -= 1;
  }
  return length;
}

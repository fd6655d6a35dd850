import { z } from 'zod';
import { checkSchema } from '#file-format/check-schema.ts';
import type { Report } from '#file-format/problem.ts';
import { own, schemaAt } from '#file-format/salvage.ts';
import { parseYaml } from '#file-format/yaml-file.ts';
import { EditError } from './edit-error.ts';
import { removeValue, setValue } from './yaml-edit.ts';
import type { Value } from './yaml-scalar.ts';
import { type Path, readYaml, startOf, walk, type YamlText } from './yaml-text.ts';

/**
 * Sets any key that a schema has, or takes it away. What the schema does not accept is refused in the words of check; mistakes that were there before are
 * no hindrance.
 * @param value null: the key goes, and with it an optional mapping that would be empty
 * @returns the whole file's text
 * @throws EditError with the place in the file as it is
 */
export function setKey(schema: z.ZodType, yaml: YamlText, path: Path, value: Value): string {
  const text =
    value === null
      ? removeValue(yaml, path, leastPath(schema, yaml.value, path))
      : setValue(yaml, path, value, keyOrder(schema, yaml.value, path));
  const grown = text.length - yaml.part.text.length;
  const after = readYaml({ ...yaml.part, text, to: yaml.part.to + grown });
  const known = mistakesOf(schema, yaml);
  const isNew = (found: string): boolean => {
    const at = known.indexOf(found);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  };
  const mistake = mistakesOf(schema, after).find(isNew);
  if (mistake !== undefined) throw new EditError(mistake, yaml.part.file, yaml.part.text, yaml.part.from + placeOf(yaml, path));
  return text;
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

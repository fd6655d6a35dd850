import type { JsonSchema } from '#file-format/json-schema.ts';
import { own } from '#file-format/salvage.ts';
import type { Path, YamlFile } from '#file-format/yaml-file.ts';

/** A mapping of the format that has keys of its own: `story.yaml` itself, a place, a step. In its path `<id>` is any id, `[]` any item of a list. */
interface Section {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
}

export interface Source {
  /** "`story.yaml`", as the page calls it */
  readonly name: string;
  readonly schema: JsonSchema;
  /** the file of the handbook's example, of which the examples are parts */
  readonly example: YamlFile;
}

const isObject = (schema: JsonSchema | undefined): boolean => schema?.properties !== undefined;
const inner = (schema: JsonSchema): JsonSchema | undefined => {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  return schema.items && !Array.isArray(schema.items) ? (schema.items as JsonSchema) : undefined;
};

/** All mappings that have keys, outer ones first. One that is the same as an earlier one (a camera) is not told twice. */
function sectionsOf(schema: JsonSchema, path: readonly string[] = [], seen = new Set<string>()): Section[] {
  const shape = JSON.stringify(schema.properties);
  if (seen.has(shape)) return [];
  seen.add(shape);
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const item = inner(part);
    if (isObject(part)) return sectionsOf(part, [...path, key], seen);
    return item && isObject(item) ? sectionsOf(item, [...path, key, part.type === 'array' ? '[]' : '<id>'], seen) : [];
  });
  return [{ path, schema }, ...below];
}

/** The first place in a value that a path with `<id>` and `[]` leads to. */
export function firstAt(value: unknown, path: readonly string[]): Path | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  const keys = key !== '<id>' && key !== '[]' ? [key] : value !== null && typeof value === 'object' ? Object.keys(value) : [];
  for (const candidate of keys) {
    const part = own(value, candidate);
    const found = part === undefined ? undefined : firstAt(part, rest);
    if (found) return [Array.isArray(value) ? Number(candidate) : candidate, ...found];
  }
  return undefined;
}

/** The keys of which the example says nothing, as `steps[].lights`. */
export function keysWithoutExample({ schema, example }: Source): string[] {
  return sectionsOf(schema).flatMap(({ path, schema: section }) =>
    Object.keys(section.properties ?? {})
      .map((key) => [...path, key])
      .filter((at) => firstAt(example.value, at) === undefined)
      .map(written),
  );
}

/** `steps[].camera.fit` */
const written = (path: readonly string[]): string => path.join('.').replaceAll('.[]', '[]');

const code = (text: string): string => `\`${text}\``;

/** What a value is, in words. */
function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(code).join(' · ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(', or ');
  if (Array.isArray(schema.items)) return '[longitude, latitude]';
  if (schema.type === 'array') return `list of ${inner(schema) ? typeOf(inner(schema) as JsonSchema) : 'values'}`;
  if (schema.type === 'number') {
    const { minimum, exclusiveMinimum: above, maximum } = schema;
    if (above !== undefined) return `more than ${above}`;
    return minimum === undefined || maximum === undefined ? 'number' : `${minimum} to ${maximum}`;
  }
  if (schema.type === 'boolean') return '`true` · `false`';
  if (schema.type === 'object') {
    if (isObject(schema)) return 'mapping';
    const value = inner(schema);
    return value === undefined ? 'mapping' : isObject(value) ? 'mapping by id' : `mapping to ${typeOf(value)}`;
  }
  return 'text';
}

const longestInline = 64;
/** A part of the example in one line of a table; nothing where it is longer. */
function inline(example: YamlFile, path: Path): string {
  const { text } = example.source(path);
  const line = text.replace(/\s+/g, ' ').trim();
  return line !== '' && line.length <= longestInline && !/^[-\w]+: [^{[]*: /.test(line) && !line.startsWith('- ') ? code(line) : '';
}

/** A part of the example with its key, as it stands there, without what it is indented by. */
function block(example: YamlFile, path: Path): string {
  const key = typeof path.at(-1) === 'number' ? undefined : String(path.at(-1));
  const { text, spot } = example.source(path);
  const indent = ' '.repeat(example.column(spot));
  const lines = `${indent}${text.trimEnd()}`.split('\n');
  const least = Math.min(...lines.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  const body = lines.map((line) => line.slice(least));
  if (key === undefined) return body.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`).join('\n');
  return body.length === 1 ? `${key}: ${body[0]}` : `${key}:\n${body.map((line) => `  ${line}`).join('\n')}`;
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');

function sectionPage({ path, schema }: Section, { name, example }: Source): string {
  const at = firstAt(example.value, path);
  const rows = Object.entries(schema.properties ?? {}).map(([key, part]) => {
    const found = firstAt(example.value, [...path, key]);
    return `| ${code(key)} | ${schema.required?.includes(key) ? 'yes' : ''} | ${cell(typeOf(part))} | ${cell(part.description ?? '')} | ${found ? cell(inline(example, found)) : ''} |`;
  });
  return [
    `${path.length === 0 ? `## ${name}` : `### ${code(written(path))}`}`,
    '',
    ...(path.length > 0 && at ? ['```yaml', block(example, at), '```', ''] : []),
    '| key | needed | value | what it says | for example |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The reference of keys: for each mapping a part of the example and a row for each key. Markdown, made anew by `npm run handbook`. */
export function keysPage(sources: readonly Source[]): string {
  return [
    '# Every key, by example',
    '',
    'Made from the descriptions in `file-format/schema.ts` by `npm run handbook`: change them there. The examples are parts of [one story](example/story.yaml) that uses',
    'every key, and is checked and drawn with the tests. `<id>` is an id of your own, `[]` each item of a list. What keeps keys together, and what the reader of the',
    'files refuses besides, is in [story files](../story-files.md).',
    '',
    ...sources.flatMap((source) => sectionsOf(source.schema).map((section) => sectionPage(section, source))),
  ].join('\n');
}

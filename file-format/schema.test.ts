import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '#node/root.ts';
import { type JsonSchema, modeline, schemaFiles, storyJsonSchema, textJsonSchema } from './json-schema.ts';

/** The keys, however deep, that editors could say nothing of. */
function undescribed(schema: unknown, path = ''): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if (Array.isArray(schema)) return schema.flatMap((part) => undescribed(part, path));
  // branches say which keys go together, and name them once more
  const { properties, oneOf: _, ...rest } = schema as JsonSchema;
  const own = Object.entries(properties ?? {}).flatMap(([key, part]) => [
    ...(part.description ? [] : [`${path}.${key}`]),
    ...undescribed(part, `${path}.${key}`),
  ]);
  return [...own, ...Object.values(rest).flatMap((part) => undescribed(part, path))];
}

describe('schema', () => {
  it.each([
    ['story.yaml', storyJsonSchema()],
    ['front matter', textJsonSchema()],
  ])('of %s has a description of every key: else add `.describe(…)` to it in file-format/schema.ts', (_, json) => {
    expect(Object.keys(json.properties ?? {}).length).toBeGreaterThan(4);
    expect(undescribed(json)).toEqual([]);
  });

  it('would see a key without description', () => {
    const json = z.toJSONSchema(z.strictObject({ a: z.record(z.string(), z.strictObject({ b: z.string() })).describe('a') }));
    expect(undescribed(json)).toEqual(['.a.b']);
  });

  /** The schema that an editor has, as something that tells right from wrong. */
  const editor = z.fromJSONSchema(storyJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const example = parse(readFileSync(join(root, 'docs/handbook/example/story.yaml'), 'utf8'));

  it('for editors takes a story that uses every key', () => {
    expect(editor.safeParse(example).error?.issues ?? []).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...example, placse: {} }],
    ['a place without a name', { ...example, places: { lisbon: { at: [0, 0], kind: 'story' } } }],
    ['a latitude off the Earth', { ...example, places: { lisbon: { at: [0, 91], kind: 'story', name: { en: 'x' } } } }],
    ['an id with capitals', { ...example, places: { Lisbon: { at: [0, 0], kind: 'story', name: { en: 'x' } } } }],
    ['a camera that aims at nothing', { ...example, steps: [{ id: 'a', camera: { pitch: 3 } }] }],
    ['a camera that aims twice', { ...example, steps: [{ id: 'a', camera: { fit: ['lisbon'], center: [0, 0], zoom: 3 } }] }],
    ['a centre without a zoom', { ...example, steps: [{ id: 'a', camera: { center: [0, 0] } }] }],
    ['a side that is none', { ...example, steps: [{ id: 'a', camera: { fit: ['lisbon'] }, show: { lisbon: 'rigth' } }] }],
  ])('for editors refuses %s', (_, story) => {
    expect(editor.safeParse(story).success).toBe(false);
  });

  it('is named in the first line of every published story', () => {
    const stories = readdirSync(join(root, 'stories'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of stories) {
      const [line] = readFileSync(join(root, 'stories', name, 'story.yaml'), 'utf8').split('\n');
      expect([name, line]).toEqual([name, modeline(`../../${schemaFiles.story}`)]);
    }
  });
});

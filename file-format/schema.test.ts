import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frontMatterSchema, storySchema } from './schema.ts';

interface JsonSchema {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
}

/** The keys, however deep, that editors could say nothing of. */
function undescribed(schema: unknown, path = ''): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if (Array.isArray(schema)) return schema.flatMap((part) => undescribed(part, path));
  const { properties, ...rest } = schema as JsonSchema;
  const own = Object.entries(properties ?? {}).flatMap(([key, part]) => [
    ...(part.description ? [] : [`${path}.${key}`]),
    ...undescribed(part, `${path}.${key}`),
  ]);
  return [...own, ...Object.values(rest).flatMap((part) => undescribed(part, path))];
}

describe('schema', () => {
  it.each([
    ['story.yaml', storySchema],
    ['front matter', frontMatterSchema],
  ])('of %s becomes a JSON schema for editors, with a description of every key', (_, schema) => {
    const json = z.toJSONSchema(schema);
    expect(Object.keys(json.properties ?? {}).length).toBeGreaterThan(4);
    expect(undescribed(json)).toEqual([]);
  });

  it('would see a key without description', () => {
    const json = z.toJSONSchema(z.strictObject({ a: z.record(z.string(), z.strictObject({ b: z.string() })).describe('a') }));
    expect(undescribed(json)).toEqual(['.a.b']);
  });
});

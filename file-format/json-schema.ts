import { z } from 'zod';
import { frontMatterSchema, storySchema } from './schema.ts';

/** What is read of a JSON schema (draft 7), as zod writes it. */
export interface JsonSchema {
  /** several where YAML reads one text as another type, as a year */
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  /** of a list one schema, of a tuple one for each place */
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly [other: string]: unknown;
}

/** Where the schemas for editors are, from the repository's root. */
export const schemaFiles = { story: 'file-format/story.schema.json', text: 'file-format/text.schema.json' } as const;

/** What an editor reads in the first line of a `story.yaml`, after `# yaml-language-server: `. */
export const modeline = (path: string): string => `# yaml-language-server: $schema=${path}`;

const withKeys = (keys: string[]) => ({
  type: 'object' as const,
  properties: Object.fromEntries(keys.map((key) => [key, {}])),
  required: keys,
});

function jsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema: at }) => {
      // Which keys go together is not in the shape, and checked apart.
      if (at.properties?.fit && at.properties.follow) at.oneOf = [['fit'], ['center', 'zoom'], ['follow', 'zoom']].map(withKeys);
    },
  });
  return { $schema, title, ...rest } as JsonSchema;
}

/** The schema of `story.yaml` for editors and agents. It is more lenient than `npm run check`, which also knows what names what. */
export const storyJsonSchema = (): JsonSchema => jsonSchema(storySchema, 'story.yaml of a map story');

/** The schema of the front matter of `text.<lang>.md`. */
export const textJsonSchema = (): JsonSchema => jsonSchema(frontMatterSchema, 'Front matter of a text of a map story');

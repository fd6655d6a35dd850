import { type JsonSchema, storyJsonSchema, textJsonSchema } from '#file-format/json-schema.ts';

/** What a text of a story's files can be the name of. */
export type Named = 'place' | 'leg' | 'region' | 'overlay' | 'source' | 'kind' | 'step' | 'shapes';

/** What the value of a key is, for a form. Made of the schema, so that no key of it is without one. */
export type Field =
  /** with the pattern of an id, or any; prose may take several lines of a control */
  | { readonly is: 'text'; readonly pattern?: string; readonly prose?: boolean }
  | { readonly is: 'number'; readonly least?: number; readonly most?: number }
  | { readonly is: 'truth' }
  | { readonly is: 'choice'; readonly values: readonly string[] }
  | { readonly is: 'name'; readonly of: readonly Named[] }
  /** a text in each of the story's languages */
  | { readonly is: 'words' }
  /** [longitude, latitude], degrees; longitudes up to `east` */
  | { readonly is: 'point'; readonly east: number }
  | { readonly is: 'list'; readonly item: Field; readonly exactly?: number }
  /** values by the names of something, by some of a few keys, or by ids that the author gives */
  | {
      readonly is: 'map';
      readonly keys: { readonly of: readonly Named[] } | { readonly values: readonly string[] } | 'ids';
      readonly value: Field;
    }
  | { readonly is: 'parts'; readonly parts: readonly Part[] }
  | { readonly is: 'either'; readonly forms: readonly Field[] }
  /** written in the file alone */
  | { readonly is: 'by-hand' };

/** A key of a mapping. */
export interface Part {
  readonly key: string;
  /** what it is for, as the schema says; may be empty */
  readonly about: string;
  readonly required: boolean;
  readonly field: Field;
}

/** What texts, and keys of mappings, are the names of; `*` is any key or item. The schema knows them as texts only. */
const named: Readonly<Record<string, readonly Named[]>> = {
  'places.*.kind': ['kind'],
  'regions.*.file': ['shapes'],
  'overlays.*.geojson': ['shapes'],
  'legs.*.from': ['place'],
  'legs.*.to': ['place'],
  'legs.*.branch.leg': ['leg'],
  'legs.*.path': ['shapes'],
  'legs.*.length.sources.*': ['source'],
  'legs.*.sources.*': ['source'],
  'legs.*.sources.ends.*': ['source'],
  'legs.*.sources.mode.*': ['source'],
  'legs.*.sources.way.*': ['source'],
  'legs.*.stops.*': ['place'],
  'journey.*': ['leg'],
  'steps.*.camera.fit.*': ['place', 'leg', 'region'],
  'steps.*.camera.follow': ['leg'],
  'steps.*.narrow.camera.fit.*': ['place', 'leg', 'region'],
  'steps.*.narrow.camera.follow': ['leg'],
  'steps.*.show.*': ['place'],
  'steps.*.narrow.show.*': ['place'],
  'steps.*.legs.*': ['leg'],
  'steps.*.draw.*': ['leg'],
  'steps.*.regions.*': ['region'],
  'steps.*.overlays.*': ['overlay'],
  'steps.*.emphasise.*': ['place', 'leg', 'region'],
  'steps.*.status': ['leg'],
  'corrections.*.step': ['step'],
  'says.*': ['leg'],
};

/**
 * Keys that no form sets, and why. A language needs a text of its own, an id is named in other places and files, and paint is any of MapLibre's.
 */
export const keysByHand: Readonly<Record<string, string>> = {
  languages: 'a language comes with a text of its own, text.<language>.md',
  'steps.*.id': 'a step is named in the texts too',
  'overlays.*.paint': 'MapLibre’s paint properties',
};

/** All keys of `story.yaml`. */
export const storyField: Field = fieldOf(storyJsonSchema(), []);

/** All keys of a text's front matter. */
export const frontField: Field = fieldOf(textJsonSchema(), []);

function fieldOf(schema: JsonSchema, path: readonly string[]): Field {
  const pattern = path.join('.');
  if (Object.hasOwn(keysByHand, pattern)) return { is: 'by-hand' };
  if (schema.anyOf) return { is: 'either', forms: schema.anyOf.map((form) => fieldOf(form, path)) };
  if (schema.enum) return { is: 'choice', values: schema.enum };
  switch (Array.isArray(schema.type) && schema.type.includes('string') ? 'string' : schema.type) {
    case 'object':
      return mappingOf(schema, path);
    case 'array':
      return listOf(schema, path);
    case 'number':
    case 'integer': {
      const { minimum: least, maximum: most } = schema;
      return { is: 'number', ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
    }
    case 'boolean':
      return { is: 'truth' };
    case 'string': {
      const of = named[pattern];
      return of ? { is: 'name', of } : { is: 'text', ...(schema.minLength === 1 ? { prose: true } : {}) };
    }
  }
  throw new Error(`Unexpected schema of ${pattern}, expected one of what stories' files have`);
}

function mappingOf({ properties, required = [], additionalProperties, propertyNames }: JsonSchema, path: readonly string[]): Field {
  if (properties) {
    const parts = Object.entries(properties).map(([key, schema]): Part => {
      return { key, about: schema.description ?? '', required: required.includes(key), field: fieldOf(schema, [...path, key]) };
    });
    return { is: 'parts', parts };
  }
  const value = fieldOf(additionalProperties as JsonSchema, [...path, '*']);
  const { enum: values, pattern } = (propertyNames ?? {}) as JsonSchema;
  const of = named[[...path, '*'].join('.')];
  if (of) return { is: 'map', keys: { of }, value: value.is === 'name' ? { is: 'text' } : value };
  if (values) return { is: 'map', keys: { values }, value };
  return pattern === undefined && value.is === 'text' ? { is: 'words' } : { is: 'map', keys: 'ids', value };
}

function listOf({ items, minItems, maxItems }: JsonSchema, path: readonly string[]): Field {
  if (Array.isArray(items)) return { is: 'point', east: (items[0] as JsonSchema).maximum ?? 180 };
  const item = fieldOf(items as JsonSchema, [...path, '*']);
  return { is: 'list', item, ...(typeof minItems === 'number' && minItems === maxItems ? { exactly: minItems } : {}) };
}

/** The part of a field under a key; undefined where it has none. Of forms it is the first that has the key. */
export function fieldUnder(field: Field, key: string | number): Field | undefined {
  switch (field.is) {
    case 'parts':
      return field.parts.find((part) => part.key === key)?.field;
    case 'map':
      return typeof key === 'string' ? field.value : undefined;
    case 'list':
      return typeof key === 'number' ? field.item : undefined;
    case 'either':
      return field.forms.map((form) => fieldUnder(form, key)).find((found) => found !== undefined);
    default:
      return undefined;
  }
}

/** The field at a path. @throws Error for a path that the schema does not have */
export function fieldAt(field: Field, path: readonly (string | number)[]): Field {
  const found = path.reduce<Field | undefined>((at, key) => at && fieldUnder(at, key), field);
  if (!found) throw new Error(`Unexpected path ${path.join('.')}, expected one of the schema`);
  return found;
}

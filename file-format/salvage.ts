import { z } from 'zod';

/** What is left of a value when its mistaken parts are taken out. Items of lists keep their index; tuples are whole or gone. */
export type Salvaged<T> = T extends readonly [unknown, unknown]
  ? T
  : T extends readonly (infer U)[]
    ? (Salvaged<U> | undefined)[]
    : T extends object
      ? { [K in keyof T]?: Salvaged<T[K]> | undefined }
      : T;

/**
 * Keeps what a schema accepts, part by part, so that one mistake does not hide the next: the checks after the schema's run on the
 * rest. Keys of records stay, their values undefined, because whoever names them is not mistaken.
 */
export function salvage<S extends z.ZodType>(schema: S, value: unknown): Salvaged<z.infer<S>> | undefined {
  return partOf(schema, value) as Salvaged<z.infer<S>> | undefined;
}

function partOf(schema: z.core.$ZodType, value: unknown): unknown {
  const inner = unwrap(schema, value);
  const result = z.safeParse(inner, value);
  if (result.success) return result.data;
  if (Array.isArray(value)) return inner instanceof z.ZodArray ? value.map((item) => partOf(inner.element, item)) : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (inner instanceof z.ZodObject) {
    return fromEntries(Object.entries(inner.shape).map(([key, part]) => [key, partOf(part as z.core.$ZodType, own(value, key))]));
  }
  if (inner instanceof z.ZodRecord) {
    return fromEntries(Object.entries(value).map(([key, item]) => [key, partOf(inner.valueType, item)]));
  }
  return undefined;
}

// Object.fromEntries defines properties, so that `__proto__` stays a key like any other.
const fromEntries = (entries: [string, unknown][]): object => Object.fromEntries(entries);

export function own(value: unknown, key: PropertyKey): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

/** The schema inside `optional`, or the branch of a union that is meant for a value: the list, the mapping, or the one for a single value. */
export function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap() as z.core.$ZodType, value);
  if (schema instanceof z.ZodUnion) {
    return unwrap(schema.options[branchFor(schema, value)] ?? (schema.options[0] as z.core.$ZodType), value);
  }
  return schema;
}

/** Which branch of a union is meant for a value of this form; -1: none is. */
export function branchFor(union: z.ZodUnion, value: unknown): number {
  const form = Array.isArray(value) ? 'list' : value !== null && typeof value === 'object' ? 'mapping' : 'single';
  return union.options.findIndex((option) => formOf(option) === form);
}

/** What a value of a schema looks like in a file. */
export function formOf(schema: z.core.$ZodType): 'list' | 'mapping' | 'single' {
  if (schema instanceof z.ZodArray) return 'list';
  return schema instanceof z.ZodObject || schema instanceof z.ZodRecord ? 'mapping' : 'single';
}

/** The schema at a path of a value; undefined when the schema does not go so far. */
export function schemaAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = schema;
  let rest = value;
  for (const key of path) {
    const inner: z.core.$ZodType | undefined = at && unwrap(at, rest);
    if (inner instanceof z.ZodObject) at = (own(inner.shape, key) as z.core.$ZodType | undefined) ?? undefined;
    else if (inner instanceof z.ZodRecord) at = inner.valueType;
    else if (inner instanceof z.ZodArray) at = inner.element;
    else if (inner instanceof z.ZodTuple) at = inner.def.items[Number(key)];
    else return undefined;
    rest = own(rest, key);
  }
  return at && unwrap(at, rest);
}

/** What a schema's description says, of the thing at a path. */
export function descriptionAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string | undefined {
  const parent = schemaAt(schema, value, path.slice(0, -1));
  const key = path.at(-1);
  const part = parent instanceof z.ZodObject && key !== undefined ? own(parent.shape, key) : undefined;
  return (part as z.ZodType | undefined)?.description;
}

import { type Splice, spliced } from './splice.ts';
import { sameValue, type Value } from './yaml-scalar.ts';
import { type Path, readYaml, type YamlText } from './yaml-text.ts';

// What a file's YAML means before an edit and after it.

/** Makes the change, reads it again, and refuses one that did anything else than what was meant. */
export function checked(yaml: YamlText, splices: readonly Splice[], want: (before: unknown) => unknown): string {
  const { part } = yaml;
  const text = spliced(
    part.text,
    splices.map((splice) => ({ ...splice, from: splice.from + part.from, to: splice.to + part.from })),
  );
  const after = readYaml({ ...part, text, to: part.to + text.length - part.text.length });
  if (!sameValue(after.value, want(yaml.value)))
    throw yaml.refuse(
      'YAML in a form that the studio does not edit',
      'mappings and lists as docs/story-files.md has them',
      splices[0]?.from ?? 0,
    );
  return text;
}

/** The plain value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

export function withValue(value: unknown, path: Path, put: Value): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? withValue(item, rest, put) : item));
  const map = (value ?? {}) as Record<string, unknown>;
  return { ...map, [key]: withValue(map[key], rest, put) };
}

export function withoutValue(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? withoutValue(item, rest) : item));
  const map = value as Record<string, unknown>;
  if (rest.length === 0) return Object.fromEntries(Object.entries(map).filter(([other]) => other !== String(key)));
  return { ...map, [String(key)]: withoutValue(map[String(key)], rest) };
}

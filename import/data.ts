import { jsonErrorOffset } from '#file-format/json-error.ts';
import { type Notes, Refusal, type Where } from './notes.ts';

/** Plain data that was read from a file, and knows where it stood there. */
export interface Data {
  readonly file: string;
  readonly value: unknown;
  /** where the value at a path is */
  readonly where: (path: readonly (string | number)[]) => Where;
}

export type Path = readonly (string | number)[];
export type Mapping = Readonly<Record<string, unknown>>;

/** @throws Refusal where the text is not JSON */
export function readJson(file: string, text: string): Data {
  try {
    return { file, value: JSON.parse(text), where: (path) => ({ file, path }) };
  } catch {
    const lines = readLines(file, text);
    if (lines) return lines;
    const offset = jsonErrorOffset(text) ?? 0;
    const found = offset >= text.length ? 'the end of the file' : `\`${text.slice(offset, offset + 12).trim()}\``;
    throw new Refusal('broken-file', { file, offset }, `Unexpected ${found}, expected valid JSON`);
  }
}

/** GeoJSON with a feature on each line, as databases write it: one collection of them. */
function readLines(file: string, text: string): Data | undefined {
  if (!/^\s*\{.*\}\s*\n\s*\{/.test(text.slice(0, 1_000_000))) return undefined;
  const features: unknown[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      try {
        features.push(JSON.parse(line));
      } catch {
        return undefined;
      }
      starts.push(offset);
    }
    offset += line.length + 1;
  }
  if (!features.every((feature) => at(feature, 'type') === 'Feature')) return undefined;
  const where = (path: Path): Where => ({ file, offset: starts[typeof path[1] === 'number' ? path[1] : 0] ?? 0 });
  return { file, value: { type: 'FeatureCollection', features }, where };
}

export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping's own value; undefined where there is none, or no mapping. */
export function at(value: unknown, key: string): unknown {
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A text or a number as text; empty for anything else. */
export function textAt(value: unknown, key: string): string {
  const found = at(value, key);
  return typeof found === 'string' ? found : typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

/** A number, or the number that a text is; undefined for anything else. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = at(value, key);
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined;
  if (typeof found !== 'string' || found.trim() === '') return undefined;
  const read = Number(found);
  return Number.isFinite(read) ? read : undefined;
}

const empty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A value in a message: short, on one line. */
export function brief(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `\`${value.replace(/\s+/g, ' ').slice(0, 60)}\``;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? `an object of ${Object.keys(value).length} keys` : String(value);
}

/** Notes every key of a mapping that is not read; those that are empty say nothing. The same key of many mappings is told once. */
export function noteOthers(
  value: unknown,
  known: readonly string[],
  {
    data,
    path,
    of,
    notes,
    code = 'unknown-key',
  }: { data: Data; path: Path; of: string; notes: Notes; code?: 'unknown-key' | 'setting' | 'property' },
): void {
  if (!isMapping(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (known.includes(key) || empty(inner)) continue;
    notes.add(
      code,
      data.where([...path, key]),
      `Not carried over: ${key === '' ? 'a key without a name' : `\`${key.slice(0, 60)}\``} of ${of}, ${brief(inner)}`,
      `${of} ${key}`,
    );
  }
}

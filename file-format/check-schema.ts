import { z } from 'zod';
import { reportCoordinate } from './coordinates.ts';
import { canonicalTag } from './formats.ts';
import { expectedValue, nearest, oneOf } from './nearest.ts';
import type { Report } from './problem.ts';
import { branchFor, descriptionAt, own, schemaAt, unwrap } from './salvage.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** Reports whatever a schema does not accept, each mistake at its own key or value. */
export function checkSchema(schema: z.ZodType, file: YamlFile, report: Report): void {
  if (file.value === null || file.value === undefined) {
    report('missing-key', file.spot([]), 'emptiness', `the keys ${keysOf(schema, undefined, []).join(', ')}`);
    return;
  }
  const result = schema.safeParse(file.value);
  for (const issue of result.error?.issues ?? []) tell(schema, file, report, issue, issue.path);
}

function tell(schema: z.ZodType, file: YamlFile, report: Report, issue: Issue, path: Path): void {
  const value = path.reduce<unknown>((at, key) => own(at, key), file.value);
  const at = schemaAt(schema, file.value, path);
  if (value === undefined) {
    const key = String(path.at(-1));
    const description = descriptionAt(schema, file.value, path);
    report('missing-key', file.spot(path.slice(0, -1), 'key'), `lack of \`${key}\``, `\`${key}\`${suffix(description)}`);
    return;
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(schema, file.value, path);
      for (const key of issue.keys) {
        report('unknown-key', file.spot([...path, key], 'key'), `key \`${key}\``, quoted(nearest(key, known)) ?? oneOf(known));
      }
      return;
    }
    case 'invalid_union': {
      const union = unionAt(schema, file.value, path);
      const branch = union && issue.errors[branchFor(union, value)];
      const fits = branch?.filter(({ code, path: inside }) => !(code === 'invalid_type' && inside.length === 0));
      const values = branch?.find(({ code, path: inside }) => code === 'invalid_value' && inside.length === 0);
      if (values?.code === 'invalid_value' && nearest(String(value), values.values.map(String)) === undefined) {
        // none of the values was meant: perhaps another form
        report('bad-value', file.spot(path), shown(value), oneOf([...values.values.map(String), ...mappingsOf(union)]));
      } else if (branch && fits?.length === branch.length) {
        for (const inner of branch) tell(schema, file, report, inner, [...path, ...inner.path]);
      } else report('wrong-type', file.spot(path), typed(value), formsOf(union));
      return;
    }
    case 'invalid_type':
      report('wrong-type', file.spot(path), typed(value), typeNames[issue.expected] ?? issue.expected);
      return;
    case 'invalid_value':
      report('bad-value', file.spot(path), shown(value), didYouMean(value, issue.values.map(String)));
      return;
    case 'too_small':
    case 'too_big':
      reportSize(schema, file, report, issue, path, value, at);
      return;
    case 'invalid_key':
      report('bad-id', file.spot(path, 'key'), `id \`${String(path.at(-1))}\``, expectedFormats.id[1]);
      return;
    default: {
      const canonical = issue.message === 'language' && canonicalTag(value);
      if (canonical) {
        report('bad-language', file.spot(path), shown(value), `\`${canonical}\``);
        return;
      }
      const [code, expected] = expectedFormats[issue.message as keyof typeof expectedFormats] ?? expectedFormats.other;
      report(code, file.spot(path), shown(value), expected);
    }
  }
}

/** The union at a path, before its branch is chosen. */
function unionAt(schema: z.ZodType, value: unknown, path: Path): z.ZodUnion | undefined {
  const parent = path.slice(0, -1);
  const around = schemaAt(schema, value, parent);
  const key = path.at(-1);
  const inner =
    around instanceof z.ZodObject
      ? own(around.shape, String(key))
      : around instanceof z.ZodArray
        ? around.element
        : around instanceof z.ZodRecord
          ? around.valueType
          : undefined;
  const given = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
  const plain = given instanceof z.ZodNullable ? given.unwrap() : given;
  return plain instanceof z.ZodUnion ? plain : undefined;
}

/** "a list or a mapping": what a union takes. */
function formsOf(union: z.ZodUnion | undefined): string {
  const names = (union?.options ?? []).map((option) => {
    if (option instanceof z.ZodArray) return 'a list';
    if (option instanceof z.ZodEnum) return oneOf(option.options.map(String));
    if (option instanceof z.ZodNumber) return 'a number';
    return option instanceof z.ZodString ? 'text' : 'a mapping';
  });
  return names.join(' or ');
}

/** The mappings that a union takes, as `{ km: …, sources: […] }`, without what may be left out. */
function mappingsOf(union: z.ZodUnion | undefined): string[] {
  return (union?.options ?? []).flatMap((option) => {
    if (!(option instanceof z.ZodObject)) return [];
    const parts = Object.entries(option.shape).filter(([, part]) => !(part instanceof z.ZodOptional));
    return [`{ ${parts.map(([key, part]) => `${key}: ${part instanceof z.ZodArray ? '[…]' : '…'}`).join(', ')} }`];
  });
}

function reportSize(
  schema: z.ZodType,
  file: YamlFile,
  report: Report,
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: Path,
  value: unknown,
  at: z.core.$ZodType | undefined,
): void {
  const pair = path.slice(0, -1);
  const tuple = schemaAt(schema, file.value, pair);
  if (tuple instanceof z.ZodTuple) {
    const point = pair.reduce<unknown>((inner, key) => own(inner, key), file.value) as unknown[];
    const longitude = tuple.def.items[0];
    reportCoordinate(report, file, pair, point, Number(path.at(-1)), longitude instanceof z.ZodNumber ? (longitude.maxValue ?? 180) : 180);
  } else if (typeof value === 'number' && at instanceof z.ZodNumber) {
    const { minValue, maxValue } = at;
    const exclusive = issue.code === 'too_small' && !issue.inclusive;
    const least = exclusive ? `more than ${issue.minimum}` : `${minValue} or more`;
    const open = exclusive || maxValue === Number.POSITIVE_INFINITY || maxValue === null;
    report('out-of-range', file.spot(path), `${value}`, open ? least : `${minValue} to ${maxValue}`);
  } else if (at instanceof z.ZodTuple) {
    report(
      'wrong-type',
      file.spot(path),
      Array.isArray(value) ? `list of ${value.length}` : typed(value),
      'two numbers, [longitude, latitude]',
    );
  } else {
    report('empty-part', file.spot(path), shown(value), `something in it${suffix(descriptionAt(schema, file.value, path))}`);
  }
}

const typeNames: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'two numbers, [longitude, latitude]',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
};

const expectedFormats = {
  id: ['bad-id', 'lower-case words joined by hyphens, as `cape-horn`'],
  language: ['bad-language', 'a BCP 47 tag, as `en` or `pt-BR`'],
  country: ['bad-language', 'an ISO 3166-1 alpha-2 code, as `PT`'],
  date: ['bad-date', 'a day, month or year of the calendar, as 2024-10-18, 2024-10 or 1834'],
  day: ['bad-date', 'a day of the calendar, as 2024-10-18'],
  contact: ['bad-url', 'an e-mail address, or a URL that begins with https://'],
  colour: ['bad-value', 'a colour as `"#CC3300"`'],
  url: ['bad-url', 'a URL that begins with https:// or http://'],
  geojson: ['bad-file-name', 'the name of a .geojson file in the story’s folder'],
  tiles: ['bad-file-name', 'the name of an archive of tiles in the story’s folder, as `old-map.pmtiles`'],
  picture: ['bad-file-name', 'the name of a picture in the story’s folder, as `old-map.jpg`'],
  other: ['bad-value', 'another value'],
} as const;

function keysOf(schema: z.ZodType, value: unknown, path: Path): string[] {
  const at = schemaAt(schema, value, path) ?? unwrap(schema, value);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** What a key is, from its description; of a long one without what it explains in brackets, which the handbook has. */
const suffix = (description: string | undefined): string =>
  description ? `: ${description.length > 300 ? description.replace(/ \([^()]*\)/g, '') : description}` : '';

/** A value with its type, where that is what is wrong: the text `131.9` and the number look alike. */
const typed = (value: unknown): string => (typeof value === 'string' && value !== '' ? `text ${shown(value)}` : shown(value));

const quoted = (name: string | undefined): string | undefined => name && `\`${name}\``;

const didYouMean = (value: unknown, known: string[]): string => (typeof value === 'string' ? expectedValue(value, known) : oneOf(known));

/** A value as it is named in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'empty value';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  if (typeof value === 'object') return 'mapping';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return `\`${value.length > 60 ? `${value.slice(0, 59)}…` : value}\``;
  return `${typeof value} ${String(value)}`;
}

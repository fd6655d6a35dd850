import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isHostPattern } from '#embed/trusted-hosts.ts';
import { checkSchema } from '#file-format/check-schema.ts';
import { webUrl } from '#file-format/formats.ts';
import { expectedOf } from '#file-format/nearest.ts';
import { collect, formatProblems, type Problem, type Report, toProblems } from '#file-format/problem.ts';
import { contactSchema, lookSchema } from '#file-format/schema.ts';
import { parseYaml, type YamlFile } from '#file-format/yaml-file.ts';
import { contrastOf, leastContrast, nearestWith } from '#theme/contrast.ts';
import type { OwnTypeface } from '#theme/fonts.ts';
import { type Accent, accentGrounds, type Look, looks, paletteOf } from '#theme/palette.ts';

/** The optional file at the repository's root that says what the site as a whole is. */
export const settingsFile = 'site.yaml';

/** What a publisher's typeface is for. */
export type FontRole = 'reading' | 'labels';

/** What site.yaml says. */
export interface SiteSettings {
  /** what the site is called, where SITE_NAME does not say otherwise */
  readonly name?: string;
  /** what `/` shows: the story with this id, or `list`: the page of stories. Absent: the story where there is one, else the list. */
  readonly front?: string;
  /** ids of stories that the list begins with; those that are not named follow, newest first */
  readonly order?: readonly string[];
  /** the look of stories that name none, and of the page of stories; absent: `night` */
  readonly look?: Look;
  /** the colour of the marks of the step that is read, by look; a colour alone is for both */
  readonly accent?: Accent;
  /** stands over the first words of each story and of the page of stories */
  readonly logo?: {
    /** paths, relative to the repository or absolute, for each look */
    readonly file: Readonly<Record<Look, string>>;
    /** what it says, for who does not see it: the publisher's name */
    readonly alt: string;
    /** where it leads */
    readonly url?: string;
  };
  /** the publisher's typefaces: to read, and for captions, labels and buttons. Paths relative to the repository or absolute */
  readonly fonts?: Readonly<Partial<Record<FontRole, OwnTypeface>>>;
  /** where readers may write to, of a story that does not say otherwise: an e-mail address or a web page */
  readonly contact?: string;
  /** whose pages may embed stories, as `https://news.example` or `https://*.news.example`. Absent: any page */
  readonly hosts?: readonly string[];
  /** path of the PMTiles archive that gives streets, relative to the repository or absolute: for all stories, or by story */
  readonly streets?: string | Readonly<Record<string, string>>;
}

const colour = z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i, { error: 'colour' });

const path = z.string().min(1);
const typeface = z.strictObject({
  name: z.string().trim().min(1).describe('what it is called'),
  licence: z.string().trim().min(1).describe('whose it is, which the credits say'),
  regular: path.describe('the path of its font of weight 400'),
  italic: path.optional().describe('of the italic'),
  bold: path.optional().describe('of weight 600, for headlines, names and what is strong'),
  medium: path.optional().describe('of weight 500'),
  light: path.optional().describe('of weight 300, for large figures'),
});

const schema = z.strictObject({
  name: z.string().trim().min(1).optional().describe('what the site is called'),
  front: z.string().min(1).optional().describe('the id of a story, or `list`'),
  order: z.array(z.string()).optional().describe('ids of stories, in the order of the list'),
  look: lookSchema.optional(),
  accent: z
    .union([colour, z.strictObject({ night: colour.optional(), day: colour.optional() })])
    .nullish() // `accent: #CC3300`: a comment, of which checkAccent says more
    .describe('the colour of the marks of the step that is read, or one for each look'),
  logo: z
    .strictObject({
      file: z
        .union([z.string().min(1), z.strictObject({ night: z.string().min(1), day: z.string().min(1) })])
        .describe('the path of an SVG or a PNG, or one for each look'),
      alt: z.string().trim().min(1).describe('what it says: the publisher’s name'),
      url: z.string().refine(webUrl, { error: 'url' }).optional().describe('where it leads'),
    })
    .optional()
    .describe('what stands over the first words of each story and of the page of stories'),
  fonts: z
    .strictObject({
      reading: typeface.optional().describe('for headlines and paragraphs'),
      labels: typeface.optional().describe('for captions, names on the map and buttons'),
    })
    .optional()
    .describe('the publisher’s typefaces'),
  contact: contactSchema.optional(),
  hosts: z.array(z.string()).min(1).optional().describe('origins whose pages may embed stories'),
  streets: z
    .union([z.string().min(1), z.record(z.string(), z.string().min(1))])
    .optional()
    .describe('the path of a PMTiles archive, or one for each story, by its id'),
});

/**
 * Reads the text of site.yaml.
 * @param text null where there is no such file: nothing is said
 * @param storyIds ids that `front` and `order` may name; one in `order` that is none of them is a warning
 * @returns the settings, null when there is a mistake; and the mistakes and warnings
 */
export function readSettings(text: string | null, storyIds: readonly string[]): { settings: SiteSettings | null; problems: Problem[] } {
  // a file of comments says as little as none
  if (text === null || /^(?:\s*(?:#.*)?(?:\r?\n|$))*$/.test(text)) return { settings: {}, problems: [] };
  const { findings, report } = collect();
  const file = parseYaml(settingsFile, text, report);
  if (!file.broken) checkSchema(schema, file, report);
  const parsed = schema.safeParse(file.value);
  if (!file.broken && typeof file.value === 'object' && file.value !== null) {
    const { accent, front, order, hosts, streets } = file.value as Readonly<Record<string, unknown>>;
    if (typeof front === 'string' && front !== '' && front !== 'list' && !storyIds.includes(front))
      report('bad-value', file.spot(['front']), `\`${front}\``, expectedOf(front, [...storyIds, 'list'], 'story'));
    for (const [index, host] of (Array.isArray(hosts) ? hosts : []).entries())
      if (typeof host === 'string' && !isHostPattern(host))
        report(
          'bad-value',
          file.spot(['hosts', index]),
          `\`${host}\``,
          'an origin such as `https://news.example` or `https://*.news.example`',
        );
    checkAccent(file, accent, report);
    const named = typeof streets === 'object' && streets !== null && !Array.isArray(streets) ? Object.keys(streets) : [];
    for (const id of named)
      if (!storyIds.includes(id))
        report('bad-value', file.spot(['streets', id]), `story \`${id}\``, expectedOf(id, storyIds, 'story'), 'warning');
    const ids: unknown[] = Array.isArray(order) ? order : [];
    for (const [index, id] of ids.entries()) {
      if (typeof id !== 'string') continue;
      // A warning: a story that was taken away must not stop the others.
      if (!storyIds.includes(id))
        report('bad-value', file.spot(['order', index]), `story \`${id}\``, expectedOf(id, storyIds, 'story'), 'warning');
      else if (ids.indexOf(id) < index) report('duplicate-name', file.spot(['order', index]), `second \`${id}\``, 'each story once');
    }
  }
  const problems = toProblems(findings, { [settingsFile]: text });
  const sound = parsed.success && !problems.some(({ severity }) => severity === 'error');
  return { settings: sound ? settingsOf(parsed.data) : null, problems };
}

/** A colour of three digits with six, as all others have. */
const sixDigits = (color: string): string => (color.length === 4 ? color.replaceAll(/[0-9a-f]/gi, '$&$&') : color).toUpperCase();

function settingsOf({ accent, fonts, logo, ...settings }: z.infer<typeof schema>): SiteSettings {
  const given = typeof accent === 'string' ? { night: accent, day: accent } : accent;
  const colors = Object.entries(given ?? {}).flatMap(([look, color]) => (color ? [[look, sixDigits(color)] as const] : []));
  return {
    ...settings,
    ...(given ? { accent: Object.fromEntries(colors) } : {}),
    ...(fonts
      ? {
          fonts: Object.fromEntries(
            Object.entries(fonts).flatMap(([role, own]) => {
              if (!own) return [];
              const { name, licence, ...files } = own;
              return [[role, { name, licence, files }] as const];
            }),
          ),
        }
      : {}),
    ...(logo ? { logo: { ...logo, file: typeof logo.file === 'string' ? { night: logo.file, day: logo.file } : logo.file } } : {}),
  } as SiteSettings;
}

/** Each accent on each ground that it will have. One colour for both looks has to do in both: a story may be given another look at any time. */
function checkAccent(file: YamlFile, accent: unknown, report: Report): void {
  if (accent === null)
    report('bad-value', file.spot(['accent']), 'nothing', 'a colour in quotation marks, as `"#CC3300"`: `#` begins a comment');
  for (const look of looks) {
    const own = typeof accent === 'object' && accent !== null && !Array.isArray(accent);
    const given = own ? (accent as Readonly<Record<string, unknown>>)[look] : accent;
    if (typeof given !== 'string' || !colour.safeParse(given).success) continue;
    const color = sixDigits(given);
    const grounds = accentGrounds.map((name) => paletteOf(look)[name]);
    const least = Math.min(...grounds.map((ground) => contrastOf(color, ground)));
    if (least >= leastContrast.mark) continue;
    const shade = nearestWith(leastContrast.mark, color, grounds);
    const other = looks.filter((name) => name !== look).map((name) => `${name}: "${given}"`);
    report(
      'bad-value',
      file.spot(own ? ['accent', look] : ['accent']),
      `\`${given}\`, which has ${Math.floor(least * 100) / 100}:1 on its ground by ${look}`,
      `${leastContrast.mark}:1 or more, as \`"${shade}"\`${own ? '' : ` has, or a colour for each look: \`{ ${[...other, `${look}: "${shade}"`].join(', ')} }\``}`,
    );
  }
}

/** The text of site.yaml; null where there is none. @param root the repository; default the working directory */
export function settingsText(root = process.cwd()): string | null {
  try {
    return readFileSync(join(root, settingsFile), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The mistakes in site.yaml, for `npm run check`; none where there is no such file.
 * @param storyIds ids of all stories, those with mistakes too
 */
export function checkSite(storyIds: readonly string[], root?: string): Problem[] {
  return readSettings(settingsText(root), storyIds).problems;
}

/**
 * What site.yaml says.
 * @throws Error with the whole report when it holds a mistake
 */
export function siteSettings(storyIds: readonly string[], root?: string): SiteSettings {
  const { settings, problems } = readSettings(settingsText(root), storyIds);
  if (!settings) throw new Error(`${settingsFile} has mistakes:\n${formatProblems(problems)}`);
  return settings;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkSchema } from '#file-format/check-schema.ts';
import { expectedOf } from '#file-format/nearest.ts';
import { collect, formatProblems, type Problem, toProblems } from '#file-format/problem.ts';
import { parseYaml } from '#file-format/yaml-file.ts';

/** The optional file at the repository's root that says what the site as a whole is. */
export const settingsFile = 'site.yaml';

/** What site.yaml says. */
export interface SiteSettings {
  /** what the site is called, where SITE_NAME does not say otherwise */
  readonly name?: string;
  /** what `/` shows: the story with this id, or `list`: the page of stories. Absent: the story where there is one, else the list. */
  readonly front?: string;
  /** ids of stories that the list begins with; those that are not named follow, newest first */
  readonly order?: readonly string[];
}

const schema = z.strictObject({
  name: z.string().trim().min(1).optional().describe('what the site is called'),
  front: z.string().min(1).optional().describe('the id of a story, or `list`'),
  order: z.array(z.string()).optional().describe('ids of stories, in the order of the list'),
});

/**
 * Reads the text of site.yaml.
 * @param text null where there is no such file: nothing is said
 * @param storyIds ids that `front` and `order` may name
 * @returns the settings, null when there is a mistake; and the mistakes
 */
export function readSettings(text: string | null, storyIds: readonly string[]): { settings: SiteSettings | null; problems: Problem[] } {
  // a file of comments says as little as none
  if (text === null || /^(?:\s*(?:#.*)?(?:\r?\n|$))*$/.test(text)) return { settings: {}, problems: [] };
  const { findings, report } = collect();
  const file = parseYaml(settingsFile, text, report);
  if (!file.broken) checkSchema(schema, file, report);
  const parsed = schema.safeParse(file.value);
  if (!file.broken && typeof file.value === 'object' && file.value !== null) {
    const { front, order } = file.value as Readonly<Record<string, unknown>>;
    if (typeof front === 'string' && front !== '' && front !== 'list' && !storyIds.includes(front))
      report('bad-value', file.spot(['front']), `\`${front}\``, expectedOf(front, [...storyIds, 'list'], 'story'));
    const ids: unknown[] = Array.isArray(order) ? order : [];
    for (const [index, id] of ids.entries()) {
      if (typeof id !== 'string') continue;
      if (!storyIds.includes(id)) report('bad-value', file.spot(['order', index]), `story \`${id}\``, expectedOf(id, storyIds, 'story'));
      else if (ids.indexOf(id) < index) report('duplicate-name', file.spot(['order', index]), `second \`${id}\``, 'each story once');
    }
  }
  const problems = toProblems(findings, { [settingsFile]: text });
  return { settings: parsed.success && problems.length === 0 ? (parsed.data as SiteSettings) : null, problems };
}

/** The text of site.yaml; null where there is none. @param root the repository; default the working directory */
function settingsText(root = process.cwd()): string | null {
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

import type { Story } from '#story/story.ts';
import { checkGeography } from './check-geography.ts';
import { checkLanguages } from './check-languages.ts';
import { checkReferences, type Draft } from './check-references.ts';
import { checkSchema } from './check-schema.ts';
import { checkSteps } from './check-steps.ts';
import { checkStoryId } from './check-story-id.ts';
import { checkTextReferences, checkTextSteps } from './check-texts.ts';
import { decode } from './decode.ts';
import { readShape, type Shape } from './geojson.ts';
import { type LintProblem, locateLint } from './locate-lint.ts';
import { makeStory } from './make-story.ts';
import { makeNames } from './names.ts';
import { collect, type Finding, linesOf, type Problem, type Report, type Spot, toProblems } from './problem.ts';
import { readText, type TextDraft } from './read-text.ts';
import { salvage } from './salvage.ts';
import { type StoryFile, storySchema } from './schema.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A story's files by name: `story.yaml`, `text.en.md`, `sea.geojson` … Texts, or the bytes of which some may be none. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A translation beside the text in the story's first language; both are without mistakes of their own. */
export interface TextPair {
  readonly original: TextDraft;
  readonly translation: TextDraft;
  /** "text.en.md:31" of a place */
  readonly nameOf: (spot: Spot) => string;
}

/** What is checked beyond the format, by those who know what makes a good story. An error of theirs leaves the story: to mend one, one has to see it. */
export interface Linter {
  /** words by language in `story.yaml`, as far as they are well formed */
  readonly names?: (draft: Draft, yaml: YamlFile, report: Report<string>) => void;
  /** a translation whose text is well formed */
  readonly texts?: (pair: TextPair, report: Report<string>) => void;
  /** a story whose files have no error */
  readonly story?: (story: Story) => readonly LintProblem[];
}

export interface Options {
  readonly lint?: Linter | undefined;
  /** the languages that the site's interface is in, as BCP 47 tags; without them no language is refused for lack of it */
  readonly locales?: readonly string[] | undefined;
}

export interface Result {
  /** Null when the format has an error. An error of lint leaves it. */
  readonly story: Story | null;
  /** All mistakes, sorted by place, warnings too. One whose severity is `error` stops the build, also beside a story. */
  readonly problems: Problem[];
}

const storyName = 'story.yaml';

/**
 * Reads a story from its files, or all their mistakes at once. Pure. What only follows from another mistake is not reported.
 * @param id the story's id: its folder's name
 */
export function checkFiles(id: string, files: Files, { lint, locales }: Options = {}): Result {
  const { findings, report } = collect();
  checkStoryId(id, { file: storyName, offset: 0 }, report);
  const { contents, unreadable } = decodeAll(files, report);
  const texts = Object.entries(contents).flatMap(([file, text]) => {
    const lang = languageOf(file);
    return lang === undefined || unreadable.has(file) ? [] : [readText(file, lang, text, report)];
  });
  const failed = (): Result => ({ story: null, problems: toProblems(findings, contents) });
  const yamlText = contents[storyName];
  if (yamlText === undefined) {
    report('missing-file', { file: storyName, offset: 0 }, 'folder without story.yaml', 'the facts of the story in it');
    return failed();
  }
  // When the YAML is broken its parts are not to be trusted.
  if (unreadable.has(storyName)) return failed();
  const yaml = parseYaml(storyName, yamlText, report);
  if (yaml.broken) return failed();
  checkSchema(storySchema, yaml, report);
  if (yaml.value === null || yaml.value === undefined) return failed();

  const draft: Draft = salvage(storySchema, yaml.value) ?? {};
  const shapes = readShapes(draft, yaml, contents, unreadable, report);
  const names = makeNames(report);
  checkReferences(draft, yaml, names, report);
  checkSteps(draft, yaml, report);
  checkLanguages(draft, yaml, { texts: Object.keys(files).flatMap((file) => languageOf(file) ?? []), locales, report });
  checkGeography(draft, yaml, shapes, report);
  for (const text of texts) {
    checkTextReferences(text, names, report);
    if (draft.steps) checkTextSteps(draft, yaml, text, report);
  }
  // A text that can't be read may use what nothing else does.
  if (unreadable.size === 0 && texts.every(({ whole }) => whole)) names.reportUnused();
  const sound = !findings.some(isError);

  lint?.names?.(draft, yaml, report);
  for (const pair of lint?.texts ? textPairs(draft, texts, contents, findings) : []) lint?.texts?.(pair, report);
  if (!sound) return failed();

  // No error: the draft is the whole file.
  const story = makeStory(id, draft as StoryFile, shapes, inOrder(texts, draft));
  for (const problem of lint?.story?.(story) ?? []) findings.push(locateLint(problem, { yaml, texts }));
  return { story, problems: toProblems(findings, contents) };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** The files as texts. One that can't be read is reported as what it is, and nothing is said of what should be in it. */
function decodeAll(files: Files, report: Report): { contents: Record<string, string>; unreadable: Set<string> } {
  const unreadable = new Set<string>();
  const contents = Object.entries(files).map(([file, content]) => {
    const { text, mistake } = decode(content);
    if (mistake) {
      unreadable.add(file);
      report('not-utf-8', { file, offset: mistake.offset }, mistake.unexpected, 'text in UTF-8');
    }
    return [file, text] as const;
  });
  return { contents: Object.fromEntries(contents), unreadable };
}

const languageOf = (file: string): string | undefined => /^text\.([\w-]+)\.md$/.exec(file)?.[1];

/** Each translation beside the original, where both texts are without a mistake of their own. */
function textPairs(
  { languages }: Draft,
  texts: readonly TextDraft[],
  contents: Readonly<Record<string, string>>,
  findings: readonly Finding[],
): TextPair[] {
  const unsound = new Set(findings.filter(isError).map(({ file }) => file));
  const sound = texts.filter(({ file, lang }) => languages?.includes(lang) && !unsound.has(file));
  const original = sound.find(({ lang }) => lang === languages?.[0]);
  if (!original) return [];
  const lines = linesOf(contents[original.file] ?? '');
  const nameOf = ({ file, offset }: Spot): string => `${file}:${lines.linePos(offset).line}`;
  return sound.filter((text) => text !== original).map((translation) => ({ original, translation, nameOf }));
}

/** Reads each GeoJSON file once, as what the first one that names it needs, and reports those that are not there or not used. */
function readShapes(
  draft: Draft,
  yaml: YamlFile,
  contents: Readonly<Record<string, string>>,
  unreadable: ReadonlySet<string>,
  report: Report,
): Map<string, Shape | null> {
  const shapes = new Map<string, Shape | null>();
  const wants = new Map<string, 'LineString' | 'Polygon'>();
  const read = (file: string | undefined, path: readonly string[], want: 'LineString' | 'Polygon') => {
    if (file === undefined) return;
    const text = Object.hasOwn(contents, file) ? contents[file] : undefined;
    if (text === undefined) report('missing-file', yaml.spot(path), `\`${file}\`, which is not there`, 'a file of the story’s folder');
    else if (!shapes.has(file)) {
      shapes.set(file, unreadable.has(file) ? null : readShape(file, text, want, report));
      wants.set(file, want);
    } else if (wants.get(file) !== want && !unreadable.has(file)) {
      // no file is both: this reports it
      readShape(file, text, want, report);
    }
  };
  for (const [id, leg] of Object.entries(draft.legs ?? {})) read(leg?.path, ['legs', id, 'path'], 'LineString');
  for (const [id, region] of Object.entries(draft.regions ?? {})) read(region?.file, ['regions', id, 'file'], 'Polygon');
  for (const file of Object.keys(contents)) {
    if (file.endsWith('.geojson') && !shapes.has(file))
      report('unused-file', { file, offset: 0 }, 'file that nothing uses', 'a leg or region that names it', 'warning');
  }
  return shapes;
}

const inOrder = (texts: readonly TextDraft[], { languages }: Draft): TextDraft[] =>
  [...texts].sort((a, b) => (languages ?? []).indexOf(a.lang) - (languages ?? []).indexOf(b.lang));

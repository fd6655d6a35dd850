import type { Story } from '#story/story.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkGeography } from './check-geography.ts';
import { checkLanguages } from './check-languages.ts';
import { checkReferences, type Draft } from './check-references.ts';
import { checkSchema } from './check-schema.ts';
import { checkSteps } from './check-steps.ts';
import { checkStoryId } from './check-story-id.ts';
import { checkTextKinds, checkTextReferences, checkTextSteps } from './check-texts.ts';
import { decode } from './decode.ts';
import { readShape, type Shape } from './geojson.ts';
import { mostBytes } from './limits.ts';
import { type LintProblem, locateLint } from './locate-lint.ts';
import { makeStory } from './make-story.ts';
import { makeNames } from './names.ts';
import { collect, type Finding, type Problem, placesIn, type Report, type Spot, toProblems } from './problem.ts';
import { readCaptions } from './read-captions.ts';
import { digestOf, isCaptionsName, isMediumName, type Medium } from './read-media.ts';
import { readMethod } from './read-method.ts';
import { readOverlays } from './read-overlays.ts';
import { type Media, readText, type TextDraft } from './read-text.ts';
import { salvage } from './salvage.ts';
import { type StoryFile, storySchema } from './schema.ts';
import type { Unread } from './unread.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** A story's files by name: `story.yaml`, `text.en.md`, `sea.geojson` … Texts, or the bytes of which some may be none, and media as what was found in them. */
export type Files = Readonly<Record<string, string | Uint8Array | Unread | Medium>>;

/** A translation beside the text in the story's first language; both are without mistakes of their own. */
export interface TextPair {
  readonly original: TextDraft;
  readonly translation: TextDraft;
  /** "text.en.md:31" of a place */
  readonly nameOf: (spot: Spot) => string;
}

/** What is checked beyond the format, by those who know what makes a good story. An error of theirs leaves the story: to mend one, one has to see it. */
export interface Linter {
  /** the files as they are written, by name; empty where one can't be read */
  readonly contents?: (contents: Readonly<Record<string, string>>, report: Report<string>) => void;
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
  const media = mediaOf(files, contents, unreadable, report);
  const texts = Object.entries(contents).flatMap(([file, text]) => {
    const lang = languageOf(file);
    return lang === undefined || unreadable.has(file) ? [] : [readText(file, lang, text, report, media)];
  });
  const methods = Object.entries(contents).flatMap(([file, text]) => {
    const lang = languageOf(file, 'method');
    return lang === undefined || unreadable.has(file) ? [] : [readMethod(file, lang, text, report)];
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
  const overlays = readOverlays(draft, yaml, { contents, unreadable, media }, report);
  const placeOf = placesIn(contents);
  const names = makeNames(report, placeOf);
  checkReferences(draft, yaml, names, report);
  checkSteps(draft, yaml, report);
  const languagesOf = (kind: 'text' | 'method') => Object.keys(files).flatMap((file) => languageOf(file, kind) ?? []);
  checkLanguages(draft, yaml, { texts: languagesOf('text'), methods: languagesOf('method'), locales, report });
  checkGeography(draft, yaml, shapes, report);
  for (const text of texts) {
    checkTextReferences(text, names, placeOf, report);
    if (draft.steps && !text.unread) {
      checkTextSteps(draft, yaml, text, report);
      checkTextKinds(draft, text, report);
    }
  }
  for (const method of methods)
    checkTextReferences({ ...method, steps: texts.find(({ lang }) => lang === method.lang)?.steps ?? [] }, names, placeOf, report);
  checkCorrections(draft, yaml, texts, placeOf, report);
  reportUnusedMedia(media, texts, draft, report);
  // A text that can't be read may use what nothing else does.
  if (unreadable.size === 0 && texts.every(({ whole }) => whole)) names.reportUnused();
  const sound = !findings.some(isError);

  lint?.contents?.(contents, report);
  lint?.names?.(draft, yaml, report);
  const pairs = lint?.texts ? [...textPairs(draft, texts, contents, findings), ...textPairs(draft, methods, contents, findings)] : [];
  for (const pair of pairs) lint?.texts?.(pair, report);
  if (!sound) return failed();

  // No error: the draft is the whole file.
  const story = makeStory(id, draft as StoryFile, { shapes, overlays }, { texts: inOrder(texts, draft), methods });
  for (const problem of lint?.story?.(story) ?? []) findings.push(locateLint(problem, { yaml, texts }));
  return { story, problems: toProblems(findings, contents) };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** The files as texts. One that can't be read is reported as what it is, and nothing is said of what should be in it. */
function decodeAll(files: Files, report: Report): { contents: Record<string, string>; unreadable: Set<string> } {
  const unreadable = new Set<string>();
  const contents = Object.entries(files).map(([file, content]) => {
    if (isMedium(content)) return [file, ''] as const;
    const unread = unreadOf(file, content);
    if (unread) {
      unreadable.add(file);
      report(unread.code, { file, offset: 0 }, unread.unexpected, unread.expected);
      return [file, ''] as const;
    }
    const { text, mistake } = decode(content as string | Uint8Array);
    if (mistake) {
      unreadable.add(file);
      report('not-utf-8', { file, offset: mistake.offset }, mistake.unexpected, 'text in UTF-8');
    }
    return [file, text] as const;
  });
  return { contents: Object.fromEntries(contents), unreadable };
}

const isMedium = (content: Files[string]): content is Medium => typeof content === 'object' && 'kind' in content;

/** The media by name; null: there, and not to be used, which has been reported. */
function mediaOf(files: Files, contents: Readonly<Record<string, string>>, unreadable: ReadonlySet<string>, report: Report): Media {
  return new Map(
    Object.entries(files).flatMap(([file, content]): (readonly [string, Medium | null])[] => {
      if (isMediumName(file)) return [[file, isMedium(content) ? content : null]];
      if (!isCaptionsName(file)) return [];
      const text = contents[file] ?? '';
      return [[file, unreadable.has(file) ? null : { kind: 'captions', digest: digestOf(text), words: readCaptions(file, text, report) }]];
    }),
  );
}

/** A medium that no text has would be kept for nothing. Where a text could not be read it may be there. */
function reportUnusedMedia(media: Media, texts: readonly TextDraft[], { overlays }: Draft, report: Report): void {
  if (texts.some(({ unread }) => unread)) return;
  const used = new Set([
    ...texts.flatMap(({ blocks }) => blocks.flatMap(({ files }) => files)),
    ...Object.values(overlays ?? {}).flatMap((overlay) => [overlay?.picture, overlay?.tiles]),
  ]);
  for (const file of media.keys()) {
    if (!used.has(file))
      report('unused-file', { file, offset: 0 }, 'file that nothing uses', 'a text or an overlay that names it', 'warning');
  }
}

function unreadOf(file: string, content: Exclude<Files[string], Medium>): Unread | undefined {
  if (typeof content === 'string') return content.length > mostBytes(file) ? tooLarge(file, content.length) : undefined;
  if (!(content instanceof Uint8Array)) return content;
  return content.length > mostBytes(file) ? tooLarge(file, content.length) : undefined;
}

/** A file of more bytes than a story needs. */
export const tooLarge = (file: string, bytes: number): Unread => ({
  code: 'too-large',
  unexpected: `file of ${(bytes / 1e6).toFixed(1)} MB`,
  expected: `${mostBytes(file) / 1e6} MB at most`,
});

const languageOf = (file: string, kind: 'text' | 'method' = 'text'): string | undefined => {
  const [, of, lang] = /^(text|method)\.([\w-]+)\.md$/.exec(file) ?? [];
  return of === kind ? lang : undefined;
};

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
  const nameOf = placesIn(contents);
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
  const overlays = new Set(Object.values(draft.overlays ?? {}).map((overlay) => overlay?.geojson));
  for (const file of Object.keys(contents)) {
    if (file.endsWith('.geojson') && !shapes.has(file) && !overlays.has(file))
      report('unused-file', { file, offset: 0 }, 'file that nothing uses', 'a leg, region or overlay that names it', 'warning');
  }
  return shapes;
}

const inOrder = (texts: readonly TextDraft[], { languages }: Draft): TextDraft[] =>
  [...texts].sort((a, b) => (languages ?? []).indexOf(a.lang) - (languages ?? []).indexOf(b.lang));

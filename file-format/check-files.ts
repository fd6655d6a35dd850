import { checkLanguages } from '#lint/compare-names.ts';
import { compareTexts } from '#lint/compare-texts.ts';
import type { Story } from '#story/story.ts';
import { checkGeography } from './check-geography.ts';
import { checkReferences, type Draft } from './check-references.ts';
import { checkSchema } from './check-schema.ts';
import { checkSteps } from './check-steps.ts';
import { checkTextReferences, checkTextSteps } from './check-texts.ts';
import { readShape, type Shape } from './geojson.ts';
import { type LintProblem, locateLint } from './locate-lint.ts';
import { makeStory } from './make-story.ts';
import { makeNames } from './names.ts';
import { collect, type Finding, lineColumn, type Problem, type Report, type Spot, toProblems } from './problem.ts';
import { readText, type TextDraft } from './read-text.ts';
import { salvage } from './salvage.ts';
import { type StoryFile, storySchema } from './schema.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** The texts of a story's files by name: `story.yaml`, `text.en.md`, `sea.geojson` … */
export type Files = Readonly<Record<string, string>>;

export interface Options {
  /** Finds mistakes of the lint in a story whose files have no error. */
  readonly lint?: ((story: Story) => readonly LintProblem[]) | undefined;
}

export interface Result {
  /** Null when the files have an error. An error of the lint leaves it: to mend one, one has to see it. */
  readonly story: Story | null;
  /** All mistakes, sorted by place, warnings too. One whose severity is `error` stops the build, also beside a story. */
  readonly problems: Problem[];
}

const storyName = 'story.yaml';

/**
 * Reads a story from the texts of its files, or all their mistakes at once. Pure.
 * @param id the story's id: its folder's name
 */
export function checkFiles(id: string, files: Files, options: Options = {}): Result {
  const { findings, report } = collect();
  const failed = () => findings.some((finding) => finding.severity === 'error');
  const texts = readTexts(files, report);
  const yamlText = Object.hasOwn(files, storyName) ? files[storyName] : undefined;
  if (yamlText === undefined) {
    report('missing-file', { file: storyName, offset: 0 }, 'folder without story.yaml', 'the facts of the story in it');
    return { story: null, problems: toProblems(findings, files) };
  }
  const yaml = parseYaml(storyName, yamlText, report);
  // When the YAML is broken its parts are not to be trusted: what would be said of them is not said.
  if (yaml.broken) return { story: null, problems: toProblems(findings, files) };

  checkSchema(storySchema, yaml, report);
  if (yaml.value === null || yaml.value === undefined) return { story: null, problems: toProblems(findings, files) };
  const draft: Draft = salvage(storySchema, yaml.value) ?? {};
  const shapes = readShapes(draft, yaml, files, report);
  const names = makeNames(report);
  checkReferences(draft, yaml, names, report);
  checkSteps(draft, yaml, report);
  checkLanguages(draft, yaml, report);
  checkGeography(draft, yaml, shapes, report);
  checkTextFiles(draft, yaml, texts, report);
  for (const text of texts) {
    checkTextReferences(text, names, report);
    if (draft.steps) checkTextSteps(draft, yaml, text, report);
  }
  names.reportUnused();
  checkTranslations(draft, texts, files, findings, report);
  if (failed()) return { story: null, problems: toProblems(findings, files) };

  // No error: the draft is the whole file.
  const story = makeStory(id, draft as StoryFile, shapes, inOrder(texts, draft));
  for (const problem of options.lint?.(story) ?? []) findings.push(locateLint(problem, { yaml, texts }));
  return { story, problems: toProblems(findings, files) };
}

function readTexts(files: Files, report: Report): TextDraft[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const lang = languageOf(file);
    return lang === undefined ? [] : [readText(file, lang, text, report)];
  });
}

const languageOf = (file: string): string | undefined => /^text\.([\w-]+)\.md$/.exec(file)?.[1];

/** Each language has its text, and each text its language. */
function checkTextFiles(draft: Draft, yaml: YamlFile, texts: readonly TextDraft[], report: Report): void {
  const languages = draft.languages ?? [];
  for (const [i, lang] of languages.entries()) {
    if (lang === undefined) continue;
    const spot = yaml.spot(['languages', i]);
    if (languages.indexOf(lang) < i) report('duplicate-name', spot, `second \`${lang}\``, 'each once');
    else if (!texts.some((text) => text.lang === lang))
      report('missing-text', spot, `language \`${lang}\` without a text`, `text.${lang}.md`);
  }
  for (const { file, lang } of texts) {
    if (draft.languages && !languages.includes(lang))
      report(
        'unknown-language',
        { file, offset: 0 },
        `text in \`${lang}\``,
        `\`${lang}\` among the languages of story.yaml, or no such file`,
      );
  }
}

/** Each text against the first language's, as far as both are sound: what follows from another mistake is not said. */
function checkTranslations(
  { languages }: Draft,
  texts: readonly TextDraft[],
  files: Files,
  findings: readonly Finding[],
  report: Report,
): void {
  const unsound = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const sound = texts.filter(({ file, lang }) => languages?.includes(lang) && !unsound.has(file));
  const original = sound.find(({ lang }) => lang === languages?.[0]);
  if (!original) return;
  const nameOf = ({ file, offset }: Spot): string => `${file}:${lineColumn(files[file] ?? '', offset).line}`;
  for (const translation of sound) if (translation !== original) compareTexts({ original, translation, nameOf, report });
}

/** Reads each GeoJSON file once, as what the first one that names it needs, and reports those that are not there or not used. */
function readShapes(draft: Draft, yaml: YamlFile, files: Files, report: Report): Map<string, Shape | null> {
  const shapes = new Map<string, Shape | null>();
  const wants = new Map<string, 'LineString' | 'Polygon'>();
  const read = (file: string | undefined, path: readonly string[], want: 'LineString' | 'Polygon') => {
    if (file === undefined) return;
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    if (text === undefined) report('missing-file', yaml.spot(path), `\`${file}\`, which is not there`, 'a file of the story’s folder');
    else if (!shapes.has(file)) {
      shapes.set(file, readShape(file, text, want, report));
      wants.set(file, want);
    } else if (wants.get(file) !== want) {
      // no file is both: this reports it
      readShape(file, text, want, report);
    }
  };
  for (const [id, leg] of Object.entries(draft.legs ?? {})) read(leg?.path, ['legs', id, 'path'], 'LineString');
  for (const [id, region] of Object.entries(draft.regions ?? {})) read(region?.file, ['regions', id, 'file'], 'Polygon');
  for (const file of Object.keys(files)) {
    if (file.endsWith('.geojson') && !shapes.has(file))
      report('unused-file', { file, offset: 0 }, 'file that nothing uses', 'a leg or region that names it', 'warning');
  }
  return shapes;
}

const inOrder = (texts: readonly TextDraft[], { languages }: Draft): TextDraft[] =>
  [...texts].sort((a, b) => (languages ?? []).indexOf(a.lang) - (languages ?? []).indexOf(b.lang));

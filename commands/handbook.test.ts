import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkFiles, type Files, type Result } from '#file-format/check-files.ts';
import { formatProblems } from '#file-format/problem.ts';
import { readFiles } from '#file-format/read-story.ts';
import { linter } from '#lint/linter.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { exampleFolder, handbookFiles, sources } from './handbook.ts';
import { keysWithoutExample } from './handbook-keys.ts';

type Texts = Readonly<Record<string, string>>;
/** A story's files, and what was found in its media. */
const exampleFiles = await readFiles(join(root, 'docs/handbook/example'));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const example: Texts = Object.fromEntries(readdirSync(join(root, exampleFolder)).map((name) => [name, read(`${exampleFolder}/${name}`)]));
const locales = availableLocales();
const check = (files: Files): Result => checkFiles('a-story', files, { lint: linter, locales });

/** Draws every step and every gap on a phone and a desk. */
function draw(story: Story): void {
  for (const lang of story.languages) {
    for (const viewport of [referenceViewports.portrait, referenceViewports.wide]) {
      const timeline = compile(story, stageIn(lang, viewport), { lang });
      for (let half = 0; half <= (story.steps.length - 1) * 2; half++)
        expect(JSON.stringify(frameAt(timeline, half / 2))).not.toContain('null,null');
    }
  }
}

/** The fenced blocks of a page: what is said behind the three backticks, and what is in them. */
function blocksOf(page: string): { language: string; info: string; text: string }[] {
  return Array.from(page.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?\n)```$/gm), ([, language = '', info = '', text = '']) => ({
    language,
    info,
    text,
  }));
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A part of `story.yaml` laid over the whole: mappings key by key, steps by their ids, all else replaced. */
function laidOver(whole: unknown, part: unknown, key = ''): unknown {
  // a camera has one aim, and a leg one way: what is laid over replaces those
  if (isMapping(whole) && isMapping(part) && key !== 'camera') {
    return { ...whole, ...Object.fromEntries(Object.entries(part).map(([name, value]) => [name, laidOver(whole[name], value, name)])) };
  }
  if (key === 'steps' && Array.isArray(whole) && Array.isArray(part)) {
    const unknown = part.filter(({ id }) => !whole.some((step) => step.id === id));
    expect(unknown, 'steps of an example are steps of the example story').toEqual([]);
    return whole.map((step) => laidOver(step, part.find(({ id }) => id === step.id) ?? {}));
  }
  return part;
}

/** A part of a text laid over the whole: its front matter key by key, its steps in place of those with their ids. */
function textLaidOver(whole: string, part: string): string {
  const front = /^---\n([\s\S]*?)---\n/;
  const [, own = ''] = front.exec(whole) ?? [];
  const [, more = ''] = front.exec(part) ?? [];
  const merged = `---\n${stringify(laidOver(parse(own), parse(more) ?? {}))}---\n`;
  return [...part.matchAll(/^::::step\{#([\w-]+)\}\n[\s\S]*?^::::$/gm)].reduce(
    (text, [step, id]) => {
      const pattern = new RegExp(`^::::step\\{#${id}\\}\\n[\\s\\S]*?^::::$`, 'm');
      expect(text, 'steps of an example are steps of the example story').toMatch(pattern);
      return text.replace(pattern, () => step);
    },
    whole.replace(front, () => merged),
  );
}

/** An example shows one thing, and need not use all that it names. */
const incomplete = /^(?:unused-|leg-never-drawn$|source-never-cited$)/;
/** Warnings that a part brings with it wherever it is copied to. Those of what a step shows come of the example that it is laid over. */
const ofThePart = /^(?:leg-claim-unsourced|page-untitled|publisher-unnamed|figure-one-sided|sea-over-land)$/;
const pages = readdirSync(join(root, 'docs/handbook')).filter((name) => name.endsWith('.md') && name !== 'keys.md');

describe('the handbook', () => {
  it('is made from the schema and the codes as they are: else run `npm run handbook`', async () => {
    for (const [file, text] of Object.entries(await handbookFiles())) {
      const current = existsSync(join(root, file)) && read(file) === text;
      expect(`${file}: ${current ? 'current' : 'old, run npm run handbook'}`).toBe(`${file}: current`);
    }
  });

  it(`has an example of every key: else use it in ${exampleFolder}/`, async () => {
    expect((await sources()).flatMap(keysWithoutExample)).toEqual([]);
  });

  it('has an example story without a mistake, that can be drawn', () => {
    const { story, problems } = check(exampleFiles);
    // it shows tiles and a picture on the map too, of which drawn pictures have nothing: the page on overlays says so
    const notDrawn = ['overlay-not-in-pictures', 'warning'];
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([notDrawn, notDrawn]);
    if (story) draw(story);
  });

  it.each(pages)('%s has no example that is not tested', (name) => {
    const untested = blocksOf(read(`docs/handbook/${name}`)).filter(
      ({ language, info }) =>
        /^(ya?ml|markdown|md)$/.test(language) && !/^(part( text\.[\w-]+\.md)?|story\.yaml|text\.[\w-]+\.md)$/.test(info),
    );
    expect(untested).toEqual([]);
  });

  const parts = pages.flatMap((name) =>
    blocksOf(read(`docs/handbook/${name}`)).flatMap(({ info, language, text }) =>
      info.startsWith('part') ? [{ name, info, language, text }] : [],
    ),
  );
  it.each(parts)('$name has a part that is right: $text', ({ language, info, text }) => {
    const file = language === 'yaml' ? 'story.yaml' : info.slice('part '.length) || 'text.en.md';
    const whole = example[file] ?? '';
    const changed =
      language === 'yaml' ? stringify(laidOver(parse(whole), parse(text)), { aliasDuplicateObjects: false }) : textLaidOver(whole, text);
    const { story, problems } = check({ ...exampleFiles, [file]: changed });
    const wrong = problems.filter(({ severity, code }) => (severity === 'error' ? !incomplete.test(code) : ofThePart.test(code)));
    expect(formatProblems(wrong)).toBe('');
    if (story) draw(story);
  });

  const whole = pages.filter((name) => blocksOf(read(`docs/handbook/${name}`)).some(({ info }) => info === 'story.yaml'));
  it.each(whole)('%s makes a story without a mistake or a warning', (name) => {
    const files: Record<string, string> = {};
    for (const { info, text } of blocksOf(read(`docs/handbook/${name}`)))
      if (/^[\w.-]+\.(yaml|md)$/.test(info)) files[info] = (files[info] ?? '') + text;
    const { story, problems } = check(files);
    expect(formatProblems(problems)).toBe('');
    expect(story).not.toBeNull();
    if (story) draw(story);
  });

  it('quotes the mistake of the first story as check says it', () => {
    const page = read('docs/handbook/fifteen-minutes.md');
    const blocks = blocksOf(page).filter(({ info }) => info === 'story.yaml' || info === 'text.en.md');
    const files: Record<string, string> = {};
    for (const { info, text } of blocks) files[info] = (files[info] ?? '') + text;
    files['story.yaml'] = (files['story.yaml'] ?? '').replace('kind: water', 'kind: watre');
    const { problems } = check(files);
    const [, quoted] = /^stories\/mail-boat\/(story\.yaml:.*)$/m.exec(page) ?? [];
    expect(quoted).toBe(formatProblems(problems).split('\n')[0]);
  });
});

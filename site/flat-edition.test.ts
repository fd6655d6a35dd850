import { beforeAll, describe, expect, test } from 'vitest';
import { postersFolder } from '#pictures/picture-key.ts';
import { postersOf } from '#pictures/posters.ts';
import { paragraphsOf } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { plainText, stepsOf } from '#story/walk-text.ts';
import { articleHtml } from './article-html.ts';
import { sharedStory as story } from './fixtures/shared-story.ts';
import { flatPage, fragment } from './flat-edition.ts';

const site = { origin: 'https://maps.example', basePath: '/stories', name: null };
let flat: string;
let pasted: string;

beforeAll(async () => {
  flat = flatPage(story, 'en', site, '1');
  const pictures = await postersOf(story, 'en', { layouts: ['fragment'], inline: true });
  pasted = fragment(
    story,
    'en',
    { pictureOf: (step) => pictures.find((picture) => picture.step === step)?.svg ?? '', bytesOf: () => new Uint8Array() },
    site,
  );
}, 60_000);

/** What one reads of some HTML. */
const readable = (html: string): string =>
  html
    .replaceAll(/<sup>.*?<\/sup>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe.each(['flat', 'fragment'])('the %s edition', (name) => {
  const edition = (): string => (name === 'flat' ? flat : pasted);

  test('has every paragraph, caption and note in its order', () => {
    const words = readable(edition());
    let from = 0;
    for (const paragraph of paragraphsOf(textIn(story, 'en'))) {
      const at = words.indexOf(plainText(paragraph), from);
      expect(at, plainText(paragraph).slice(0, 60)).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });

  test('has a picture for every step, which says what it shows', () => {
    const pictures = [...edition().matchAll(/<img src="[^"]+" width="\d+" height="\d+" loading="lazy" alt="([^"]+)">/g)];
    expect(pictures).toHaveLength(story.steps.length);
    for (const [index, step] of stepsOf(textIn(story, 'en')).entries()) {
      const shown = readable(pictures[index]?.[1] ?? '');
      for (const paragraph of step.map) expect(shown).toContain(plainText(paragraph));
    }
  });

  test('leads every footnote to its source, and to the story', () => {
    const ids = new Set([...edition().matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const notes = [...edition().matchAll(/<sup><a href="#([^"]+)">/g)].map((match) => match[1]);
    expect(notes.length).toBe(story.steps.length - 1);
    for (const note of notes) expect(ids).toContain(note);
    expect(edition()).toContain('href="https://maps.example/stories/small/en/"');
  });
});

test('each step of the flat page can be linked to; a fragment leaves the ids of its page alone', () => {
  for (const { id } of story.steps) {
    expect(flat.split(` id="${id}"`)).toHaveLength(2);
    expect(pasted).not.toContain(` id="${id}"`);
  }
});

test('the flat page asks search engines to pass by, names the story’s page, and has one script', () => {
  expect(flat).toContain('<meta name="robots" content="noindex, follow">');
  expect(flat).toContain('<link rel="canonical" href="https://maps.example/stories/small/en/">');
  expect([...flat.matchAll(/<script/g)]).toHaveLength(1);
  expect(flat).toContain(`src="/stories/${postersFolder(story, 'en', '1')}/title-portrait.svg"`);
});

test('the fragment asks nobody for anything, and brings neither scripts nor styles', () => {
  expect(pasted).not.toMatch(/<script|<style|<link|<iframe| style=| class=| on\w+=/);
  for (const [, src] of pasted.matchAll(/ src="([^"]+)"/g)) expect(src).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(pasted.length).toBeLessThan(450_000);
  expect(pasted).toMatch(/^<section lang="en" dir="ltr">[\s\S]*<\/section>\n$/);
});

test('in a host’s page, which has a main part of its own, its main part is told apart by its name', () => {
  expect(flat).toContain(`<main aria-label="${textIn(story, 'en').title}" data-flat=`);
});

test('Arabic stands from right to left', () => {
  expect(flatPage(story, 'ar', site, '1')).toContain('<html lang="ar" dir="rtl">');
});

test('text that looks like markup stays text', () => {
  const text = { ...textIn(story, 'en'), title: '<img src=x onerror=alert(1)>' };
  const hostile = { ...story, texts: { en: text } } as Story;
  const html = articleHtml(hostile, 'en', {
    home: '"><script>',
    pictureOf: () => ({ src: '"><script>', width: 1, height: 1 }),
    media: { pictureAt: ({ file }) => file },
  });
  expect(html).not.toMatch(/<script|<img src=x/);
});

test('a language that the story has not is said', () => {
  expect(() => flatPage(story, 'xx', site, '1')).toThrow(/Unexpected language "xx"/);
});

test('says in the flat edition who made the data of a publisher’s streets, and nothing where there are none', () => {
  const credit = [{ text: '© Open & Free', url: 'https://example.org/?a=1&b=2' }, { text: ' and others' }];
  expect(flatPage(story, 'en', site, '1', credit)).toContain(
    '<small><a target="_blank" rel="noopener" href="https://example.org/?a=1&#38;b=2">© Open &#38; Free</a> and others</small>',
  );
  expect(flat).not.toContain('dir="auto"><small>');
});

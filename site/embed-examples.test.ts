import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import { exampleOf } from './embed-examples.ts';
import { sharedStory } from './fixtures/shared-story.ts';

const folder = join(root, 'examples');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));

describe.each(pages)('examples/%s', (name) => {
  const html = exampleOf(readFileSync(join(folder, name), 'utf8'), sharedStory, 'ar');

  test('names the story and its language, relative to where it is served', () => {
    for (const [, story, lang] of html.matchAll(/\.\.\/([^/"]+)\/([^/"]+)\/(?:embed\/|")/g)) expect([story, lang]).toEqual(['small', 'ar']);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:|\/)/);
    expect(html).not.toMatch(/\{[\w-]+\}/);
  });

  test('marks paragraphs with steps that the story has', () => {
    const ids = sharedStory.steps.map(({ id }) => id);
    for (const [, step, comment] of html.matchAll(/data-map-step="([^"]+)"|<!-- map-step: (\S+) -->/g))
      expect(ids).toContain(step ?? comment);
  });

  test('is not for search engines', () => {
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});

test('an example marks three steps, in their order; the one that there is, in a story of one', () => {
  const html = '{step-one} {step-two} {step-three}';
  expect(exampleOf(html, sharedStory, 'en')).toBe('crossing half arrival');
  expect(exampleOf(html, { ...sharedStory, steps: sharedStory.steps.slice(0, 1) }, 'en')).toBe('title title title');
});

test('a title with quotes stays inside its attribute', () => {
  const texts = { ...sharedStory.texts, en: { ...sharedStory.texts.en!, title: '"><script>' } };
  expect(exampleOf('<iframe title="{title}">', { ...sharedStory, texts }, 'en')).toBe('<iframe title="&#34;&#62;&#60;script&#62;">');
});

test('the docs name every message and every attribute', () => {
  const docs = readFileSync(join(root, 'docs/embedding.md'), 'utf8');
  const messages = readFileSync(join(root, 'embed/messages.ts'), 'utf8');
  for (const [, type] of messages.matchAll(/case '([a-z]+)'/g)) expect(docs).toContain(`| \`${type}\``);
  const sources = readdirSync(join(root, 'embed')).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const names = sources.flatMap((file) => [...readFileSync(join(root, 'embed', file), 'utf8').matchAll(/attribute\(\w+, '([\w-]+)'\)/g)]);
  expect(names.length).toBeGreaterThan(5);
  for (const [, name] of names) expect(docs).toMatch(new RegExp(`\\| .*\`${name}\``));
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import { storyIds, storyOf } from './stories.ts';

const folder = join(root, 'examples');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
let stories: Map<string, Story>;
beforeAll(async () => {
  stories = new Map(await Promise.all((await storyIds()).map(async (id) => [id, await storyOf(id)] as const)));
}, 60_000);

describe.each(pages)('examples/%s', (name) => {
  const html = readFileSync(join(folder, name), 'utf8');

  test('names stories and languages that there are, relative to where it is served', () => {
    for (const [, story = '', lang = ''] of html.matchAll(/\.\.\/([\w-]+)\/([\w-]+)\/(?:embed\/|")/g)) {
      expect(stories.get(story)?.languages).toContain(lang);
    }
    expect(html).not.toMatch(/(?:src|href)="(?:https?:|\/)/);
  });

  test('marks paragraphs with steps that the story has', () => {
    const ids = [...stories.values()].flatMap(({ steps }) => steps.map(({ id }) => id));
    for (const [, step] of html.matchAll(/data-map-step="([^"]+)"|<!-- map-step: (\S+) -->/g)) {
      if (step) expect(ids).toContain(step);
    }
  });

  test('is not for search engines', () => {
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});

test('the docs name every message and every attribute', () => {
  const docs = readFileSync(join(root, 'docs/embedding.md'), 'utf8');
  const messages = readFileSync(join(root, 'embed/messages.ts'), 'utf8');
  for (const [, type] of messages.matchAll(/case '([a-z]+)'/g)) expect(docs).toContain(`| \`${type}\``);
  const read = ['story-element', 'attributes', 'host-text'].map((file) => readFileSync(join(root, `embed/${file}.ts`), 'utf8')).join('\n');
  for (const [, name] of read.matchAll(/attribute\(\w+, '([\w-]+)'\)/g)) expect(docs).toMatch(new RegExp(`\\| .*\`${name}\``));
});

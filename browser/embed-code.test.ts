import { describe, expect, test } from 'vitest';
import { type EmbedChoice, type EmbedStory, embedCode, embedWays } from './embed-code.ts';

const story: EmbedStory = {
  page: 'https://maps.example/harbour/en/',
  script: 'https://maps.example/embed.js',
  title: 'The long way to the harbour',
  standfirst: 'In the autumn.',
  steps: ['title', 'strait', 'long-way', 'islands', 'quay'],
  picture: 'https://maps.example/posters/harbour/en/title-portrait.svg',
};
const defaults: EmbedChoice = { way: 'auto', theme: 'night', accent: '', height: '', topOffset: '' };

test('the default code is an element with a placeholder, and our script', () => {
  expect(embedCode(story, defaults)).toBe(`<map-story src="https://maps.example/harbour/en/" style="display:block;min-height:100vh">
  <h2>The long way to the harbour</h2>
  <p>In the autumn. <a href="https://maps.example/harbour/en/">Read the story</a></p>
</map-story>
<script async src="https://maps.example/embed.js"></script>`);
});

test('choices are in the code', () => {
  const code = embedCode(story, { way: 'scroll', theme: 'paper', accent: '#cc3300', height: '', topOffset: '64' });
  for (const part of ['mode="scroll"', 'theme="paper"', 'accent="#cc3300"', 'top-offset="64"']) expect(code).toContain(part);
  expect(embedCode(story, { ...defaults, way: 'steps', height: '500' })).toContain('height="500"');
});

test('a map beside own text comes with paragraphs to be filled', () => {
  const code = embedCode(story, { ...defaults, way: 'map' });
  expect([...code.matchAll(/data-map-step="([^"]+)"/g)].map((match) => match[1])).toEqual(['strait', 'long-way', 'islands']);
});

test('a bare frame needs no script of ours', () => {
  for (const way of ['frame-scroll', 'frame-steps', 'flat', 'amp'] as const)
    expect(embedCode(story, { ...defaults, way })).not.toContain('<script');
  expect(embedCode(story, { ...defaults, way: 'frame-steps', height: '480', theme: 'paper' })).toContain(
    'src="https://maps.example/harbour/en/embed/?mode=steps&amp;theme=paper" title="The long way to the harbour" width="100%" height="480"',
  );
  expect(embedCode(story, { ...defaults, way: 'amp' })).toContain('placeholder');
});

describe.each(embedWays)('%s', (way) => {
  test('nothing typed breaks out of its place', () => {
    const hostile = '"><script>alert(1)</script>';
    const code = embedCode(
      { ...story, title: hostile, standfirst: hostile, steps: ['title', hostile] },
      { way, theme: 'night', accent: hostile, height: hostile, topOffset: hostile },
    );
    expect(code).not.toContain('<script>');
  });
});

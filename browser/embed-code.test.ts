import { describe, expect, test } from 'vitest';
import { type EmbedChoice, type EmbedStory, embedCode, embedWays } from './embed-code.ts';

const story: EmbedStory = {
  page: 'https://maps.example/kursk/en/',
  script: 'https://maps.example/embed.js',
  title: 'The long way to Kursk',
  standfirst: 'In the autumn of 2024.',
  steps: ['title', 'alliance', 'long-way', 'dark-north', 'heroes'],
  picture: 'https://maps.example/posters/kursk/en/title-portrait.svg',
};
const usual: EmbedChoice = { way: 'auto', theme: 'night', accent: '', height: '', topOffset: '' };

test('the usual code is an element, what stands in it until the story does, and our script', () => {
  expect(embedCode(story, usual)).toBe(`<map-story src="https://maps.example/kursk/en/" style="display:block;min-height:100vh">
  <h2>The long way to Kursk</h2>
  <p>In the autumn of 2024. <a href="https://maps.example/kursk/en/">Read the story</a></p>
</map-story>
<script async src="https://maps.example/embed.js"></script>`);
});

test('what is chosen is in it', () => {
  const code = embedCode(story, { way: 'scroll', theme: 'paper', accent: '#cc3300', height: '', topOffset: '64' });
  for (const part of ['mode="scroll"', 'theme="paper"', 'accent="#cc3300"', 'top-offset="64"']) expect(code).toContain(part);
  expect(embedCode(story, { ...usual, way: 'steps', height: '500' })).toContain('height="500"');
});

test('beside an editor’s own words stand paragraphs to be filled', () => {
  const code = embedCode(story, { ...usual, way: 'map' });
  expect([...code.matchAll(/data-map-step="([^"]+)"/g)].map((match) => match[1])).toEqual(['alliance', 'long-way', 'dark-north']);
});

test('a bare frame needs no script of ours', () => {
  for (const way of ['frame-scroll', 'frame-steps', 'flat', 'amp'] as const)
    expect(embedCode(story, { ...usual, way })).not.toContain('<script');
  expect(embedCode(story, { ...usual, way: 'frame-steps', height: '480', theme: 'paper' })).toContain(
    'src="https://maps.example/kursk/en/embed/?mode=steps&amp;theme=paper" title="The long way to Kursk" width="100%" height="480"',
  );
  expect(embedCode(story, { ...usual, way: 'amp' })).toContain('placeholder');
});

describe.each(embedWays)('%s', (way) => {
  test('what is typed or told cannot leave its place', () => {
    const hostile = '"><script>alert(1)</script>';
    const code = embedCode(
      { ...story, title: hostile, standfirst: hostile, steps: ['title', hostile] },
      { way, theme: 'night', accent: hostile, height: hostile, topOffset: hostile },
    );
    expect(code).not.toContain('<script>');
  });
});

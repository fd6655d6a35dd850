import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shots } from './shots.ts';

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((line: string) => said.push(line));
  vi.stubEnv('STORIES', 'e2e/stories');
  vi.stubEnv('SITE_OUT', '.cache/no-such-site');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it.each([
  [[], /^Unexpected lack of a story, expected `everything`/],
  [['smalest'], /^Unexpected smalest, expected `smallest`; there are `everything`, .* and `words`: npm run shots/],
  [['smallest', 'sixty'], /^Unexpected smallest sixty/],
  [['smallest', '--lang', 'fr'], /^Unexpected language fr, expected `en`/],
  [['everything', '--step', 'cannal'], /^Unexpected step cannal, expected `canal`/],
  [['smallest'], /smallest\/en\/index\.html is not there: run `npm run build` first/],
])('shots %j say what is in the way', async (args, message) => {
  expect(await shots(args)).toBe(1);
  expect(said.join('\n')).toMatch(message);
});

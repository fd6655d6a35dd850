import { expect, test } from 'vitest';
import { breakpoints } from '#theme/layout.ts';
import { beyondScreens } from './screens.ts';

test.each([
  ['a phone', 664, false],
  ['a monitor on end', 3700, false],
  ['a large one, its page at 25 %', 5300, false],
  ['just below what the style sheets ask', breakpoints.noScreenHeight - 1, false],
  ['what they ask', breakpoints.noScreenHeight, true],
  ['a frame as high as a story', 19_000, true],
])('%s', (_, height, beyond) => {
  expect(beyondScreens(height)).toBe(beyond);
});

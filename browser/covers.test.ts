// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { covers } from './covers.ts';

const picture = (alt: string): string =>
  `<figure class="picture"><picture><source sizes="42rem"><img alt="${alt}" loading="lazy" sizes="42rem" src="/${alt}.webp"></picture><figcaption>By</figcaption></figure>`;

function page(): void {
  document.body.innerHTML = `<div data-stage></div>${[null, null, 'picture', 'wide', 'picture']
    .map((kind, index) => `<section data-step ${kind ? `data-kind="${kind}"` : ''}>${picture(`p${index}`)}${picture('second')}</section>`)
    .join('')}`;
}
const enter = (position: number): boolean => document.dispatchEvent(new CustomEvent('mapstory:step', { detail: { position } }));
const shown = (): string[] =>
  [...document.querySelectorAll('.cover')].map(
    (cover) => `${cover.querySelector('img')?.getAttribute('src')} ${cover.hasAttribute('data-shown')}`,
  );

test('the first picture of a step of that kind lies over the stage while it is read, and is asked for a step ahead', () => {
  page();
  const stop = covers(document);
  enter(0);
  expect(shown()).toEqual([]);
  enter(1);
  expect(shown()).toEqual(['/p2.webp false']);
  enter(2);
  expect(shown()).toEqual(['/p2.webp true']);
  enter(3);
  expect(shown()).toEqual(['/p2.webp false', '/p4.webp false']);
  const [cover, inWords] = [document.querySelector('.cover img'), document.querySelector('[data-covers] img')];
  // said once, in the words, and the same file
  expect(cover?.getAttribute('alt')).toBe('');
  expect(cover?.getAttribute('loading')).toBe('eager');
  expect(inWords?.getAttribute('alt')).toBe('p2');
  expect(inWords?.getAttribute('sizes')).toBe(cover?.getAttribute('sizes'));
  expect(document.querySelectorAll('[data-covers]')).toHaveLength(2);
  stop();
  enter(4);
  expect(shown()).toEqual(['/p2.webp false', '/p4.webp false']);
});

test('a picture whose file does not come is back in the words', () => {
  page();
  covers(document);
  enter(2);
  document.querySelector('.cover img')?.dispatchEvent(new Event('error'));
  expect(shown()).toEqual([]);
  expect(document.querySelectorAll('[data-covers]')).toHaveLength(1);
});

test('a page without a stage is left alone', () => {
  document.body.innerHTML = picture('a');
  const before = document.body.innerHTML;
  covers(document);
  expect(document.body.innerHTML).toBe(before);
});

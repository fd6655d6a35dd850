import { expect, it } from 'vitest';
import { picturesIn } from './kept-files.ts';
import { pictureStem } from './picture-stem.ts';

const address = (width: number, ending: string): string => `/stories/media/0123456789abcdef-1-${width}.${ending}`;
// as React writes it: components/blocks.test.tsx
const html = `<img class="still" src="/stories/pictures/small/en/1a2b3c4d/a-portrait.svg"/><figure class="picture"><picture><source type="image/avif" srcSet="${address(480, 'avif')} 480w"/>
<img src="${address(800, 'webp')}" srcSet="${address(480, 'webp')} 480w, ${address(800, 'webp')} 800w" alt=""/></picture></figure>`;

it('keeps each picture of the words once, in one width', () => {
  expect(picturesIn(html + html)).toEqual([address(800, 'webp')]);
});

it('knows a picture again in any width and format, and nothing else for one', () => {
  const stem = '/stories/media/0123456789abcdef-1-';
  expect([address(480, 'avif'), address(1640, 'webp')].map(pictureStem)).toEqual([stem, stem]);
  expect(pictureStem('/stories/media/fedcba9876543210-1-480.avif')).not.toBe(stem);
  for (const other of ['/stories/en/', '/stories/pictures/a/en/1a2b3c4d/a-wide.svg', '/media/a.webp'])
    expect(pictureStem(other)).toBeNull();
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { wideQuery } from '#theme/media.ts';
import { FirstPicture } from './stage-pictures.tsx';

it('the first picture is an image for plain and for dense screens, and an SVG where no AVIF is read', () => {
  const html = renderToStaticMarkup(<FirstPicture step="title" posters="/pictures/small/en/1a2b3c4d/" />);
  // The browser takes the first source that it can: a phone's must not come before a desk's, nor an SVG before an image.
  const sources = [...html.matchAll(/<(?:source|img)\b[^>]*>/g)].map(([tag]) => ({
    image: tag.includes('type="image/avif"'),
    wide: tag.includes(`media="${wideQuery}"`),
    files: [...tag.matchAll(/1a2b3c4d\/([\w.-]+)( [\d.]+x)?/g)].map(([, file, density]) => `${file}${density ?? ''}`),
  }));
  expect(sources).toEqual([
    { image: true, wide: true, files: ['title-wide-1x.avif 1x', 'title-wide-1.5x.avif 1.5x'] },
    { image: true, wide: false, files: ['title-portrait-1x.avif 1x', 'title-portrait-2x.avif 2x'] },
    { image: false, wide: true, files: ['title-wide.svg'] },
    { image: false, wide: false, files: ['title-portrait.svg'] },
  ]);
});

import { describe, expect, it } from 'vitest';
import { errorsOf, importText, storyOf } from './fixtures/import-text.ts';
import { eastward } from './fixtures/lines.ts';

const slides = (...zooms: (number | undefined)[]): string =>
  JSON.stringify({
    storymap: {
      slides: zooms.map((zoom, i) => ({ text: { headline: `Port ${i}` }, location: { lat: 50, lon: 10 + 3 * i, line: true, zoom } })),
    },
  });

describe('the step that draws a leg', () => {
  it('has all of the leg in view where the file gives no camera', () => {
    expect(storyOf(importText('a.geojson', eastward(3)))).toMatch(/- id: a-way\n {4}camera: \{ fit: \[a-way\], margin: 60 \}/);
    const imported = importText('a.json', slides(undefined, undefined));
    expect(errorsOf(imported)).toEqual([]);
    expect(storyOf(imported)).toMatch(/- id: port-1\n {4}camera: \{ fit: \[port-0-port-1\], margin: 60 \}/);
    expect(imported.notes.filter(({ code }) => code === 'camera')).toHaveLength(2);
  });

  it('keeps the camera of the file where there is one', () => {
    expect(storyOf(importText('a.json', slides(7, 7)))).toMatch(/- id: port-1\n {4}camera: \{ fit: \[port-1\], zoom: 6 \}/);
  });
});

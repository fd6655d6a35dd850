import { describe, expect, it } from 'vitest';
import { type FontFace, firstFonts, fontCss } from './fonts.ts';

const face: FontFace = {
  family: 'IBM Plex Sans',
  style: 'normal',
  weight: '400',
  file: 'plex.0.woff2',
  range: 'U+20-7E',
  first: true,
  where: 'both',
  late: false,
};
const rules = (css: string): string[] => css.split('@font-face').slice(1);

describe('fontCss', () => {
  it('names a face for the flow of words, where it must be early, and for the map, where it may swap in', () => {
    const [words, map, ...more] = rules(fontCss('/base', [face]));
    expect(more).toEqual([]);
    expect(words).toBe(
      '{font-family:"IBM Plex Sans";font-style:normal;font-weight:400;font-display:optional;src:url(/base/fonts/plex.0.woff2) format("woff2");unicode-range:U+20-7E}',
    );
    expect(map).toContain('font-family:"IBM Plex Sans Map"');
    expect(map).toContain('font-display:swap');
  });

  it('keeps a face to the one place that it is for', () => {
    expect(rules(fontCss('', [{ ...face, where: 'page' }])).join()).not.toContain(' Map"');
    expect(rules(fontCss('', [{ ...face, where: 'map' }]))).toEqual([expect.stringContaining(' Map"')]);
  });

  it('lets what nobody has read yet swap in, and sets the size of letters that are small', () => {
    const [rule] = rules(fontCss('', [{ ...face, where: 'page', late: true, scale: 112 }]));
    expect(rule).toContain('font-display:swap');
    expect(rule).toContain('size-adjust:112%');
  });
});

describe('firstFonts', () => {
  it('asks for each file once, in order', () => {
    expect(firstFonts([face, { ...face, file: 'b', first: false }, { ...face, file: 'c' }, { ...face, weight: '600' }])).toEqual([
      'plex.0.woff2',
      'c',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { type FontFace, familiesOf, firstFonts, fontCss, hasItalics, typefacesOf } from './fonts.ts';

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
    const [rule] = rules(fontCss('', [{ ...face, where: 'page', late: true, scale: 112, descent: 34 }]));
    expect(rule).toContain('font-display:swap');
    expect(rule).toContain('size-adjust:112%;descent-override:34%;');
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

describe('typefaces by script', () => {
  it('are named as a page is set in them', () => {
    expect(typefacesOf('Latn')).toEqual(['Source Serif 4', 'IBM Plex Sans']);
    expect(typefacesOf('Jpan')).toEqual(['Source Serif 4', 'IBM Plex Sans', 'Noto Serif JP', 'Noto Sans JP']);
    expect(typefacesOf('toString')).toEqual(['Source Serif 4', 'IBM Plex Sans']);
  });

  it('come first for text in their script, before the others that have its characters', () => {
    expect(familiesOf('Source Serif 4', 'Latn')[0]).toBe('Source Serif 4');
    expect(familiesOf('Source Serif 4', 'Hebr').slice(0, 2)).toEqual(['Source Serif 4', 'Frank Ruhl Libre']);
    expect(familiesOf('IBM Plex Sans', 'Hans').slice(0, 2)).toEqual(['Noto Sans SC', 'IBM Plex Sans']);
    for (const script of ['Latn', 'Kore', 'Hans']) {
      const families = familiesOf('IBM Plex Sans', script);
      expect(families).toHaveLength(7);
      expect(new Set(families).size).toBe(7);
    }
  });

  it('have italics where the two voices themselves set the script', () => {
    expect(['Latn', 'Cyrl', 'Thai'].map(hasItalics)).toEqual([true, true, true]);
    expect(['Arab', 'Kore', 'Deva'].map(hasItalics)).toEqual([false, false, false]);
  });
});

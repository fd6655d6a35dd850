import { describe, expect, it } from 'vitest';
import { themeCss } from './css.ts';
import { landscape, portrait, small, wide } from './layout.ts';
import { lines } from './lines.ts';
import { mediaQueries } from './media.ts';
import { palette, printTextPalette } from './palette.ts';

const css = themeCss();
/** The declarations of `:root` in a media query, or outside of any. */
const declared = (query?: string): Record<string, string> => {
  const before = query === undefined ? '@layer theme{:root{' : `@media ${query}{:root{`;
  const start = css.indexOf(before);
  if (start < 0) return {};
  const block = css.slice(start + before.length, css.indexOf('}', start + before.length));
  return Object.fromEntries(block.split(';').map((line) => line.split(/:(.*)/s).slice(0, 2)));
};

describe('themeCss', () => {
  it('is one layer of the cascade, closed', () => {
    expect(css.startsWith('@layer theme{')).toBe(true);
    expect([...css].filter((char) => char === '{')).toHaveLength([...css].filter((char) => char === '}').length);
    expect(css).not.toMatch(/undefined|NaN/);
  });

  it('has each colour of the palette, and on paper dark ones', () => {
    const root = declared();
    for (const [name, value] of Object.entries(palette))
      expect(root[`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`]).toBe(value);
    expect(declared('print')).toMatchObject({ '--ink': printTextPalette.ink, '--line-inferred-color': printTextPalette.route });
  });

  it('draws lines in the text as on the map', () => {
    const root = declared();
    for (const [certainty, line] of Object.entries(lines)) {
      expect(root[`--line-${certainty}-width`]).toBe(`${line.width}px`);
      expect(root[`--line-${certainty}-on`]).toBe(`${line.dash?.[0] ?? 0}px`);
      expect(root[`--line-${certainty}-color`]).toBe(palette[line.color]);
    }
  });

  it('lays each layout out in the numbers of the table', () => {
    expect(declared()).toMatchObject({ '--seam': `${portrait.seam}px`, '--button-size': `${small.button}px` });
    expect(declared(mediaQueries['--portrait'])).toEqual({ '--pin-height-exact': '44svh', '--panel-bottom': '64px' });
    expect(declared(mediaQueries['--columns'])).toEqual({ '--text-width-exact': '50vw', '--panel-bottom': `${landscape.panelBottom}px` });
    expect(declared(mediaQueries['--wide'])).toMatchObject({
      '--column-left': 'clamp(40px,5vw,160px)',
      '--column-width': 'clamp(400px,36vw,600px)',
      '--stage-margin': `${wide.margin}px`,
      '--controls-margin': `${wide.margin}px`,
    });
    // Later, so that it wins over the wide layout's.
    expect(declared(mediaQueries['--tight'])).toEqual({ '--controls-margin': `${wide.tightMargin}px` });
    expect(css.indexOf(mediaQueries['--tight'])).toBeGreaterThan(css.indexOf(mediaQueries['--wide']));
    expect(css.indexOf(`@media ${mediaQueries['--wide']}`)).toBeGreaterThan(css.indexOf(`@media ${mediaQueries['--columns']}`));
  });
});

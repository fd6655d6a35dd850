import { describe, expect, it } from 'vitest';
import { themeCss } from './css.ts';
import { landscape, portrait, small, wide } from './layout.ts';
import { lines } from './lines.ts';
import { mediaQueries } from './media.ts';
import { nightPalette, printTextPalette } from './palette.ts';

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
    for (const [name, value] of Object.entries(nightPalette))
      expect(root[`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`]).toBe(value);
    expect(declared('print')).toMatchObject({ '--ink': printTextPalette.ink, '--line-inferred-color': printTextPalette.route });
  });

  it('has an accent where the site has one, on light text that of the day', () => {
    expect(css).not.toContain('accent:');
    const night = themeCss('night', { night: '#FFCC00' });
    expect(night).toContain('--accent:#FFCC00');
    expect(night).toContain('[data-guest][data-theme=paper]{--accent:var(--ink)}');
    expect(themeCss('day', { night: '#FFCC00', day: '#9E7E00' })).toContain('--accent:#9E7E00');
    expect(themeCss('day', { night: '#FFCC00' })).not.toContain('--accent:#');
  });

  it('draws lines in the text as on the map', () => {
    const root = declared();
    for (const [certainty, line] of Object.entries(lines)) {
      expect(root[`--line-${certainty}-width`]).toBe(`${line.width}px`);
      expect(root[`--line-${certainty}-on`]).toBe(`${line.dash?.[0] ?? 0}px`);
      expect(root[`--line-${certainty}-color`]).toBe(nightPalette[line.color]);
    }
  });

  it('lays each layout out in the numbers of the table', () => {
    expect(declared()).toMatchObject({ '--seam': `${portrait.seam}px`, '--button-size': `${small.button}px` });
    expect(declared(mediaQueries['--portrait'])).toEqual({ '--pin-height-exact': '44svh', '--panel-bottom': '64px' });
    expect(declared(mediaQueries['--columns'])).toEqual({
      '--text-width-exact': '50vw',
      '--panel-bottom': `${landscape.panelBottom}px`,
      '--panel-start': '16px',
    });
    expect(declared(mediaQueries['--wide'])).toMatchObject({
      '--column-left': 'clamp(40px,5vw,160px)',
      '--column-width': 'clamp(400px,36vw,930px)',
      '--stage-margin': `${wide.margin}px`,
      '--controls-margin': `${wide.margin}px`,
    });
    // Later, so that it wins over the wide layout's.
    expect(declared(mediaQueries['--tight'])).toEqual({ '--controls-margin': `${wide.tightMargin}px` });
    expect(css.indexOf(mediaQueries['--tight'])).toBeGreaterThan(css.indexOf(mediaQueries['--wide']));
    expect(css.indexOf(`@media ${mediaQueries['--wide']}`)).toBeGreaterThan(css.indexOf(`@media ${mediaQueries['--columns']}`));
  });
});

import { describe, expect, it } from 'vitest';
import { containerQueries, fillInContainer, fillInMedia, mediaQueries } from './media.ts';

describe('fillInMedia', () => {
  it('leaves queries without names alone', () => {
    expect(fillInMedia('(prefers-reduced-motion: reduce)')).toBe('(prefers-reduced-motion: reduce)');
    expect(fillInMedia('print')).toBe('print');
  });

  it('puts the query in the place of its name', () => {
    expect(fillInMedia('(--wide)')).toBe('(min-width: 900px) and (min-height: 560px) and (min-aspect-ratio: 10001 / 10000)');
    expect(fillInMedia('(--portrait)')).toBe('(max-aspect-ratio: 1 / 1), (max-width: 559.98px)');
  });

  it('joins what a comma joins', () => {
    expect(fillInMedia('(hover: none), (--portrait)')).toBe('(hover: none), (max-aspect-ratio: 1 / 1), (max-width: 559.98px)');
  });

  it('multiplies "or" inside "and" out', () => {
    expect(fillInMedia('screen and (--portrait) and (max-height: 300px)')).toBe(
      'screen and (max-aspect-ratio: 1 / 1) and (max-height: 300px), screen and (max-width: 559.98px) and (max-height: 300px)',
    );
  });

  it('says which names there are', () => {
    expect(() => fillInMedia('(--tall)')).toThrow(/Unexpected name "\(--tall\)", expected one of \(--portrait\), .*\(--wide\)/);
    expect(() => fillInMedia('not (--wide)')).toThrow('expected a name by itself');
  });
});

describe('fillInContainer', () => {
  it('keeps the name of the container', () => {
    expect(fillInContainer('controls (--tight-row)')).toBe(`controls ${containerQueries['--tight-row']}`);
    expect(() => fillInContainer('controls (--wide)')).toThrow(/Unexpected name "\(--wide\)", expected one of .*\(--tight-row\)/);
  });
});

/** A media query list of widths, heights and aspect ratios, asked of a viewport. */
function matches(list: string, { width, height }: { width: number; height: number }): boolean {
  const value = (feature: string): number => (feature === 'width' ? width : feature === 'height' ? height : width / height);
  return list.split(',').some((query) =>
    query.split(' and ').every((part) => {
      const [, bound, feature = '', number = '', below = '1'] = /\((min|max)-([\w-]+): ([\d.]+)(?:px| \/ (\d+))\)/.exec(part) ?? [];
      const limit = Number(number) / Number(below);
      return bound === 'min' ? value(feature) >= limit : value(feature) <= limit;
    }),
  );
}

describe('the queries', () => {
  const sizes = [279, 320, 559, 560, 561, 899, 900, 901, 1279, 1280, 2560];
  const viewports = sizes.flatMap((width) => [320, 390, 559, 560, 561, 640, 800, 900, 1440].map((height) => ({ width, height })));

  it.each(viewports)('hold exactly one layout at $width × $height', (viewport) => {
    const layouts = ['--portrait', '--landscape', '--wide'] as const;
    expect(layouts.filter((name) => matches(mediaQueries[name], viewport))).toHaveLength(1);
    expect(matches(mediaQueries['--columns'], viewport)).toBe(!matches(mediaQueries['--portrait'], viewport));
    expect(matches(mediaQueries['--small'], viewport)).toBe(!matches(mediaQueries['--wide'], viewport));
    expect(matches(mediaQueries['--narrow'], viewport)).toBe(!matches(mediaQueries['--table'], viewport));
    if (matches(mediaQueries['--tight'], viewport)) expect(matches(mediaQueries['--wide'], viewport)).toBe(true);
    if (matches(mediaQueries['--short-portrait'], viewport)) expect(matches(mediaQueries['--portrait'], viewport)).toBe(true);
  });
});

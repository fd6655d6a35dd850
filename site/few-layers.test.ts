import { describe, expect, it } from 'vitest';
import { withoutFew } from './few-layers.ts';

const css =
  '@layer components,charts,comparisons,kinds;@layer components{p{margin:0}}@layer charts{.chart{margin:0}@media print{.chart{margin:1px}}}@layer comparisons {.pair::after{content:""}}@layer kinds{.cover{top:0}}@layer print{p{margin:2px}}@layer charts{.chart ul{margin:0}}';

describe('the style sheet of a page', () => {
  it('has no layer of what the page does not have', () => {
    expect(withoutFew(css, '<p class="flowchart">Words</p>')).toBe(
      '@layer components,charts,comparisons,kinds;@layer components{p{margin:0}}@layer print{p{margin:2px}}',
    );
  });

  it('has that of what it has', () => {
    expect(withoutFew(css, '<figure class="picture chart">')).toBe(css.replace(/@layer comparisons .*?(?=@layer print)/, ''));
    expect(withoutFew(css, '<div class="pair" data-pair="true">')).toContain('.pair');
    expect(withoutFew(css, '<section data-step="true" data-kind="wide" class="step">')).toContain('.cover');
    expect(withoutFew(css, '<section data-kind="wide"><div data-pair><figure class="chart">')).toBe(css);
  });

  it('is not cut in the middle', () => {
    expect(() => withoutFew('@layer charts{.chart{margin:0}', '<p>')).toThrow('in `@layer charts`');
  });
});

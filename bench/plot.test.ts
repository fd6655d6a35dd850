import { expect, it } from 'vitest';
import { place, plotOf } from './plot.ts';

const situation = { device: 'phone', cpu: 1, line: 'cable' } as const;

it('places a ratio on a logarithmic axis that has the recipe in its middle', () => {
  expect([0.01, 0.1, 1, 10, 100].map(place)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect([0, 1e-9, 1e9, Number.POSITIVE_INFINITY].map(place)).toEqual([0, 0, 1, 1]);
});

it('draws a row for each figure that the recipe has, better always left', () => {
  const svg = plotOf({
    machine: 'm',
    date: '2026-01-02',
    story: 'oslo',
    contenders: [
      { id: 'recipe', name: 'recipe & co' },
      { id: 'ours', name: 'ours' },
    ],
    samples: [
      { contender: 'recipe', situation, values: { fcp: 100, fps: 30 } },
      { contender: 'ours', situation, values: { fcp: 50, fps: 60, lcp: 1 } },
    ],
  });
  expect(svg).toContain('recipe &#38; co');
  expect(svg).toContain('first text (FCP)');
  expect(svg).not.toContain('LCP');
  expect(svg.match(/font-weight="bold">0\.5 ×/g)).toHaveLength(2);
});

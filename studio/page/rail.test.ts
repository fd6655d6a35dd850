// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { shown } from './fixtures/studio.ts';
import { rail } from './rail.ts';

it('says where the reader is', () => {
  const moved: number[] = [];
  const { element, set: put, gaps } = rail((to) => moved.push(to));
  shown([element]);
  put(1.05, ['a', 'b', 'c']);
  const on = (...ofGaps: [length: number, pace: number][]) => ofGaps.map(([length, pace]) => ({ length, pace }));
  gaps({ Desk: on([0.6, 0.5], [0.75, 2.5]), Tablet: on([0.6, 0.4], [0.8, 2]), Phone: on([0.6, 0.2], [0.96, 1.1]) });
  expect(element.querySelector('output')?.value).toBe('1.05, at rest: b');
  expect(element.querySelectorAll('.rest')).toHaveLength(3);
  expect(element.querySelectorAll('.gap')).toHaveLength(6);
  put(1.5, ['a', 'b', 'c']);
  const slider = element.querySelector('input');
  expect(slider?.getAttribute('aria-valuetext')).toBe(
    '1.50, travel from b to c, 0.75 screens on a desk (2.5 px a px), 0.8 on a tablet (2 px a px), 0.96 on a phone (1.1 px a px)',
  );
  slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }));
  slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
  expect(moved).toEqual([2, 1]);
});

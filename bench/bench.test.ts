import { expect, it } from 'vitest';
import { chosen } from './bench.ts';
import { allSituations } from './report.ts';

it('measures two devices, two processors and two lines', () => {
  expect(allSituations()).toHaveLength(8);
});

it('leaves of each kind what is named, and all of a kind of which nothing is', () => {
  const all = allSituations();
  expect(chosen(undefined, ['a', 'b'], all)).toEqual({ ids: ['a', 'b'], situations: all });
  const some = chosen('phone,1x,b', ['a', 'b'], all);
  expect(some.ids).toEqual(['b']);
  expect(some.situations).toEqual([
    { device: 'phone', cpu: 1, line: 'cable' },
    { device: 'phone', cpu: 1, line: '3g' },
  ]);
  expect(() => chosen('tablet', ['a'], all)).toThrow('tablet');
});

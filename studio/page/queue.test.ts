import { expect, it } from 'vitest';
import { Refused } from './api.ts';
import { queueOf } from './queue.ts';

it('hands on what the server says no with', async () => {
  const heard: unknown[] = [];
  const queue = queueOf(
    async () => {},
    (said) => heard.push(said),
    () => {},
  );
  const refused = (...of: unknown[]): void => void heard.push(of);
  const saysNo = (error: Error) => () => Promise.reject(error);
  expect(await queue.take(saysNo(new Refused('no', true)), refused)).toBe(false);
  expect(await queue.take(saysNo(new TypeError('Failed to fetch')), refused)).toBe(false);
  expect(heard).toEqual([[true, 'no'], 'no', [false, 'Failed to fetch'], 'Failed to fetch']);
});

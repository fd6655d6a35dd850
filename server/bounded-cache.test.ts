import { expect, test } from 'vitest';
import { boundedCache } from './bounded-cache.ts';

function counted(): { make(name: string, size: number): () => Promise<Buffer>; made: string[] } {
  const made: string[] = [];
  return {
    made,
    make: (name, size) => async () => {
      made.push(name);
      return Buffer.alloc(size);
    },
  };
}

test('makes once what is asked for twice, also while it is made', async () => {
  const { make, made } = counted();
  const cache = boundedCache<string>(100);
  await Promise.all([cache('a', make('a', 10)), cache('a', make('a', 10))]);
  await cache('a', make('a', 10));
  expect(made).toEqual(['a']);
});

test('never holds more than its size: what was asked for longest ago goes', async () => {
  const { make, made } = counted();
  const cache = boundedCache<string>(100);
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await cache(name, make(name, 40));
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what is larger than all of it is given and not kept', async () => {
  const { make, made } = counted();
  const cache = boundedCache<string>(100);
  for (const name of ['huge', 'a', 'huge', 'a']) expect((await cache(name, make(name, name === 'a' ? 1 : 1000))).length).toBeGreaterThan(0);
  expect(made.filter((name) => name === 'huge')).toHaveLength(2);
});

test('what fails is tried again', async () => {
  const cache = boundedCache<string>(100);
  await expect(cache('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect((await cache('a', async () => Buffer.from('b'))).toString()).toBe('b');
});

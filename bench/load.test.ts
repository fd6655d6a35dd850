import { expect, test } from 'vitest';
import { loadTable, median, requestsIn } from './load.ts';

test('reads what wrk prints', () => {
  expect(requestsIn('Running 3s test\n  12 requests in 3.00s\nRequests/sec:  41234.56\nTransfer/sec: 1MB')).toBe(41_234.56);
  expect(() => requestsIn('Requests/sec: 5\n  Non-2xx or 3xx responses: 12')).toThrow('expected success');
  expect(() => requestsIn('unable to connect')).toThrow('unable to connect');
});

test('the middle of three counts', () => expect(median([3, 900, 1])).toBe(3));

test('says what is served how fast, beside the plain file', () => {
  expect(loadTable([{ what: 'a tile', bytes: 1234, ours: 9500, plain: 10_000 }])).toContain('| a tile | 1.2 kB | 9,500 | 10,000 | 0.95 |');
});

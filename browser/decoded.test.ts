import { expect, test } from 'vitest';
import { decoded } from './decoded.ts';

test.each([
  ['sur-la-c%C3%B4te', 'sur-la-côte'],
  ['plain', 'plain'],
  ['', ''],
  ['%E0%A4%A', '%E0%A4%A'],
  ['%', '%'],
  ['%FF%FE', '%FF%FE'],
])('%j is read as %j, and nothing throws', (text, read) => expect(decoded(text)).toBe(read));

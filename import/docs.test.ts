import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { importCodes } from './codes.ts';

it('docs/importing.md lists the codes, all of them, with what they mean', () => {
  const rows = readFileSync(join(root, 'docs', 'importing.md'), 'utf8').matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm);
  const listed = Array.from(rows, ([, code, meaning]) => [code, meaning]).slice(-Object.keys(importCodes).length);
  expect(listed).toEqual(Object.entries(importCodes));
});

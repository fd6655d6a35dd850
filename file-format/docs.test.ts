import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lintCodes } from '#lint/codes.ts';
import { codes } from './codes.ts';

it('docs/story-files.md lists the codes, all of them, with what they mean', () => {
  const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'story-files.md');
  const rows = Array.from(readFileSync(path, 'utf8').matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm), ([, code, meaning]) => [code, meaning]);
  expect(rows).toEqual([...Object.entries(codes), ...Object.entries(lintCodes)]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Problem } from '#file-format/problem.ts';
import { root } from '#node/root.ts';
import { annotations, asJson } from './check-output.ts';

const problem = (line: number, more: Partial<Problem> = {}): Problem => ({
  file: 'stories/a/story.yaml',
  line,
  column: 3,
  severity: 'error',
  message: 'Unexpected key `kid`, expected `kind`',
  code: 'unknown-key',
  fix: '`kind`',
  ...more,
});

it('prints JSON of one line, with these keys in this order', () => {
  const json = asJson({ ok: false, sound: ['b'], broken: ['a'], problems: [problem(2)], notes: ['Mistakes in a: see above.'] });
  expect(json).toBe(
    '{"version":1,"ok":false,"stories":{"sound":["b"],"broken":["a"]},"problems":[{"code":"unknown-key","severity":"error",' +
      '"file":"stories/a/story.yaml","line":2,"column":3,"message":"Unexpected key `kid`, expected `kind`","fix":"`kind`"}],' +
      '"notes":["Mistakes in a: see above."]}',
  );
});

it('writes annotations that GitHub reads', () => {
  expect(annotations([problem(7), problem(9, { severity: 'warning', code: 'unused-file' })])).toEqual([
    '::error file=stories/a/story.yaml,line=7,col=3,title=unknown-key::Unexpected key `kid`, expected `kind`',
    '::warning file=stories/a/story.yaml,line=9,col=3,title=unused-file::Unexpected key `kid`, expected `kind`',
  ]);
});

it('lets no name or message end an annotation and begin another', () => {
  const [line] = annotations([problem(1, { file: 'stories/a,line=1::x\n/50%: b', message: 'Unexpected a\r\n::error::b %0A, expected c' })]);
  expect(line).toBe(
    '::error file=stories/a%2Cline=1%3A%3Ax\\n/50%25%3A b,line=1,col=3,title=unknown-key::Unexpected a\\r\\n::error::b %250A, expected c',
  );
});

it('says how many there are beyond those that GitHub shows', () => {
  const lines = annotations(Array.from({ length: 30 }, (_, i) => problem(i + 1)));
  expect(lines.length).toBe(10);
  expect(lines.at(-1)).toBe('::error::21 more: see the log of this step');
});

it('prints what docs/check.md says', () => {
  const page = readFileSync(join(root, 'docs/check.md'), 'utf8');
  const { stories, ...rest } = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}');
  expect(JSON.parse(asJson({ ...stories, ...rest }))).toEqual({ stories, ...rest });
  for (const key of ['code', 'fix', ...Object.keys(rest)]) expect(page).toContain(key);
});

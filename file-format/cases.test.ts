import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codes } from './codes.ts';
import { formatProblems } from './problem.ts';
import { readStory } from './read-story.ts';

// Each folder under cases/ is a small story with one kind of mistake, and report.txt says what is reported of it; `ok-` folders are
// read, and story.json is what they become. UPDATE=1 npx vitest run file-format writes both anew: read the diff.
const root = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const cases = readdirSync(root).sort();
const update = process.env.UPDATE === '1';

const results = new Map<string, ReturnType<typeof readCase>>();

/** Each case is read once, and asked of twice. */
function read(name: string): ReturnType<typeof readCase> {
  const result = results.get(name) ?? readCase(name);
  results.set(name, result);
  return result;
}

async function readCase(name: string) {
  const folder = join(root, name);
  const { story, problems } = await readStory(folder, { lint: () => [] });
  return { story, problems: problems.map((problem) => ({ ...problem, file: problem.file.replace(/^.*\//, '') })) };
}

function golden(name: string, file: string, actual: string): void {
  const path = join(root, name, file);
  if (update) writeFileSync(path, actual);
  expect(actual).toBe(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}

describe('cases', () => {
  it.each(cases)('%s', async (name) => {
    const { story, problems } = await read(name);
    golden(name, 'report.txt', formatProblems(problems));
    if (name.startsWith('ok-')) golden(name, 'story.json', `${JSON.stringify(story, null, 1)}\n`);
    else expect(problems).not.toEqual([]);
    expect(story === null).toBe(problems.some(({ severity }) => severity === 'error'));
    for (const { message } of problems) expect(message).toMatch(/^Unexpected .+, expected .+$/);
  });

  it('show every code, and no code is unknown', async () => {
    const shown = new Set<string>();
    for (const name of cases) for (const { code } of (await read(name)).problems) shown.add(code);
    expect([...shown].sort()).toEqual(Object.keys(codes).sort());
  }, 60_000);
});

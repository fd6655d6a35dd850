import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { placedProblems } from '#studio/placed-problems.ts';
import { type Checker, type CheckerAnswer, startChecker } from './checker.ts';

describe('the checks', () => {
  let checker: Checker;
  beforeAll(() => {
    checker = startChecker();
  });
  afterAll(() => checker.stop());
  /** What they say of a story, in order. */
  const answersOf = (folder: string): Promise<CheckerAnswer[]> =>
    new Promise((resolve) => {
      const all: CheckerAnswer[] = [];
      checker.ask(folder, (answer) => {
        all.push(answer);
        if (answer.kind !== 'read') resolve(all);
      });
    });

  it('read a story, and say what is wrong with it', async () => {
    const answers = await answersOf(join(root, 'commands/new-story'));
    const gap = { length: expect.any(Number), pace: expect.any(Number) };
    expect(answers).toMatchObject([
      { kind: 'read', stories: { en: expect.stringContaining('"by-sea"') }, gaps: { Tablet: [gap, gap] } },
      { kind: 'checked', problems: [] },
    ]);
  });

  it('know where land is, as `npm run check` does, and where the leg stands that runs over it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'map-story-studio-'));
    const story = join(folder, 'mine');
    cpSync(join(root, 'commands/new-story'), story, { recursive: true });
    const file = join(story, 'story.yaml');
    const text = readFileSync(file, 'utf8').replace('via: [[-10.2, 40.5], [-9.9, 43.4]]', 'via: [[-8, 41.5], [-7, 43]]');
    writeFileSync(file, text);
    const answers = await answersOf(story);
    rmSync(folder, { recursive: true });
    const problems = answers.flatMap((answer) => (answer.kind === 'checked' ? answer.problems : []));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'sea-over-land', severity: 'warning', message: expect.stringContaining('`by-sea`') }),
    );
    expect(placedProblems(problems, { 'story.yaml': text }).find(({ code }) => code === 'sea-over-land')?.key).toBe('legs.by-sea.mode');
  });
});

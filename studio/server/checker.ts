import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Problem } from '#file-format/problem.ts';
import { root } from '#node/root.ts';
import type { Gaps } from '#studio/screen-sizes.ts';

export interface CheckerQuestion {
  readonly number: number;
  /** the story's folder, absolute */
  readonly folder: string;
}

export type CheckerAnswer = { readonly number: number } & (
  | {
      /** the format is read: the story for the browser, by language, or null where it has mistakes */
      readonly kind: 'read';
      readonly stories: Readonly<Record<string, string>> | null;
      readonly gaps: Gaps | null;
      readonly problems: readonly Problem[];
    }
  | { /** lint is done too */ readonly kind: 'checked'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string }
);

export interface Checker {
  /** Reads and checks a story. @param answered called twice, for `read` and `checked`, or once for `failed`. @returns its number */
  ask(folder: string, answered: (answer: CheckerAnswer) => void): void;
  stop(): void;
}

/** A process that reads and checks stories, started when it is first asked. */
export function startChecker(): Checker {
  let child: ChildProcess | null = null;
  let last = 0;
  let stopped = false;
  const waiting = new Map<number, (answer: CheckerAnswer) => void>();
  const started = (): ChildProcess => {
    const made = fork(join(root, 'studio/server/checker-process.ts'), [], {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    made.on('message', (message) => {
      const answer = message as CheckerAnswer;
      waiting.get(answer.number)?.(answer);
      if (answer.kind !== 'read') waiting.delete(answer.number);
    });
    made.on('exit', (code) => {
      if (child === made) child = null;
      for (const [number, answered] of waiting) answered({ number, kind: 'failed', message: `The checks have ended with code ${code}` });
      waiting.clear();
    });
    return made;
  };
  return {
    ask(folder, answered) {
      if (stopped) return;
      child ??= started();
      const number = ++last;
      waiting.set(number, answered);
      child.send({ number, folder } satisfies CheckerQuestion);
    },
    stop() {
      stopped = true;
      waiting.clear();
      child?.disconnect();
      child = null;
    },
  };
}

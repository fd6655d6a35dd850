import type { LintProblem as LocatedProblem } from '#file-format/locate-lint.ts';
import type { Viewport } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import type { LintCode } from './codes.ts';

/** A mistake of lint: the files are well formed, but a reader would not see what the words say. */
export type LintProblem = LocatedProblem<LintCode>;

/** A screen that a story is checked on. */
export interface Screen {
  /** "on a phone" */
  readonly name: string;
  /** CSS px */
  readonly viewport: Viewport;
}

/** A story on one screen in one language. */
export interface Checked {
  /** "on a phone", and in which language where there are several */
  readonly name: string;
  /** CSS px */
  readonly viewportHeight: number;
  readonly timeline: Timeline;
}

import type { Viewport } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** A mistake of lint: the files are well formed, but a reader would not see what the words say. */
export interface LintProblem {
  /** what each means is said by its check */
  readonly code: LintCode;
  readonly severity: 'error' | 'warning';
  /** "Unexpected X, expected Y" */
  readonly message: string;
  readonly at: LintPlace;
}

export type LintCode =
  | 'camera-without-room'
  | 'reference-outside'
  | 'reference-unlabelled'
  | 'emphasised-outside'
  | 'too-fast'
  | 'nothing-kept'
  | 'many-changes'
  | 'leg-never-drawn'
  | 'source-never-cited';

/**
 * Where: keys and indices into `story.yaml` (`['steps', 3, 'camera']`, `['legs', 'home']`), or in `text.<lang>.md` the step and, in `path`, what its
 * words are tied to (`['place', 'sudzha']`).
 */
export interface LintPlace {
  readonly file: 'story' | 'text';
  readonly path: readonly (string | number)[];
  readonly lang?: string;
  readonly step?: string;
}

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

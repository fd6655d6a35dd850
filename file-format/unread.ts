import type { Code } from './codes.ts';

/** A file that is there and was not read: why, and what would be right. */
export interface Unread {
  readonly code: Extract<Code, 'too-large' | 'unreadable-file' | 'bad-picture' | 'bad-recording' | 'bad-tiles'>;
  readonly unexpected: string;
  readonly expected: string;
}

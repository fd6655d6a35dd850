import type { ReactNode } from 'react';
import type { Certainty } from '#story/story.ts';
import { patternBox, patternPath } from './pattern-path.ts';

/** A sample of a leg's line: solid, dashed, dotted, or an arrow. */
export function LinePattern({ certainty }: { certainty: Certainty }): ReactNode {
  const { width, height } = patternBox;
  return (
    <svg className={`pattern pattern-${certainty}`} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {/* A direction points as its language is read: the sheet turns it. */}
      <path d={patternPath(certainty)} />
    </svg>
  );
}

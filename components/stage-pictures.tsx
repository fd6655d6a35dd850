import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { wideQuery } from '#theme/media.ts';

/**
 * The first step's picture, painted with the words, before any script: the live map fades in over it. Whoever comes for another step does
 * not see it (`:target` in the style sheet); that step's picture follows.
 */
export function FirstPicture({ step, posters }: { step: string; posters: string }): ReactNode {
  return (
    <div className="posters" data-posters>
      <picture>
        <source media={wideQuery} srcSet={`${posters}${step}-wide.svg`} />
        <img className="first-picture" src={`${posters}${step}-portrait.svg`} alt="" fetchPriority="high" />
      </picture>
    </div>
  );
}

/** Where a script draws the small globe that shows where the stage's view is. */
export function InsetFrame(): ReactNode {
  return (
    <svg className="inset" data-inset viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
      <g data-layer="globe" />
      <g data-layer="journey" />
      <g data-layer="view" />
    </svg>
  );
}

/** The one quiet line that says that the map is a picture, and where the reader saves data, the way to the live one. */
export function PictureNote({ messages }: { messages: Messages }): ReactNode {
  return (
    <aside className="picture-note" data-picture-note>
      <p data-why="failed">{messages.mapIsPicture}</p>
      <p data-why="saves">
        {messages.savesData}{' '}
        <button type="button" className="button" data-show-live-map>
          {messages.showLiveMap}
        </button>
      </p>
    </aside>
  );
}

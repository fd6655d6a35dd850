import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { wideQuery } from '#theme/media.ts';

/**
 * The first step's poster, painted with the text before any script runs: the live map fades in over it. For links to another step it is
 * hidden (`:target` in the style sheet), and a script shows that step's poster.
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

/** The element in which a script draws the inset globe. */
export function InsetFrame(): ReactNode {
  return (
    <svg className="inset" data-inset viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
      <g data-layer="globe" />
      <g data-layer="journey" />
      <g data-layer="view" />
    </svg>
  );
}

/** A line saying that the map is a still picture, with a button for the live map where there could be one (`data-held`: `saves` or `slow`). */
export function PictureNote({ messages }: { messages: Messages }): ReactNode {
  return (
    <aside className="picture-note" data-picture-note>
      <p data-why="failed">{messages.mapIsPicture}</p>
      <p data-why="saves">{messages.savesData}</p>
      <p data-why="slow">{messages.slowMap}</p>
      <button type="button" className="button" data-show-live-map>
        {messages.showLiveMap}
      </button>
    </aside>
  );
}

import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { type FirstPictureLayout, firstPictureDensities, firstPictureFile } from '#story/first-picture.ts';
import { wideQuery } from '#theme/media.ts';

/**
 * The first step's poster, as an image where the browser reads AVIF, painted with the text before any script runs: the live map fades in over it.
 * For links to another step it is hidden (`:target` in the style sheet), and a script shows that step's poster.
 */
export function FirstPicture({ step, posters }: { step: string; posters: string }): ReactNode {
  const images = (layout: FirstPictureLayout): string =>
    firstPictureDensities[layout].map((density) => `${posters}${firstPictureFile(step, layout, density)} ${density}x`).join(', ');
  return (
    <div className="posters" data-posters>
      <picture>
        <source type="image/avif" media={wideQuery} srcSet={images('wide')} />
        <source type="image/avif" srcSet={images('portrait')} />
        <source media={wideQuery} srcSet={`${posters}${step}-wide.svg`} />
        <img className="first-picture" src={`${posters}${step}-portrait.svg`} alt="" fetchPriority="high" />
      </picture>
    </div>
  );
}

/** The elements in which a script draws the inset globe, the lowest first. */
export function InsetFrame(): ReactNode {
  return (
    <div className="inset" data-inset aria-hidden="true">
      {['globe', 'journey', 'view'].map((layer) => (
        <svg key={layer} data-layer={layer} viewBox="0 0 120 120" width="120" height="120" />
      ))}
    </div>
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

import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';

/** The controls of explore mode: back to the story, zoom, a list of places and legs, and the open note. */
export function ExploreTools({ messages }: { messages: Messages }): ReactNode {
  return (
    <section className="explore-tools" aria-label={messages.explore} data-explore-tools hidden>
      <button type="button" className="button back-to-story" data-back-to-story>
        {messages.backToStory}
      </button>
      <div className="explore-row">
        <button type="button" className="button step-button" data-zoom="1" aria-label={messages.zoomIn}>
          <Sign plus />
        </button>
        <button type="button" className="button step-button" data-zoom="-1" aria-label={messages.zoomOut}>
          <Sign />
        </button>
        <label className="targets">
          <span className="visually-hidden">{messages.placesAndLegs}</span>
          <select className="button" data-targets>
            <option value="">{messages.placesAndLegs}</option>
          </select>
        </label>
      </div>
      <p className="explore-hint">{messages.exploreHint}</p>
      <section className="open-note" data-open-note aria-live="polite" hidden>
        <button type="button" className="button step-button close" data-close-note aria-label={messages.close}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.8" />
          </svg>
        </button>
        <div data-note-body />
      </section>
    </section>
  );
}

/** The button that starts explore mode. Unavailable until the live map is ready. Small stages show its icon alone: its name is its label. */
export function ExploreButton({ messages }: { messages: Messages }): ReactNode {
  return (
    <button type="button" className="button explore-button" aria-label={messages.explore} data-explore data-unavailable>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4">
        <circle cx="8" cy="8" r="6" />
        <path d="M8 0v5M8 11v5M0 8h5M11 8h5" />
      </svg>
      <span className="button-words">{messages.explore}</span>
    </button>
  );
}

function Sign({ plus = false }: { plus?: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
      <path d={plus ? 'M1 6h10M6 1v10' : 'M1 6h10'} stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}

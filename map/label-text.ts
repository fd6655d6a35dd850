import type { MapTimeline } from './changes.ts';
import { loadLabelFaces } from './fonts.ts';
import { drawLabelAtlas, type LabelAtlas } from './label-atlas.ts';

/** The pictures of the labels, in the fonts that have come so far. */
export interface Words {
  /** null until they are drawn for the first time */
  atlas(): LabelAtlas | null;
  /** Draws the words of a timeline, once its fonts are there; what was drawn before stays until then. Rejects if the browser gives no 2D canvas. */
  renew(timeline: MapTimeline): Promise<void>;
  stop(): void;
}

/** How long labels wait for their fonts before they are drawn in the fallback, ms. */
const FONT_PATIENCE = 3000;

/** `ratio`: device px per CSS px · `drawn` is told of each new atlas, also when a font that came late has changed it. */
export function makeLabelText(ratio: () => number, drawn: () => void): Words {
  let atlas: LabelAtlas | null = null;
  let latest: MapTimeline | null = null;
  const draw = ({ story, lang }: MapTimeline): void => {
    // Twice the device's px at most: the pictures lie between px while the map moves.
    atlas = drawLabelAtlas(Object.values(story.places), lang, Math.max(ratio(), 2));
    drawn();
  };
  const onLateFonts = (): void => {
    if (atlas && latest) draw(latest);
  };
  document.fonts.addEventListener('loadingdone', onLateFonts);
  return {
    atlas: () => atlas,
    async renew(timeline) {
      latest = timeline;
      await loadLabelFaces(timeline.story, timeline.lang, FONT_PATIENCE);
      if (latest === timeline) draw(timeline);
    },
    stop() {
      latest = null;
      document.fonts.removeEventListener('loadingdone', onLateFonts);
    },
  };
}

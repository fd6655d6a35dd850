import type { MapTimeline } from './changes.ts';
import { loadLabelFaces } from './fonts.ts';
import { drawLabelAtlas, type LabelAtlas } from './label-atlas.ts';

/** The drawn labels, in the fonts that have loaded so far. */
export interface LabelText {
  /** null until the labels are drawn for the first time */
  atlas(): LabelAtlas | null;
  /** Draws the labels of a timeline once their fonts are there; the earlier ones stay until then. Rejects if the browser gives no 2D canvas. */
  update(timeline: MapTimeline): Promise<void>;
  stop(): void;
}

/** How long labels wait for their fonts before they are drawn in the fallback, ms. */
const FONT_TIMEOUT = 3000;

/**
 * @param ratio device px per CSS px
 * @param onDrawn called with each new atlas, also when a font that loaded late has changed it
 */
export function makeLabelText(ratio: () => number, onDrawn: () => void): LabelText {
  let atlas: LabelAtlas | null = null;
  let latest: MapTimeline | null = null;
  const draw = ({ story, lang }: MapTimeline): void => {
    // At least 2: labels lie between pixels while the map moves.
    atlas = drawLabelAtlas(Object.values(story.places), lang, Math.max(ratio(), 2));
    onDrawn();
  };
  const onLateFonts = (): void => {
    if (atlas && latest) draw(latest);
  };
  document.fonts.addEventListener('loadingdone', onLateFonts);
  return {
    atlas: () => atlas,
    async update(timeline) {
      latest = timeline;
      await loadLabelFaces(timeline.story, timeline.lang, FONT_TIMEOUT);
      if (latest === timeline) draw(timeline);
    },
    stop() {
      latest = null;
      document.fonts.removeEventListener('loadingdone', onLateFonts);
    },
  };
}

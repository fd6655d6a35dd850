import type { Palette } from '#theme/palette.ts';
import type { MapTimeline } from './changes.ts';
import { loadLabelFaces } from './fonts.ts';
import { drawLabelAtlas, type LabelAtlas } from './label-atlas.ts';

type Labelled = Pick<MapTimeline, 'story' | 'lang'>;

/** The drawn labels, in the fonts that have loaded so far. */
export interface LabelText {
  /** null until the labels are drawn for the first time */
  atlas(): LabelAtlas | null;
  /**
   * Draws the labels of a timeline once their fonts are there; the earlier ones stay until then. Those of the same story in the same language are drawn
   * once. Rejects if the browser gives no 2D canvas.
   */
  update(timeline: Labelled): Promise<void>;
  stop(): void;
}

/** How long labels wait for their fonts before they are drawn in the fallback, ms. */
const FONT_TIMEOUT = 3000;

/**
 * @param ratio device px per CSS px
 * @param palette colours of the labels
 * @param onDrawn called with each new atlas, also when a font that loaded late has changed it
 */
export function makeLabelText(ratio: () => number, palette: Palette, onDrawn: () => void): LabelText {
  let atlas: LabelAtlas | null = null;
  let latest: (Labelled & { readonly done: Promise<void> }) | null = null;
  let drawing: Promise<void> | null = null;
  let stale = false;
  const draw = async (): Promise<void> => {
    do {
      stale = false;
      const of = latest;
      if (!of) return;
      // At least 2: labels lie between pixels while the map moves.
      const made = await drawLabelAtlas(Object.values(of.story.places), of.lang, Math.max(ratio(), 2), palette);
      if (latest === of) {
        atlas = made;
        onDrawn();
      }
    } while (stale);
  };
  /** Draws the latest labels; where some are being drawn, once more after that. */
  const redraw = (): Promise<void> => {
    if (drawing) stale = true;
    else
      drawing = draw().finally(() => {
        drawing = null;
      });
    return drawing ?? Promise.resolve();
  };
  const onLateFonts = (): void => {
    if (atlas || drawing) redraw().catch(() => {}); // whoever asked for the labels learns of it
  };
  document.fonts.addEventListener('loadingdone', onLateFonts);
  const load = async ({ story, lang }: Labelled): Promise<void> => {
    await loadLabelFaces(story, lang, FONT_TIMEOUT);
    if (latest?.story === story && latest.lang === lang) await redraw();
  };
  return {
    atlas: () => atlas,
    update({ story, lang }) {
      if (latest?.story !== story || latest.lang !== lang) latest = { story, lang, done: load({ story, lang }) };
      return latest.done;
    },
    stop() {
      latest = null;
      document.fonts.removeEventListener('loadingdone', onLateFonts);
    },
  };
}

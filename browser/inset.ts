import { nextTask } from '#map/slices.ts';
import type { InsetLayers } from '#poster/inset.ts';
import type { InsetOfTimeline } from '#poster/load-inset.ts';
import type { Palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import { needsInset } from '#timeline/needs-inset.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { basemapFile } from './basemap-file.ts';
import { ownMarkup } from './trusted.ts';

/** Side of the inset, in units of its own viewBox. The style sheet gives it its size on the page. */
const size = 120;

/**
 * Draws the inset, a small globe that shows where the map is. There is none where its basemap cannot be loaded: the map has the places' names.
 * @param basemap address prefix of the basemap's files
 * @param palette its colours; absent: those of the night
 * @returns what to call with each frame
 */
export function inset(root: HTMLElement, basemap: string, palette?: Palette): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-inset]');
  const [globe, journey, view] = ['globe', 'journey', 'view'].map((layer) => box?.querySelector(`[data-layer="${layer}"]`));
  let requested = false;
  let ready: InsetOfTimeline | null = null;
  let of: Timeline | null = null;
  let draw: ((frame: Frame) => InsetLayers) | null = null;
  let shown: InsetLayers = { globe: '', journey: '', view: '' };
  let shownOpacity = '';
  let latest: { frame: Frame; timeline: Timeline } | null = null;

  const put = (layer: Element | null | undefined, text: string, before: string): void => {
    if (layer && text !== before) layer.innerHTML = ownMarkup(text);
  };
  const show = (): void => {
    if (!box || !latest || !ready) return;
    const { frame, timeline } = latest;
    const strength = needsInset(frame.camera, !timeline.motion);
    const opacity = strength.toFixed(2);
    if (opacity !== shownOpacity) {
      box.style.opacity = opacity;
      box.style.visibility = strength > 0 ? 'visible' : 'hidden';
      shownOpacity = opacity;
    }
    if (strength === 0) return;
    if (of !== timeline) {
      draw = ready({ timeline, size, ...(palette && { palette }) });
      of = timeline;
    }
    const layers = draw?.(frame);
    if (!layers) return;
    put(globe, layers.globe, shown.globe);
    put(journey, layers.journey, shown.journey);
    put(view, layers.view, shown.view);
    shown = layers;
  };
  return (frame, timeline) => {
    latest = { frame, timeline };
    // Few frames need it: its basemap is loaded for the first that does.
    if (needsInset(frame.camera, !timeline.motion) > 0 && !requested) {
      requested = true;
      load(basemap).then(
        (loaded) => {
          ready = loaded;
          show();
        },
        () => {}, // see above
      );
    }
    show();
  };
}

async function load(basemap: string): Promise<InsetOfTimeline> {
  const { loadInset } = await import('#poster/load-inset.ts');
  return loadInset((file) => basemapFile(basemap, file), nextTask);
}

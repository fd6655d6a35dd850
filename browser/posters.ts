import { type Fit, posterFit } from '#poster/fit.ts';
import { compile } from '#timeline/compile.ts';
import { type Layout, posterStage } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { fetchedSvg } from './fetched-svg.ts';

/** The drawn pictures of the steps: the first thing seen of the map, and what shows while there is no live one. */
export interface Posters {
  /**
   * Shows the picture of the timeline's step `index`. The one before stays until it has loaded.
   * @param mapComes whether a live map is on its way: then the picture in the HTML is enough for the first step
   */
  show(index: number, layout: Layout, timeline: Timeline, mapComes: boolean): void;
  stop(): void;
}

/**
 * Pictures are fetched when they are first needed, and cached. One that cannot be loaded leaves the one before in place.
 * @param base address prefix of the pictures, `/pictures/<story>/<lang>/<hash>/`
 */
export function posters(root: HTMLElement, base: string): Posters {
  const box = root.querySelector<HTMLElement>('[data-posters]');
  const pictures = new Map<string, Promise<SVGSVGElement | null>>();
  const drawnFor = new Map<PictureName, Timeline>();
  let wanted = '';
  let shown = '';
  const stopping = new AbortController();
  const fetched = (key: string): Promise<SVGSVGElement | null> => {
    const known = pictures.get(key);
    if (known) return known;
    const picture = fetch(`${base}${key}.svg`, { signal: stopping.signal })
      .then((response) => (response.ok ? response.text() : null))
      .then((text) => (text === null ? null : fetchedSvg(text)))
      .catch(() => null);
    pictures.set(key, picture);
    return picture;
  };
  /** Fits a picture to the stage of a timeline. Only where the picture was drawn for another stage, the story is compiled for both. */
  const fitTo = (picture: HTMLElement | SVGElement, index: number, name: PictureName, timeline: Timeline): void => {
    const stage = posterStage(name, timeline.lang);
    if (JSON.stringify(stage) === JSON.stringify(timeline.stage)) {
      place(picture, stage, { scale: 1, x: 0, y: 0 });
      return;
    }
    const drawn = drawnFor.get(name) ?? compile(timeline.story, stage, { lang: timeline.lang, paths: timeline.paths });
    drawnFor.set(name, drawn);
    place(picture, stage, posterFit(index, drawn, timeline));
  };
  return {
    show(index, layout, timeline, mapComes) {
      const name: PictureName = layout === 'wide' ? 'wide' : 'portrait';
      const key = `${timeline.story.steps[index]?.id}-${name}`;
      const { width, height } = timeline.stage;
      const request = `${key} ${width}×${height} ${mapComes}`;
      if (!box || request === wanted) return;
      wanted = request;
      // The HTML has the first picture: no need to load it again while the live map is on its way.
      const first = index === 0 && mapComes ? box.querySelector<HTMLImageElement>('.first-picture') : null;
      if (first) {
        fitTo(first, index, name, timeline);
        return;
      }
      void fetched(key).then((picture) => {
        if (picture === null) {
          pictures.delete(key); // the network may be back when the reader is
          if (wanted === request) wanted = '';
          return;
        }
        if (wanted !== request) return;
        if (shown !== key) box.replaceChildren(picture);
        shown = key;
        fitTo(picture, index, name, timeline);
      });
    },
    stop: () => stopping.abort(),
  };
}

type PictureName = 'wide' | 'portrait';

/** Sizes and moves a picture by a fit; `size`: of the stage that it was drawn for, CSS px. */
function place(picture: HTMLElement | SVGElement, size: { readonly width: number; readonly height: number }, fit: Fit): void {
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('preserveAspectRatio', fit === 'fill' ? 'xMidYMid slice' : 'xMinYMin meet');
  picture.classList.toggle('fills', fit === 'fill');
  const { style } = picture;
  style.width = fit === 'fill' ? '' : `${size.width}px`;
  style.height = fit === 'fill' ? '' : `${size.height}px`;
  style.transform = fit === 'fill' ? '' : `translate(${fit.x}px, ${fit.y}px) scale(${fit.scale})`;
}

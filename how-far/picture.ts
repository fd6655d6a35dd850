import type { Story } from '#story/story.ts';
import type { Stage } from '#timeline/stages.ts';
import { drawHowFar, type HowFar, type HowFarWords, loadGlobe } from './draw.ts';

/** The picture of a comparison in the page. */
export interface HowFarPicture {
  /**
   * Draws it in the next animation frame. `turning`: without lights, which take most of the time, as more will follow at once. `stands`: the built picture shows
   * the same, and is not taken away for one without lights.
   */
  show(answer: HowFar, how: { readonly turning: boolean; readonly stands: boolean }): void;
  stop(): void;
}

/**
 * Draws into `box`, as large as the box is, again when that changes. The ground comes first, the lights when it stands. What stands there is only replaced
 * by a whole picture; where no ground can be had it stays.
 *
 * @param read gives the bytes of a file of the basemap
 */
export function howFarPicture(
  box: HTMLElement,
  { read, ...options }: HowFarWords & { readonly story: Story; readonly read: (file: string) => Promise<Uint8Array> },
): HowFarPicture {
  let wanted: { answer: HowFar; turning: boolean; stands: boolean } | null = null;
  let globe: Awaited<ReturnType<typeof loadGlobe>> | null = null;
  let frame = 0;
  let stopped = false;
  const draw = (): void => {
    frame = 0;
    const stage = stageOfBox(box);
    if (!wanted || !globe || !stage) return;
    const { answer, turning, stands } = wanted;
    if (stands && globe.lights.length === 0) return;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    box.innerHTML = drawHowFar(answer, { ...options, basemap: globe, stage, density, mostLights: turning ? 0 : 2400 });
    box.dataset.shows = answer.from.id;
    if (turning || globe.lights.length === 0) delete box.dataset.lit;
    else box.dataset.lit = '';
  };
  const soon = (): void => {
    if (!stopped) frame ||= requestAnimationFrame(draw);
  };
  const load = async (): Promise<void> => {
    for (const lights of [false, true]) {
      const loaded = await loadGlobe(read, lights).catch(() => null);
      if (!loaded || stopped) return;
      globe = loaded;
      soon();
    }
  };
  const sizes = new ResizeObserver(soon);
  sizes.observe(box);
  void load();
  return {
    show(answer, how) {
      wanted = { answer, ...how };
      soon();
    },
    stop() {
      stopped = true;
      cancelAnimationFrame(frame);
      sizes.disconnect();
    },
  };
}

/** The box as a stage of which all is free; null while it has no size. */
function stageOfBox(box: HTMLElement): Stage | null {
  const [width, height] = [Math.round(box.clientWidth), Math.round(box.clientHeight)];
  return width > 0 && height > 0 ? { width, height, free: { top: 0, right: 0, bottom: 0, left: 0 } } : null;
}

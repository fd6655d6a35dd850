import { ownMarkup } from '#browser/trusted.ts';
import { drawHowFar, type Labels, loadGlobe } from '#how-far/draw.ts';
import type { HowFar } from '#how-far/how-far.ts';
import type { ShapedBasemap } from '#poster/shaped-basemap.ts';
import type { Story } from '#story/story.ts';
import type { Stage } from '#timeline/stages.ts';

/** What is to be drawn. */
interface Wanted {
  readonly answer: HowFar;
  /** more will follow at once: city lights, which take most of the time, are left out */
  readonly turning: boolean;
  /** the picture that was built shows the same, and is not replaced by one without lights */
  readonly built: boolean;
}

/** The picture of a comparison in the page. */
export interface HowFarPicture {
  /** Draws it in the next animation frame. */
  show(wanted: Wanted): void;
  stop(): void;
}

/** With fewer lights the picture would be another than the one that was built; more take long to draw. */
const mostLights = 2400;

/**
 * Draws into `box`, as large as the box is, again when its size changes: first without city lights, then with them once they have loaded. Until a whole picture can be
 * drawn the box keeps what it holds, for good where the basemap cannot be loaded.
 *
 * @param read gives the bytes of a file of the basemap
 */
export function howFarPicture(
  box: HTMLElement,
  { read, ...options }: Labels & { readonly story: Story; readonly read: (file: string) => Promise<Uint8Array> },
): HowFarPicture {
  let wanted: Wanted | null = null;
  let globe: ShapedBasemap | null = null;
  let frame = 0;
  let stopped = false;
  const draw = (): void => {
    frame = 0;
    const stage = stageOfBox(box);
    if (!wanted || !globe || !stage) return;
    const { answer, turning, built } = wanted;
    if (built && globe.lights.length === 0) return;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    box.innerHTML = ownMarkup(drawHowFar(answer, { ...options, basemap: globe, stage, density, mostLights: turning ? 0 : mostLights }));
    box.dataset.shows = answer.from.id;
    if (turning || globe.lights.length === 0) delete box.dataset.lit;
    else box.dataset.lit = '';
  };
  const schedule = (): void => {
    if (!stopped) frame ||= requestAnimationFrame(draw);
  };
  const load = async (): Promise<void> => {
    for (const lights of [false, true]) {
      const loaded = await loadGlobe(read, lights).catch(() => null);
      if (!loaded || stopped) return;
      globe = loaded;
      schedule();
    }
  };
  const sizes = new ResizeObserver(schedule);
  sizes.observe(box);
  void load();
  return {
    show(next) {
      wanted = next;
      schedule();
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

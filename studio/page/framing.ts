import type { Edit } from '#studio/edit.ts';
import { zoomOn } from '#timeline/rest-cameras.ts';
import type { Screen } from './devices.ts';
import { refusedAt } from './refusals.ts';
import { type Framed, type Framing, rounded, type Studio } from './studio.ts';

export type Camera = NonNullable<Extract<Edit, { kind: 'set-camera' }>['camera']>;

/** The screen of a camera, and what it is for. */
export const screenFor = (narrow: boolean): 'Phone' | 'Desk' => (narrow ? 'Phone' : 'Desk');
export const saidOf = ({ narrow, step }: Framed): string =>
  narrow ? `the camera of ${step} for narrow stages, on the phone` : `the camera of ${step} for all stages, on the desk`;
export const howTo = 'Arrows move the map, + and − zoom, Shift with arrows turns and tilts it. Enter uses the view, Escape leaves it.';

type Shared = Pick<Studio, 'edit' | 'say' | 'screenOf' | 'enlarge'>;

/** @param changed called when a framing begins or ends */
export function framing(studio: Shared, changed: () => void): Framing {
  let now: (Framed & { readonly screen: Screen; readonly page: Window & typeof globalThis }) | null = null;
  // Until it was opened once the page's button does not say that it is closed.
  const button = (page: Window, open: boolean): HTMLElement | null =>
    page.document.querySelector<HTMLElement>(`[data-explore]${open ? '[aria-expanded="true"]' : ':not([aria-expanded="true"])'}`);
  const key = (event: KeyboardEvent): void => {
    // Buttons and lists of the page have their own.
    if (event.key !== 'Enter' || (event.target as Element | null)?.closest('a, button, select, input')) return;
    event.preventDefault();
    void api.use();
  };
  // In the page Escape closes the free map, which is seen; here it has to be heard.
  const hearEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    api.end();
  };
  const stop = (): void => {
    if (!now) return;
    const { page, screen, narrow } = now;
    now = null;
    screen.element.removeAttribute('data-framing');
    page.document?.removeEventListener('keydown', key, true);
    document.removeEventListener('keydown', hearEscape);
    const active = document.activeElement;
    const hadFocus = active instanceof HTMLIFrameElement || /^(?:use|leave)-view$/.test((active as HTMLElement | null)?.dataset.key ?? '');
    changed();
    // The keys are where they were before.
    if (hadFocus) document.querySelector<HTMLElement>(`[data-key="frame-${screenFor(narrow)}"]`)?.focus();
  };
  const api: Framing = {
    now: () => now,
    begin(framed) {
      api.end();
      const screen = studio.screenOf(screenFor(framed.narrow));
      const page = screen.page();
      const map = page?.mapStory?.map();
      if (!page || !map) return studio.say('The map does not show yet, or this browser can’t show it.', true);
      studio.enlarge(screen.device.name);
      button(page, false)?.click();
      if (!button(page, true))
        return studio.say(`The page of the ${screen.device.name.toLowerCase()} does not let its map be moved.`, true);
      now = { ...framed, screen, page };
      screen.element.setAttribute('data-framing', '');
      page.document.addEventListener('keydown', key, true);
      document.addEventListener('keydown', hearEscape);
      changed();
      map.getCanvas().focus({ preventScroll: true });
      studio.say(`Framing ${saidOf(framed)}. ${howTo}`);
    },
    async use() {
      const framed = now;
      const handle = framed?.page.mapStory;
      const map = handle?.map();
      if (!framed || !handle || !map) return;
      const { step, narrow } = framed;
      const { lng, lat } = map.getCenter().wrap();
      // A story's zoom is that of the reference stage.
      const zoom = Math.round((map.getZoom() - zoomOn(handle.stage(), 0, narrow)) * 100) / 100;
      const [bearing, pitch] = [Math.round(map.getBearing()), Math.min(Math.round(map.getPitch()), 60)];
      const camera: Camera = {
        center: [rounded(lng), rounded(lat)],
        zoom: Math.min(Math.max(zoom, 0), 22),
        ...(bearing === 0 ? {} : { bearing }),
        ...(pitch === 0 ? {} : { pitch }),
      };
      // Back from the free map to the story, which has the same view then; where it was refused the map stays as it is.
      // By keys of the map, too, it is the button that would have written it.
      const use = document.querySelector<HTMLElement>('[data-key="use-view"]');
      const refused = use ? refusedAt(use) : undefined;
      if ((await studio.edit({ kind: 'set-camera', step, narrow, camera }, refused)) && now === framed) leave();
    },
    end() {
      if (!now) return;
      leave();
      studio.say('Framing has ended, and nothing was written.');
    },
    look() {
      if (!now || (now.screen.page() === now.page && button(now.page, true))) return;
      stop();
      studio.say('Framing has ended, and nothing was written.');
    },
  };
  function leave(): void {
    const page = now?.page;
    stop();
    if (page) button(page, true)?.click();
  }
  return api;
}

import { savesData } from '#embed/data-saver.ts';
import type { StoryToKeep } from './keep-story.ts';
import { ownScript } from './trusted.ts';

/** The button that keeps a story to be read without a connection. */
export interface KeepButton {
  /** The reader has come to the end: a story that was read is kept, unless the reader saves data. */
  readToEnd(): void;
  stop(): void;
}

/** ms without any progress after which keeping has failed: nobody waits for what hangs. */
const patience = 30_000;

const none: KeepButton = { readToEnd() {}, stop() {} };

/**
 * Makes the button work, and shows it, where the browser can keep pages: the HTML has it hidden. A story that is kept is kept anew when its page
 * has changed.
 *
 * @param page addresses of the service worker, and of the module that keeps: it is loaded when it is needed, by readers who keep something; the
 * page's language
 * @param toKeep what is to be kept, asked for when it is
 * @param mapShows whether a live map shows the steps: who has read the story with it, and has asked for nothing, needs no pictures of them
 */
export function keepButton(
  root: ParentNode,
  { worker, code, lang }: { readonly worker: string; readonly code: string; readonly lang: string },
  toKeep: () => Omit<StoryToKeep, 'pictures'>,
  mapShows: () => boolean,
): KeepButton {
  const box = root.querySelector<HTMLElement>('[data-keep]');
  const button = box?.querySelector('button');
  const status = box?.querySelector<HTMLElement>('[role="status"]');
  if (!box || !button || !status || !('serviceWorker' in navigator) || !('caches' in window)) return none;
  const load = (): Promise<typeof import('./keep-story.ts')> => import(code);
  const { pathname } = new URL(toKeep().page);
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const { keeping = '', kept: done = '', failed = '' } = status.dataset;
  let kept = false;
  /** The reader has pressed, and waits. */
  let busy = false;
  /** What is kept unasked; the button can be pressed meanwhile. */
  let quiet: Promise<void> | null = null;
  const show = (words: string): void => {
    button.textContent = (kept ? button.dataset.forget : button.dataset.keep) ?? '';
    // Not `disabled`, which would take the focus away from who has just pressed.
    button.setAttribute('aria-disabled', String(busy));
    status.textContent = words;
  };
  const keepNow = async (pictures: StoryToKeep['pictures'], onProgress: (share: number) => void, signal: AbortSignal): Promise<void> => {
    const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(ownScript(worker));
    // What blocks workers may answer nothing: without one a kept story could not be read.
    if (!registration) throw new Error('Expected a service worker, got none');
    const { keepStory } = await load();
    signal.throwIfAborted();
    await keepStory({ ...toKeep(), pictures }, onProgress, signal);
  };
  // Where it fails (storage refused or full, a file that cannot be had or does not come) what was kept before still is.
  const keep = async (pictures: StoryToKeep['pictures'], onProgress: (share: number) => void): Promise<void> => {
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const givenUp = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp.abort(), patience);
    };
    const progress = (share: number): void => {
      wait();
      onProgress(share);
    };
    wait();
    await Promise.race([keepNow(pictures, progress, signal), givenUp]).finally(() => clearTimeout(timer));
    kept = true;
  };
  const keepUnasked = (pictures: StoryToKeep['pictures']): void => {
    if (busy || quiet || savesData()) return;
    quiet = keep(pictures, () => {})
      .catch(() => {})
      .then(() => {
        quiet = null;
        if (!busy) show('');
      });
  };
  const forget = async (): Promise<void> => {
    const { forgetStory } = await load();
    await forgetStory(pathname);
    kept = false;
  };
  const press = async (): Promise<void> => {
    if (busy) return;
    const forgets = kept;
    busy = true;
    show(forgets ? '' : keeping);
    // What it has fetched is not fetched again, and what it keeps is let go of too.
    await quiet;
    const progress = (share: number): void => {
      button.textContent = percent.format(share);
    };
    const said = await (forgets ? forget().then(() => '') : keep('all', progress).then(() => done)).catch(() => (forgets ? '' : failed));
    busy = false;
    show(said);
  };
  button.addEventListener('click', press);
  box.hidden = false;
  const look = async (): Promise<void> => {
    // Without a service worker nothing was ever kept: then nothing more is loaded.
    if (!(await navigator.serviceWorker.getRegistration(worker))) return;
    const pictures = await (await load()).keptPictures(pathname);
    if (pictures === null || kept || busy) return;
    kept = true;
    show('');
    keepUnasked(pictures);
  };
  const looked = look().catch(() => {}); // refused: the button says so when it is pressed
  return {
    readToEnd() {
      void looked.then(() => kept || keepUnasked(mapShows() ? 'first' : 'all'));
    },
    stop: () => button.removeEventListener('click', press),
  };
}

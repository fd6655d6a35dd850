// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepButton } from './keep-button.ts';
import type { StoryToKeep } from './keep-story.ts';

/** The module that keeps, of which only the calls are looked at: it is loaded by its address, as in a page. */
const code = `data:text/javascript,export const keepStory = (...all) => globalThis.keeping.keep(...all);
export const keptPictures = async () => globalThis.keeping.pictures; export const forgetStory = async () => { globalThis.keeping.pictures = null; };`;

interface Keeping {
  keep: (story: StoryToKeep, onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>;
  pictures: StoryToKeep['pictures'] | null;
}

let keeping: Keeping;
let asked: StoryToKeep['pictures'][];
let registered: string[];
let blocked: boolean;
const story = { page: 'https://maps.example/small/en/' } as StoryToKeep;

beforeEach(() => {
  asked = [];
  registered = [];
  blocked = false;
  keeping = {
    pictures: null,
    keep: async ({ pictures }) => {
      asked.push(pictures);
      keeping.pictures = pictures;
    },
  };
  vi.stubGlobal('keeping', keeping);
  vi.stubGlobal('caches', {});
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      register: async (address: string) => {
        registered.push(address);
        return blocked ? undefined : {};
      },
      getRegistration: async () => (keeping.pictures ? {} : undefined),
    },
  });
  document.body.innerHTML = `<p data-keep hidden><button data-keep="Keep" data-forget="Forget">Keep</button>
    <span role="status" data-keeping="Keeping" data-kept="Kept" data-failed="Failed"></span></p>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

const box = (): HTMLElement => document.querySelector('p') as HTMLElement;
const button = (): HTMLButtonElement => document.querySelector('button') as HTMLButtonElement;
const waits = (): boolean => button().getAttribute('aria-disabled') === 'true';
const says = (): string => document.querySelector('span')?.textContent ?? '';
const mounted = (mapShows = true) =>
  keepButton(
    document.body,
    { worker: '/offline.js', code, lang: 'en' },
    () => story,
    () => mapShows,
  );

test('a press keeps the story with all its pictures, another lets go of it', async () => {
  mounted();
  expect(box().hidden).toBe(false);
  button().click();
  await vi.waitFor(() => expect(says()).toBe('Kept'));
  expect([asked, registered, button().textContent]).toEqual([['all'], ['/offline.js'], 'Forget']);
  button().click();
  await vi.waitFor(() => expect(button().textContent).toBe('Keep'));
  expect(keeping.pictures).toBeNull();
});

test('what cannot be kept is said, and can be tried again', async () => {
  keeping.keep = () => Promise.reject(new Error('no room'));
  mounted();
  button().click();
  await vi.waitFor(() => expect(says()).toBe('Failed'));
  expect([waits(), button().textContent]).toEqual([false, 'Keep']);
});

test('what does not come is not waited for: it has failed half a minute after the last progress, and nothing more is fetched', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let goOn = (_: number): void => {};
  let ended: AbortSignal | undefined;
  keeping.keep = (_, onProgress, signal) => {
    goOn = onProgress;
    ended = signal;
    return new Promise(() => {});
  };
  mounted();
  button().click();
  await vi.waitFor(() => expect(ended).toBeDefined());
  await vi.advanceTimersByTimeAsync(25_000);
  goOn(0.5);
  await vi.advanceTimersByTimeAsync(25_000);
  expect([says(), button().textContent, ended?.aborted]).toEqual(['Keeping', '50%', false]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([says(), button().textContent, waits(), ended?.aborted]).toEqual(['Failed', 'Keep', false, true]);
  vi.useRealTimers();
});

test('where the worker is blocked nothing is fetched to be kept', async () => {
  blocked = true;
  mounted();
  button().click();
  await vi.waitFor(() => expect(says()).toBe('Failed'));
  expect(asked).toEqual([]);
});

test('a story that was read to its end is kept in silence, without pictures where a map shows the steps', async () => {
  mounted().readToEnd();
  await vi.waitFor(() => expect(button().textContent).toBe('Forget'));
  expect([asked, says()]).toEqual([['first'], '']);
});

test('a press while the story is kept in silence is not lost: all pictures follow, and that is said', async () => {
  const { keep } = keeping;
  let goOn = (): void => {};
  keeping.keep = async (...all) => {
    await keep(...all);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  };
  mounted().readToEnd();
  await vi.waitFor(() => expect(asked).toEqual(['first']));
  button().focus();
  button().click();
  button().click();
  expect([says(), waits(), document.activeElement]).toEqual(['Keeping', true, button()]);
  keeping.keep = keep;
  goOn();
  await vi.waitFor(() => expect(says()).toBe('Kept'));
  expect([asked, waits(), button().textContent]).toEqual([['first', 'all'], false, 'Forget']);
});

test('what cannot be let go of is still kept', async () => {
  keeping.pictures = 'all';
  mounted();
  await vi.waitFor(() => expect(button().textContent).toBe('Forget'));
  Object.freeze(keeping);
  button().click();
  expect(waits()).toBe(true);
  await vi.waitFor(() => expect(waits()).toBe(false));
  expect([button().textContent, says()]).toEqual(['Forget', '']);
});

test('nothing is kept unasked for readers who save data', async () => {
  Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
  mounted(false).readToEnd();
  button().click();
  await vi.waitFor(() => expect(asked).toEqual(['all']));
  Reflect.deleteProperty(navigator, 'connection');
});

test('what was kept is renewed with the pictures that it had', async () => {
  keeping.pictures = 'all';
  mounted();
  await vi.waitFor(() => expect(asked).toEqual(['all']));
  expect([button().textContent, says()]).toEqual(['Forget', '']);
});

test('where the browser keeps nothing there is no button, and readers who keep nothing load nothing', async () => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
  mounted().readToEnd();
  expect([box().hidden, asked, registered]).toEqual([true, [], []]);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { outFolder } from '#site/out-folder.ts';
import type { Kind, Rest } from './breakages.ts';
import { expect, mapState, mounted } from './engine-fixtures.ts';
import type { ProbedWindow } from './engines/probe.ts';
import type { View } from './engines/tab.ts';
import { eventually, until } from './engines/waiting.ts';

// What a document keeps for its reader, whatever is broken: its words, its pictures, and what it says of them.

/** What holds the words of a page: the steps of a story, else headline and paragraphs. */
const stepWords = '[data-step] [data-reading]';
export const plainWords = 'h1, p';

/** The words as the built HTML has them. @param path of the page, relative to the site */
export async function wordsInHtml(path: string, selector: string): Promise<string[]> {
  const window = new Window({ url: 'http://localhost/' });
  const html = new window.DOMParser().parseFromString(await readFile(join(outFolder(), path, 'index.html'), 'utf8'), 'text/html');
  const words = [...html.querySelectorAll(selector)]
    .filter((element) => !element.closest('noscript'))
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  await window.happyDOM.close();
  expect(words.length).toBeGreaterThan(0);
  return words;
}

/** The words as a document has them, and the steps of a story of whose words some cannot be seen, though what is folded is opened. */
export const wordsIn = (view: View, selector: string) =>
  view.run((given) => {
    const elements = [...document.querySelectorAll<HTMLElement>(given)];
    const seen = (element: HTMLElement) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('[data-step] details:not([open])')];
    for (const details of folded) details.open = true;
    const unseen = elements
      .filter((element) => element.closest('[data-step]') && ![element, ...element.querySelectorAll<HTMLElement>('p, summary')].every(seen))
      .map((element) => element.parentElement?.id ?? '');
    for (const details of folded) details.open = false;
    return { words: elements.map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()), unseen };
  }, selector);

/** Every word of a story is there and can be seen. @param path of its HTML */
export async function storyIsWhole(view: View, path: string): Promise<void> {
  expect(await wordsIn(view, stepWords)).toEqual({ words: await wordsInHtml(path, stepWords), unseen: [] });
}

/** Every word of a story is in the document. @param path of its HTML */
export async function wordsAreThere(view: View, path: string): Promise<void> {
  expect((await wordsIn(view, stepWords)).words).toEqual(await wordsInHtml(path, stepWords));
}

/** What in a document says that something is being loaded. */
export const saysLoading = (view: View) =>
  view.run(() => {
    const said = /\bloading\b|please wait|\bone moment\b|…$/im.exec(document.querySelector('[role="status"]')?.textContent ?? '')?.[0];
    const anywhere = /\bloading\b|please wait|\bone moment\b/i.exec(document.body.innerText)?.[0];
    const busy = document.querySelector('[aria-busy="true"], progress, [role="progressbar"]');
    const state = document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState;
    return [said, anywhere, busy?.outerHTML.slice(0, 80), state === 'waiting' ? 'the map is awaited' : ''].filter(Boolean);
  }, null);

/** Lets the time pass that a document waits. */
export const later = (view: View): Promise<number> => view.run(() => (window as unknown as ProbedWindow).probe.later(), null);

/** What has gone wrong beyond what a broken file itself throws. */
export const beyond = (problems: readonly string[], kind?: Kind): string[] =>
  problems.filter((line) => {
    if (/request to another origin|refused by the policy/.test(line)) return true;
    const address = /(?:https?:\/\/[^/\s]+)?(\/[\w./-]+)/g;
    const names = [...line.matchAll(address)].some(([, path = '']) => kind?.files.test(path));
    return !names && !kind?.throws?.test(line);
  });

const states: Readonly<Partial<Record<Rest, RegExp>>> = { live: /^ready$/, picture: /^(failed|lost|held)$/, told: /^failed$/ };

/** Waits until a document is what it is to be in the end. `impatient`: where files do not come its own patience is at an end first */
export async function restsAs(view: View, rests: Rest, impatient: boolean): Promise<void> {
  const state = states[rests];
  let is = '';
  // It is patient with its story's data, too: that is not to be at an end before these have come.
  if (rests === 'picture') await mounted(view);
  await eventually(
    () => `a page that rests as ${rests}${state ? ` (its map is “${is}”)` : ''}`,
    async () => {
      if (impatient) await later(view);
      is = await mapState(view);
      if (state) return state.test(is);
      // Its script does not come to life; what else can come has.
      return view.run((hangs) => document.readyState === 'complete' || (hangs && document.readyState === 'interactive'), impatient);
    },
  );
}

/** A drawn picture is to be seen. */
export const pictureShows = () =>
  [...document.querySelectorAll('[data-posters] svg, [data-posters] img')].some(
    (picture) => picture.getBoundingClientRect().width > 0 && !(picture instanceof HTMLImageElement && picture.naturalWidth === 0),
  );

/** With drawn pictures, these follow the reader. */
export async function picturesFollow(view: View, steps: readonly string[] = ['reserve', 'departure']): Promise<void> {
  for (const step of steps) {
    await view.run((id) => document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'instant' }), step);
    await until(
      view,
      `the picture of ${step}`,
      (id) => (document.querySelector(`svg[data-poster="${id}"]`)?.getBoundingClientRect().width ?? 0) > 0,
      step,
    );
  }
}

/** The line that says that the map is a drawn picture shows where it is one, and only there. */
export async function noteIsTrue(view: View): Promise<void> {
  const { state, shows } = await view.run(
    () => ({
      state: document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState ?? '',
      shows: document.querySelector('.picture-note [data-why="failed"]')?.checkVisibility() === true,
    }),
    null,
  );
  expect({ state, shows }).toEqual({ state, shows: /^(failed|lost)$/.test(state) });
}

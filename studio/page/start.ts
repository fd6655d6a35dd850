import type { Story } from '#story/story.ts';
import type { PlacedProblem } from '#studio/placed-problems.ts';
import { type Gaps, screenSizes } from '#studio/screen-sizes.ts';
import { Refused, type State, studioApi } from './api.ts';
import { arrange } from './arrange.ts';
import { type Screen, screen } from './devices.ts';
import { h } from './dom.ts';
import { editPanel } from './edit-panel.ts';
import { framing } from './framing.ts';
import { headerOf, turnByKeys } from './header.ts';
import { hasUnsaved, refill } from './keep.ts';
import { rail } from './rail.ts';
import { languagesOf, wordsOf } from './shown-words.ts';
import { stepsPanel } from './steps-panel.ts';
import { storyFiles } from './story-files.ts';
import { type Studio, stepIds } from './studio.ts';
import { type Tab, tabButtons } from './tabs.ts';
import { toolButtons, turnedHandles } from './tools.ts';
import { underText } from './under-text.ts';

const { story = '', base = '' } = document.body.dataset;
const api = studioApi(story);
try {
  await start(await api.state());
} catch (error) {
  // Without the files there is nothing to show: a page that stays empty would not say so.
  if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
  document.body.append(h('p', { class: 'alert', role: 'alert' }, `The story can’t be opened: ${error.message} Load the page again.`));
}

async function start(first: State): Promise<void> {
  let problems: readonly PlacedProblem[] = [];
  let linted = false;
  let gaps: Gaps | null = null;
  let position = 0;
  let step = 0;
  let tab: Tab = 'Words';
  let lang = languagesOf(first)[0] ?? 'en';
  let main: Screen['device']['name'] = 'Desk';
  /** the words that the screens show, to see whether a change is one of the map alone */
  let shownWords = wordsOf(first, lang);

  const status = h('p', { class: 'status', role: 'status' });
  const alert = h('p', { class: 'alert', role: 'alert' });
  const say = (words: string, isError = false): void => {
    status.textContent = isError ? '' : words;
    alert.textContent = isError ? words : '';
  };
  const addressOf = (): string => `${base}/${story}/${lang}/`;
  /** what all screens wait for is told once to who hears it, however many of them show it */
  const waiting = h('p', { class: 'hidden', role: 'status' });
  const tellWaiting = (): void => {
    // What is there before the region is not told.
    if (!waiting.isConnected) return;
    const words = screens.map((one) => one.waits()).find((one) => one !== '') ?? '';
    if (words !== waiting.textContent) waiting.textContent = words;
  };
  const screens: Screen[] = [];
  for (const device of screenSizes) screens.push(screen(device, addressOf(), () => pulled.renew(), tellWaiting));
  const screenOf = (name: Screen['device']['name']): Screen => screens.find(({ device }) => device.name === name) ?? (screens[0] as Screen);

  const files = storyFiles(api, first, say, drawNews);
  const studio: Studio = {
    state: files.state,
    lang: () => lang,
    languages: () => languagesOf(files.state()),
    problems: () => problems,
    gaps: () => gaps,
    opened: new Set(),
    position: () => position,
    step: () => step,
    seek(to) {
      const last = Math.max(stepIds(files.state()).length - 1, 0);
      position = Math.min(Math.max(to, 0), last);
      for (const one of screens) one.seek(position);
      moved();
    },
    edit: files.edit,
    turn: files.turn,
    say,
    main: () => screenOf(main),
    screenOf,
    enlarge,
    get framing() {
      return frames;
    },
  };
  const frames = framing(studio, () => draw());
  /** Shows what has come from the server, which waits for the answers to edits: what the author wrote would go and come back. */
  function drawNews(): void {
    const all = languagesOf(files.state());
    if (!all.includes(lang)) lang = all[0] ?? lang;
    if (!files.isBusy()) draw();
  }
  /** The story was read anew: the screens show it. What is only of the map changes in place, words come with a page that loads behind the old one. */
  async function show(): Promise<void> {
    const words = wordsOf(files.state(), lang);
    const edited = (await api.storyJson(lang)) as Story | null;
    if (edited) under.story(edited, lang);
    if (words === shownWords) {
      if (edited) for (const one of screens) one.show(edited);
      pulled.renew();
    } else {
      shownWords = words;
      for (const one of screens) one.reload(addressOf());
    }
  }

  const stepsColumn = h('nav', { class: 'steps', 'aria-label': 'Steps' });
  const line = rail((to) => studio.seek(to));
  const under = underText(screens);
  const pulled = turnedHandles(studio);
  const panel = editPanel(studio, story, draw);
  const tabList = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'What to edit' });
  const tools = h('div', { class: 'tools' });
  const note = h('p', { class: 'alert', role: 'status' });
  const large = h('div', { class: 'large' });
  const small = h('div', { class: 'small' });
  const header = h('header', {});
  const centre = h(
    'main',
    {},
    tools,
    h('div', { class: 'screens' }, large, small),
    h('div', {}, waiting, note, line.element, under.element),
  );
  document.body.append(header, stepsColumn, centre, h('aside', { 'aria-label': 'Editing' }, tabList, panel.element));

  function moved(): void {
    const index = Math.min(Math.round(position), Math.max(stepIds(files.state()).length - 1, 0));
    line.set(position, stepIds(files.state()));
    if (index !== step) {
      step = index;
      draw();
    }
    pulled.place();
  }
  function draw(): void {
    const ids = stepIds(files.state());
    step = Math.min(step, Math.max(ids.length - 1, 0));
    line.set(position, ids);
    refill(header, ...headerOf(studio, story, speak), status, alert);
    refill(stepsColumn, ...stepsPanel(studio));
    const words = (name: Tab): string => (name === 'Problems' && problems.length > 0 ? `Problems ${problems.length}` : name);
    refill(tabList, ...tabButtons(tab, open, words));
    panel.draw(tab, linted);
    refill(tools, ...toolButtons(studio, under, pulled, draw));
  }
  function speak(next: string): void {
    lang = next;
    shownWords = wordsOf(files.state(), lang);
    for (const one of screens) one.reload(addressOf());
    draw();
    void files.take(async () => {
      const told = (await api.storyJson(lang)) as Story | null;
      if (told) under.story(told, lang);
    });
  }
  function open(next: Tab): void {
    tab = next;
    draw();
  }
  function enlarge(name: Screen['device']['name']): void {
    pulled.turn(false);
    main = name;
    scaleAll();
    draw();
  }
  function scaleAll(): void {
    arrange(screens, main, large, small);
    pulled.place();
  }

  for (const one of screens) {
    one.element.append(h('figcaption', {}, one.device.name, h('span', { class: 'size' }, ` ${one.device.width} × ${one.device.height}`)));
    large.append(one.element);
  }
  draw();
  scaleAll();
  requestAnimationFrame(tellWaiting);
  new ResizeObserver(scaleAll).observe(large);

  turnByKeys(studio);
  // What is in no file would be gone.
  window.addEventListener('beforeunload', (event) => {
    if (files.isBusy() || panel.isHeld() || hasUnsaved(stepsColumn)) event.preventDefault();
  });
  // Whoever scrolls one of the screens moves all.
  const watch = (): void => {
    for (const one of screens) {
      const to = one.moved();
      if (to === null) continue;
      position = to;
      for (const other of screens) if (other !== one) other.seek(to);
      moved();
    }
    pulled.look();
    frames.look();
    under.look();
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  api.listen(
    (event) => {
      if (event.kind === 'files') void files.refresh();
      else if (event.kind === 'read') {
        if (event.gaps) {
          gaps = event.gaps;
          line.gaps(gaps);
        }
        note.textContent = event.sound ? '' : 'The screens show the story as it was before it had a mistake: see Problems.';
        if (event.sound) void files.refresh().then(show);
      } else {
        problems = event.problems;
        linted = event.linted;
        drawNews();
      }
    },
    (lost) => say(lost ? 'The server is not reached: is `npm run dev` still running?' : '', lost),
  );
}

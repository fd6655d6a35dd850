import type { Story } from '#story/story.ts';
import type { PlacedProblem } from '#studio/placed-problems.ts';
import { type Gaps, screenSizes } from '#studio/screen-sizes.ts';
import { Refused, type State, studioApi } from './api.ts';
import { arrange } from './arrange.ts';
import { cameraPanel } from './camera-panel.ts';
import { type Screen, screen } from './devices.ts';
import { button, h } from './dom.ts';
import { framing, saidOf } from './framing.ts';
import { type Handles, handles } from './handles.ts';
import { headerOf, turnByKeys } from './header.ts';
import { fill, giveBackWhenMade, hasUnsaved, isControl, memory, refill } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { problemLine, problemsPanel } from './problems-panel.ts';
import { queueOf } from './queue.ts';
import { rail } from './rail.ts';
import { languagesOf, wordsOf } from './shown-words.ts';
import { stepsPanel } from './steps-panel.ts';
import { sourcesPanel, stepPanel, storyPanel } from './story-panel.ts';
import { hasEntry, type Studio, stepIds } from './studio.ts';
import { type Tab, tabButtons, wholeStory } from './tabs.ts';
import { underText } from './under-text.ts';
import { type Caret, wordsPanel } from './words-panel.ts';

const { story = '', base = '' } = document.body.dataset;
const api = studioApi(story);
/** ms after which an edit that is not written yet says so */
const patience = 2000;
try {
  await start(await api.state());
} catch (error) {
  // Without the files there is nothing to show: a page that stays empty would not say so.
  if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
  document.body.append(h('p', { class: 'alert', role: 'alert' }, `The story can’t be opened: ${error.message} Load the page again.`));
}

async function start(first: State): Promise<void> {
  let state = first;
  let problems: readonly PlacedProblem[] = [];
  let linted = false;
  let gaps: Gaps | null = null;
  let position = 0;
  let step = 0;
  let narrow = false;
  let tab: Tab = 'Words';
  let lang = languagesOf(state)[0] ?? 'en';
  let main: Screen['device']['name'] = 'Desk';
  let pulling: Handles | null = null;
  const caret: Caret = { key: '', from: 0, to: 0 };
  /** what the panel was filled with, so that it is not filled anew under the author's hands for nothing */
  let filled = '';
  /** what is edited in the panel: the tab, step, language and stages that it was filled for */
  let edited = '';
  /** what is written in the panel and is in no file, by what it is about: the same in each language, whose fields have names of their own */
  const unsaved = memory();
  let about = '[]';
  const isThere = (subject: string, entry: string | null): boolean => {
    const [, of] = JSON.parse(subject) as [Tab, string | null];
    return (of === null || stepIds(state).includes(of)) && (entry === null || hasEntry(state, entry));
  };
  /** how often the state was asked for, and which of the answers is shown */
  const asked = { last: 0, shown: 0 };
  /** the words that the screens show, to see whether a change is one of the map alone */
  let shownWords = wordsOf(state, lang);

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
  const ready = (): void => showHandles();
  const screens: Screen[] = [];
  for (const device of screenSizes) screens.push(screen(device, addressOf(), ready, tellWaiting));
  const screenOf = (name: Screen['device']['name']): Screen => screens.find(({ device }) => device.name === name) ?? (screens[0] as Screen);

  const failed = (words: string): void => say(words, true);
  const queue = queueOf(refresh, failed, () => drawNews());
  const studio: Studio = {
    state: () => state,
    lang: () => lang,
    languages: () => languagesOf(state),
    problems: () => problems,
    gaps: () => gaps,
    opened: new Set(),
    position: () => position,
    step: () => step,
    seek(to) {
      const last = Math.max(stepIds(state).length - 1, 0);
      position = Math.min(Math.max(to, 0), last);
      for (const one of screens) one.seek(position);
      moved();
    },
    edit(edit, refused) {
      const slow = setTimeout(() => say('Not written yet: the server is at work, and it will be.'), patience);
      return queue.take(async () => {
        try {
          const made = typeof edit === 'function' ? edit() : edit;
          if (!made) return;
          await api.edit(made, state.revision);
          say(`Written: ${made.kind === 'set-key' ? made.path.join('.') : made.kind}.`);
        } finally {
          clearTimeout(slow);
        }
      }, refused);
    },
    async turn(way) {
      await queue.take(async () => {
        const { turned } = await api.turn(way);
        say(turned ? (way === 'undo' ? 'Undone.' : 'Done again.') : `Nothing to ${way}.`);
      });
    },
    say,
    main: () => screenOf(main),
    screenOf,
    enlarge,
    get framing() {
      return frames;
    },
  };
  const frames = framing(studio, () => draw());
  async function refresh(): Promise<void> {
    asked.last += 1;
    const number = asked.last;
    const next = await api.state();
    // Of two that were asked at once the earlier may be answered later.
    if (number < asked.shown) return;
    asked.shown = number;
    if (next.revision === state.revision && next.undo === state.undo && next.redo === state.redo) return;
    state = next;
    if (!languagesOf(state).includes(lang)) lang = languagesOf(state)[0] ?? lang;
    drawNews();
  }
  /** Shows what has come from the server, which waits for the answers to edits: what the author wrote would go and come back. */
  function drawNews(): void {
    if (!queue.isBusy()) draw();
  }
  /** The story was read anew: the screens show it. What is only of the map changes in place, words come with a page that loads behind the old one. */
  async function show(): Promise<void> {
    const words = wordsOf(state, lang);
    const edited = (await api.storyJson(lang)) as Story | null;
    if (edited) under.story(edited, lang);
    if (words === shownWords) {
      if (edited) for (const one of screens) one.show(edited);
      showHandles();
    } else {
      shownWords = words;
      for (const one of screens) one.reload(addressOf());
    }
  }

  const stepsColumn = h('nav', { class: 'steps', 'aria-label': 'Steps' });
  const line = rail((to) => studio.seek(to));
  const under = underText(screens);
  const panel = h('div', { class: 'panel', role: 'tabpanel', id: 'panel', tabindex: -1 });
  giveBackWhenMade(panel, unsaved, () => about);
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
  document.body.append(header, stepsColumn, centre, h('aside', { 'aria-label': 'Editing' }, tabList, panel));

  function moved(): void {
    const index = Math.min(Math.round(position), Math.max(stepIds(state).length - 1, 0));
    line.set(position, stepIds(state));
    if (index !== step) {
      step = index;
      draw();
    }
    pulling?.place();
  }
  function draw(): void {
    const ids = stepIds(state);
    step = Math.min(step, Math.max(ids.length - 1, 0));
    line.set(position, ids);
    refill(header, ...headerOf(studio, story, speak), status, alert);
    refill(stepsColumn, ...stepsPanel(studio));
    const words = (name: Tab): string => (name === 'Problems' && problems.length > 0 ? `Problems ${problems.length}` : name);
    refill(tabList, ...tabButtons(tab, open, words));
    panel.setAttribute('aria-labelledby', `tab-${tab}`);
    // What is of the whole story stays as it is while the reader moves on.
    const of = wholeStory.has(tab) ? null : (ids[step] ?? '');
    const here = problems.filter((problem) => problem.step !== null && problem.step === of);
    const now = frames.now();
    const framed = now && tab === 'Camera' ? saidOf(now) : null;
    const contents = JSON.stringify([state.revision, tab, of, lang, narrow, framed, problems, linted]);
    if (contents !== filled) {
      const subject = JSON.stringify([tab, of, lang, narrow]);
      if (subject !== edited) leaveField();
      unsaved.leave(about, panel);
      about = JSON.stringify([tab, of, tab === 'Camera' && narrow]);
      const box = h('div', {}, h('h2', {}, of ?? story), ...here.map(problemLine), ...panelOf(tab));
      unsaved.giveBack(about, box);
      fill(panel, ...box.childNodes);
      if (subject !== edited) panel.scrollTop = 0;
      edited = subject;
    }
    filled = contents;
    refill(
      tools,
      ...screenSizes.map(({ name }) =>
        button(name, () => enlarge(name), { 'aria-pressed': name === main ? 'true' : 'false', 'data-key': `large-${name}` }),
      ),
      button(
        'Under the text',
        () => {
          under.turn(!under.isOn());
          draw();
        },
        { 'aria-pressed': under.isOn() ? 'true' : 'false', 'data-key': 'under' },
      ),
      button(
        'Handles',
        () => {
          if (pulling) {
            pulling.remove();
            pulling = null;
          } else if (studio.main().page()?.mapStory?.map()) {
            pulling = handles(studio.main(), studio);
          } else say('The map does not show yet, or this browser can’t show it.', true);
          draw();
        },
        { 'aria-pressed': pulling ? 'true' : 'false', 'data-key': 'handles' },
      ),
    );
  }
  function speak(next: string): void {
    lang = next;
    shownWords = wordsOf(state, lang);
    for (const one of screens) one.reload(addressOf());
    draw();
    void queue.take(async () => {
      const told = (await api.storyJson(lang)) as Story | null;
      if (told) under.story(told, lang);
    });
  }
  /** Saves what is being written of a step or language, as if its author had left it, before the panel is about another. */
  function leaveField(): void {
    const active = document.activeElement;
    if (active && panel.contains(active) && isControl(active)) active.blur();
  }
  function panelOf(name: Tab): HTMLElement[] {
    switch (name) {
      case 'Words':
        return wordsPanel(studio, caret);
      case 'Camera':
        return cameraPanel(studio, narrow, (next) => {
          narrow = next;
          draw();
        });
      case 'Step':
        return stepPanel(studio);
      case 'Places':
        return placesPanel(studio);
      case 'Legs':
        return legsPanel(studio);
      case 'Sources':
        return sourcesPanel(studio);
      case 'Story':
        return storyPanel(studio);
      case 'Problems':
        return problemsPanel(studio, linted);
    }
  }
  function open(next: Tab): void {
    tab = next;
    draw();
  }
  function enlarge(name: Screen['device']['name']): void {
    pulling?.remove();
    pulling = null;
    main = name;
    scaleAll();
    draw();
  }
  function scaleAll(): void {
    arrange(screens, main, large, small);
    pulling?.place();
  }
  function showHandles(): void {
    // One that is being pulled stays in the author's hand; what it is dropped at has all placed anew.
    if (!pulling || pulling.held()) return;
    pulling = handles(studio.main(), studio);
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
    if (queue.isBusy() || unsaved.isHeld(isThere) || [panel, stepsColumn].some(hasUnsaved)) event.preventDefault();
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
    if (pulling?.stale()) showHandles();
    pulling?.place();
    frames.look();
    under.look();
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  api.listen(
    (event) => {
      if (event.kind === 'files') void refresh();
      else if (event.kind === 'read') {
        if (event.gaps) {
          gaps = event.gaps;
          line.gaps(gaps);
        }
        note.textContent = event.sound ? '' : 'The screens show the story as it was before it had a mistake: see Problems.';
        if (event.sound) void refresh().then(show);
      } else {
        problems = event.problems;
        linted = event.linted;
        drawNews();
      }
    },
    (lost) => say(lost ? 'The server is not reached: is `npm run dev` still running?' : '', lost),
  );
}

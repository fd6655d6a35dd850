import { type ElementOptions, guestAddress } from './address.ts';
import { attribute, headerOf, heightOf, optionsOf } from './attributes.ts';
import type { BesideText } from './beside-text.ts';
import { savesData } from './data-saver.ts';
import { afterElementEvent, type EffectRunners, type ElementEvent, initialElement } from './element-state.ts';
import { type GuestChannel, guestChannel } from './guest-channel.ts';
import type { Holder, LiveMaps } from './live-maps.ts';
import type { Mode, Theme, ToGuest, ToHost } from './messages.ts';
import { chooseMode, scrollerOf } from './modes.ts';
import type { More } from './more.ts';
import { beyondScreens } from './screens.ts';
import { pageShare } from './scroll-keys.ts';
import { everyMovingFrame, keepInPlace, keepingPlace, viewportOf } from './scrolled.ts';
import { screenBelow, sheetOf, stickyBelow, storyBoxes } from './sheet.ts';
import { shellIn } from './shell.ts';

/** What all stories of a host's page have in common. */
export interface HostPage {
  /** the only origin that stories are loaded from */
  readonly origin: string;
  readonly maps: LiveMaps;
  /** Loads what few stories need. @param then is called with it, and once it has ended, well or not, without */
  loadMore(then: (more?: More) => void): void;
  /** tested once, on the first call */
  webgl(): boolean;
}

/** A story in a host's page. */
export interface StoryElement {
  /** Scrolls the page to a step, or to a position between steps. */
  seek(to: string | number): void;
  /** An attribute has changed. `lang`: whether it was that one */
  changed(lang: boolean): void;
  /** Whether the element still is where it was, with our frame in it. */
  stands(): boolean;
  /** Removes frame, listeners and styles. */
  stop(): void;
}

/**
 * Puts a story into an element that names one; null when it names none. Nothing is loaded before the element is within two viewports.
 */
export function storyElement(element: HTMLElement, page: HostPage): StoryElement | null {
  const options = optionsOf(element, page.origin);
  return options && mountElement(element, options, page);
}

/** Carries out on the element what its events ask for. */
function mountElement(element: HTMLElement, first: ElementOptions, page: HostPage): StoryElement {
  const removal = new AbortController();
  const { signal } = removal;
  const shell = shellIn(element, first.src.href, signal);
  const { frame } = shell;
  const header = headerOf(element);
  const sandbox = sandboxOf(element, page.origin);
  const holder: Holder = { visiblePx, grant: (on) => post({ type: 'live', on }) };
  const sizes = new ResizeObserver(() => dispatch(['resized']));
  const visibility = new IntersectionObserver(
    () => {
      page.maps.update();
      if (visiblePx() > 0) dispatch(['again']);
    },
    { threshold: [0, 0.01, 0.5] },
  );
  const nearby = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      if (state.mode) dispatch(['again']);
      else if (needsMore()) page.loadMore(withMore);
      else start();
    },
    { root: document, rootMargin: '200% 0%' },
  );
  let options = first;
  let state = initialElement;
  let guest: GuestChannel | undefined;
  let more: More | undefined;
  /** the host's own text, for a map beside it */
  let text: BesideText | undefined;
  /** the theme of the page around the element */
  let around: () => Theme = () => 'night';
  /** what scrolls, known from `start` on; null: the page */
  let scroller: Element | null = null;
  let timer = 0;
  /** the theme that the guest was last told; undefined: it is told in any case */
  let told: Theme | undefined;

  const run: EffectRunners = {
    layout,
    load,
    wait(ms) {
      clearTimeout(timer);
      if (ms !== null) timer = window.setTimeout(() => dispatch(['late']), ms);
    },
    print: shell.print,
    'post-text': () => locked() || text?.post(viewportOf(scroller), post),
    measure: readScroll,
    post,
    scroll: scrollTo,
    page(back) {
      const viewport = viewportOf(scroller);
      viewport.scrollBy(viewport.height * (back ? -pageShare : pageShare), true);
    },
    released: () => page.maps.released(holder),
    emit: (name, detail) => element.dispatchEvent(new CustomEvent(`mapstory:${name}`, { detail, bubbles: true, composed: true })),
  };

  layout();
  nearby.observe(element);

  function needsMore(): boolean {
    return !more && (options.mode === 'map' || options.theme === 'auto');
  }

  function withMore(loaded?: More): void {
    if (signal.aborted || more) return;
    more = loaded;
    if (more) ({ around, text } = more(element, frame, options.mode, tellTheme, signal));
    if (state.mode) tellTheme();
    // A story whose theme cannot follow the page is one still; a map without the page's text is none.
    else if (more || options.mode !== 'map') start();
  }

  function start(): void {
    look();
    everyMovingFrame(look, signal);
    window.addEventListener('resize', () => dispatch(['resized']), { signal });
    window.addEventListener('online', () => dispatch(['again']), { signal });
    for (const watched of [element, document.body, header.element, scroller, ...(text?.watched ?? [])]) {
      if (watched) sizes.observe(watched);
    }
    visibility.observe(frame);
    page.maps.add(holder);
  }

  /** Looks at what the page allows, until the reader has touched the story, and at where it is. @returns whether it has moved */
  function look(): boolean {
    const final = beyondScreens();
    if (final || !state.settled) {
      const found = scrollerOf(element);
      scroller = found || null;
      const mode = chooseMode(options.mode, found !== false && !final, () => savesData() || !page.webgl());
      dispatch(['judged', mode, document.activeElement === element, final]);
    }
    return readScroll();
  }

  function dispatch(event: ElementEvent): void {
    const [next, effects] = afterElementEvent(state, event);
    state = next;
    for (const [name, ...values] of effects) (run[name] as (...values: unknown[]) => void)(...values);
  }

  function onMessage(message: ToHost): void {
    dispatch(['message', message, visiblePx() > 0, frame.offsetHeight]);
    // It may have changed while the guest was loading.
    if (message.type === 'ready') tellTheme();
  }

  /** Styles the element for its placeholder, or for the guest. */
  function layout(): void {
    const viewport = viewportOf(scroller);
    const place = [heightOf(element), stickyBelow(header.height()), screenBelow(header.height(), scroller && viewport.height)] as const;
    const mode = state.mode ?? options.mode;
    const boxes = text?.boxes(...place) ?? storyBoxes(mode === 'auto' ? 'scroll' : mode, state.length, ...place);
    const ready = state.guest === 'ready';
    keepingPlace(element, viewport, () => shell.style(sheetOf({ ready, inside: Boolean(text?.inside), theme: theme(), boxes })));
  }

  function load(mode: Mode): void {
    const title = attribute(element, 'title') || element.textContent.trim().slice(0, 120) || 'Map story';
    told = theme();
    const iframe = shell.load(guestAddress(options, mode, told), { title, sandbox, scrolls: mode === 'flat' });
    iframe.onload = () => dispatch(['arrived']);
    guest = guestChannel(iframe, sandbox === 'allow-scripts' ? 'null' : page.origin, onMessage, signal);
  }

  function theme(): Theme {
    return options.theme === 'auto' ? around() : options.theme;
  }

  function tellTheme(): void {
    if (state.guest !== 'ready' || theme() === told) return;
    told = theme();
    layout();
    post({ type: 'theme', theme: told, accent: options.accent });
  }

  function post(message: ToGuest): void {
    guest?.post(message);
  }

  /** Sends the guest how far the page has scrolled, if that has changed, and keeps the frame where it should stick. @returns whether it has changed */
  function readScroll(): boolean {
    const { mode, sentOffset } = state;
    const viewport = viewportOf(scroller);
    const offset = mode === 'scroll' ? keepInPlace(element, frame, viewport.top + header.height()) : viewport.offset;
    if (!locked()) dispatch(['scrolled', offset]);
    return state.sentOffset !== sentOffset;
  }

  /** Whether a page that was scrolled has nothing to scroll: it is locked, and will be again where it was. */
  function locked(): boolean {
    return state.settled && !viewportOf(scroller).end;
  }

  function scrollTo(offset: number, smooth: boolean): void {
    const viewport = viewportOf(scroller);
    // Into the story: how far its top is above the edge where the frame sticks, below it (negative) where the frame does not stick yet.
    const into = viewport.top + header.height() - element.getBoundingClientRect().top;
    viewport.scrollBy(offset - (state.mode === 'scroll' ? into : viewport.offset), smooth);
  }

  /** CSS px of the frame's height that are in the window; 0 for a frame that is not in the document. */
  function visiblePx(): number {
    const { top, bottom } = frame.getBoundingClientRect();
    return Math.max(Math.min(bottom, window.innerHeight) - Math.max(top, 0), 0);
  }

  return {
    stands: shell.stands,
    seek: (to) => dispatch(['seek', to]),
    changed(lang) {
      options = optionsOf(element, page.origin) ?? options;
      if (state.mode && needsMore()) page.loadMore(withMore);
      if (lang) {
        post({ type: 'language', lang: attribute(element, 'lang') ?? '' });
        return;
      }
      told = undefined;
      tellTheme();
    },
    stop() {
      removal.abort();
      clearTimeout(timer);
      for (const observer of [sizes, visibility, nearby]) observer.disconnect();
      page.maps.remove(holder);
      shell.clear();
    },
  };
}

/**
 * The frame's `sandbox`. A guest of another origin runs scripts as itself and cannot touch the host's page; with `sandbox` on the element it has no
 * origin at all. A host of the guest's own origin gains nothing from a sandbox: null.
 */
function sandboxOf(element: Element, origin: string): string | null {
  if (attribute(element, 'sandbox') !== null) return 'allow-scripts';
  return origin === window.location.origin ? null : 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
}

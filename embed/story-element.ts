import { type ElementOptions, guestAddress } from './address.ts';
import { attribute, headerOf, heightOf, optionsOf } from './attributes.ts';
import { savesData } from './data-saver.ts';
import { afterElementEvent, type EffectRunners, type ElementEvent, initialElement } from './element-state.ts';
import { type GuestChannel, guestChannel } from './guest-channel.ts';
import { type HostText, hostTextFor } from './host-text.ts';
import { layoutMap, postHostText } from './host-text-layout.ts';
import type { Holder, LiveMaps } from './live-maps.ts';
import type { Mode, ToHost } from './messages.ts';
import { chooseMode, surroundingsOf } from './modes.ts';
import { comesLoose, everyFrameOfScroll, offsetIn, setHeight, viewportOf } from './scrolled.ts';
import { shellIn } from './shell.ts';
import { fullSize, ownBox, screenHeight, setStyles } from './styles.ts';

/** What all stories of a host's page have in common. */
export interface HostPage {
  /** the only origin that stories are loaded from */
  readonly origin: string;
  readonly maps: LiveMaps;
  /** tested once, on the first call */
  webgl(): boolean;
}

/** A story in a host's page. */
export interface StoryElement {
  /** Scrolls the page to a step, or to a position between steps. */
  seek(to: string | number): void;
  /** An attribute has changed. */
  changed(name: string): void;
  /** Removes frame, listeners and styles. */
  stop(): void;
}

/** Height of a guest that has one of its own, unless the editor asks for another, CSS px. */
const defaultHeight = 640;

/** Colours of the frame before the guest has painted: the night theme's and the paper theme's. */
const background = { night: '#05070b', paper: '#fbfaf7' } as const;

/** Inline styles that the layout may set, apart from `ownBox`. */
const layoutStyles = ['height', 'top', 'z-index', 'grid-template-columns'] as const;

/**
 * Puts a story into an element that names one; null when it names none. Nothing is loaded before the element is within two viewports.
 */
export function storyElement(element: HTMLElement, page: HostPage): StoryElement | null {
  const options = optionsOf(element, page.origin);
  if (!options) {
    console.warn('map-story: expected an address of a story at', page.origin, element);
    return null;
  }
  return mountElement(element, options, page);
}

/** Carries out on the element what its events ask for. */
function mountElement(element: HTMLElement, options: ElementOptions, page: HostPage): StoryElement {
  const removal = new AbortController();
  const { signal } = removal;
  const shell = shellIn(element);
  const { frame } = shell;
  const header = headerOf(element);
  const sandbox = sandboxOf(element, page.origin);
  const holder: Holder = { visiblePx, grant: (on) => guest.post({ type: 'live', on }) };
  const sizes = new ResizeObserver(() => dispatch(['resized']));
  const visibility = new IntersectionObserver(page.maps.update, { threshold: [0, 0.01, 0.5] });
  const nearby = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      nearby.disconnect();
      start();
    },
    { root: document, rootMargin: '200% 0%' },
  );
  let state = initialElement;
  let guest: GuestChannel = { post() {} };
  /** the host's own text and what scrolls it, known from `start` on */
  let text: HostText = { inside: false, paragraphs: [] };
  let scroller: Element | null = null;

  const run: EffectRunners = {
    layout,
    load,
    reveal() {
      setStyles(shell.content, { display: state.mode === 'map' ? 'block' : 'none' });
      shell.show();
    },
    height: (px) => setHeight(element, px, viewportOf(scroller)),
    'post-text': () => postHostText(text.paragraphs, { frame, viewport: viewportOf(scroller), post: guest.post }),
    measure: readScroll,
    post: (message) => guest.post(message),
    scroll: scrollTo,
    released: () => page.maps.released(holder),
    emit: (name, detail) => element.dispatchEvent(new CustomEvent(`mapstory:${name}`, { detail, bubbles: true, composed: true })),
  };

  layout();
  nearby.observe(element);

  function start(): void {
    text = hostTextFor(element);
    const surroundings = surroundingsOf(element);
    scroller = surroundings.scroller;
    const webgl = options.mode !== 'auto' || page.webgl();
    dispatch(['near', chooseMode(options.mode, { sticky: surroundings.sticky, webgl, savesData: savesData() })]);
    everyFrameOfScroll(readScroll, signal);
    window.addEventListener('resize', () => dispatch(['resized']), { signal });
    for (const watched of [element, document.body, header.element, scroller, ...text.paragraphs.map((paragraph) => paragraph.element)]) {
      if (watched) sizes.observe(watched);
    }
    visibility.observe(frame);
    page.maps.add(holder);
  }

  function dispatch(event: ElementEvent): void {
    const [next, effects] = afterElementEvent(state, event);
    state = next;
    for (const [name, ...values] of effects) (run[name] as (...values: unknown[]) => void)(...values);
  }

  function onMessage(message: ToHost): void {
    dispatch(message.type === 'seek' ? ['guest-seek', message, visiblePx() > 0, frame.offsetHeight] : ['message', message]);
  }

  /** Styles the element for its placeholder, or for the mode that its guest has. */
  function layout(): void {
    const { mode, length } = state;
    setStyles(element, ownBox);
    setStyles(frame, { ...fullSize, background: background[options.theme] });
    if (mode === null || mode === 'scroll') {
      const height = scroller ? `${viewportOf(scroller).height - header.height()}px` : screenHeight(header.height());
      setStyles(element, { 'min-height': height });
      setStyles(shell.content, { position: 'absolute', inset: '0 0 auto' });
      setStyles(frame, { position: 'sticky', top: `${header.height()}px`, height, background: mode ? background.night : 'none' });
    } else if (mode === 'map') layoutMap({ element, shell, text, header: header.height(), height: heightOf(element) });
    else {
      setStyles(element, { 'min-height': '0', height: 'auto' });
      setStyles(frame, { position: 'relative', height: `${(mode === 'flat' && length) || (heightOf(element) ?? defaultHeight)}px` });
    }
  }

  function load(mode: Mode): void {
    const title = attribute(element, 'title') || element.textContent?.trim().slice(0, 120) || 'Map story';
    const iframe = shell.load(guestAddress(options, mode), { title, sandbox, scrolls: mode === 'flat' });
    guest = guestChannel(iframe, sandbox === 'allow-scripts' ? 'null' : page.origin, onMessage, signal);
  }

  /** Sends the guest how far the page has scrolled, if that has changed. @returns whether it has */
  function readScroll(): boolean {
    const { mode, sentOffset } = state;
    if (mode !== 'scroll' && mode !== 'map') return false;
    const viewport = viewportOf(scroller);
    const loose = mode === 'scroll' && comesLoose(element, frame, viewport.top + header.height());
    dispatch(['scrolled', mode === 'scroll' ? offsetIn(element, frame) : viewport.offset, loose]);
    return state.sentOffset !== sentOffset;
  }

  function scrollTo(offset: number, smooth: boolean): void {
    const viewport = viewportOf(scroller);
    // How far the frame is still below the edge where it sticks, or already above it: the part of the way that offsets do not count.
    const beyond = viewport.top + header.height() - frame.getBoundingClientRect().top;
    viewport.scrollBy(offset - (state.mode === 'scroll' ? offsetIn(element, frame) + beyond : viewport.offset), smooth);
  }

  /** CSS px of the frame's height that are in the window; 0 for a frame that is not in the document. */
  function visiblePx(): number {
    const { top, bottom } = frame.getBoundingClientRect();
    return Math.max(Math.min(bottom, window.innerHeight) - Math.max(top, 0), 0);
  }

  return {
    seek: (to) => dispatch(['seek', to]),
    changed(name) {
      const next = optionsOf(element, page.origin);
      if (next && name === 'lang') guest.post({ type: 'language', lang: attribute(element, 'lang') ?? '' });
      else if (next) guest.post({ type: 'theme', theme: next.theme, accent: next.accent });
    },
    stop() {
      removal.abort();
      for (const observer of [sizes, visibility, nearby]) observer.disconnect();
      page.maps.remove(holder);
      shell.clear();
      setStyles(element, Object.fromEntries([...Object.keys(ownBox), ...layoutStyles].map((name) => [name, null])));
    },
  };
}

/**
 * The frame's `sandbox`. A guest of another origin runs scripts as itself and cannot touch the host's page; with `sandbox` on the element it has no
 * origin at all. A host of the guest's own origin gains nothing from a sandbox: null.
 */
function sandboxOf(element: Element, origin: string): string | null {
  if (element.hasAttribute('sandbox') || element.hasAttribute('data-sandbox')) return 'allow-scripts';
  return origin === window.location.origin ? null : 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
}

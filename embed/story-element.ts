import { guestAddress } from './address.ts';
import { attribute, headerOf, heightOf, wishesOf } from './attributes.ts';
import { currentConnection, savesData } from './data-saver.ts';
import { guestChannel } from './guest-channel.ts';
import { hostTextFor, type MarkedText } from './host-text.ts';
import { layMap, postHostText } from './host-text-layout.ts';
import type { Holder, LiveMaps } from './live-maps.ts';
import type { Mode, ToGuest, ToHost } from './messages.ts';
import { chooseMode, surroundingsOf } from './modes.ts';
import { comesLoose, everyFrameOfScroll, offsetIn, setHeight, viewportOf } from './scrolled.ts';
import { shellIn } from './shell.ts';
import { fullSize, ownBox, screenHeight, setStyles } from './styles.ts';

/** What all stories of a host's page share. */
export interface HostPage {
  /** where stories come from, and nothing else is loaded from */
  readonly origin: string;
  readonly maps: LiveMaps;
  /** looked up once, when first asked */
  webgl(): boolean;
}

/** A story in a host's page. */
export interface StoryElement {
  /** Scrolls the page to a step, or to a position between steps. */
  seek(to: string | number): void;
  /** Attributes have changed. */
  changed(name: string): void;
  /** Takes everything out again: frame, listeners, styles. */
  stop(): void;
}

/** Height of a guest that has one of its own, unless the editor says another, CSS px. */
const usualHeight = 640;

/**
 * Puts a story into an element that names one; null when it names none. Nothing is loaded before the element is within two viewports.
 */
export function storyElement(element: HTMLElement, page: HostPage): StoryElement | null {
  const wishes = wishesOf(element, page.origin);
  if (!wishes) {
    console.warn('map-story: expected an address of a story at', page.origin, element);
    return null;
  }
  const leaving = new AbortController();
  const { signal } = leaving;
  const shell = shellIn(element);
  const { frame } = shell;
  const header = headerOf(element);
  const sandbox = sandboxOf(element, page.origin);
  let mode: Mode | null = null;
  let scroller: Element | null = null;
  let own: { inside: boolean; words: MarkedText[] } = { inside: false, words: [] };
  let line: { post(message: ToGuest): void } = { post() {} };
  let length = 0;
  let told = Number.NaN;
  /** the page itself asked for a step: the guest may move it, in sight or not */
  let called = false;
  let complete = false;

  const tell = (name: string, detail: object): void => {
    element.dispatchEvent(new CustomEvent(`mapstory:${name}`, { detail, bubbles: true, composed: true }));
  };
  const inSight = (): number => {
    const { top, bottom } = frame.getBoundingClientRect();
    return frame.isConnected ? Math.max(Math.min(bottom, window.innerHeight) - Math.max(top, 0), 0) : 0;
  };
  const holder: Holder = { inSight, tell: (on) => line.post({ type: 'live', on }) };

  /** The element as it is until the story stands, and as the mode wants it. */
  const lay = (): void => {
    setStyles(element, ownBox);
    setStyles(frame, { ...fullSize, background: wishes.theme === 'paper' && mode !== 'scroll' ? '#fbfaf7' : '#05070b' });
    if (mode === null || mode === 'scroll') {
      const height = scroller ? `${viewportOf(scroller).height - header.height()}px` : screenHeight(header.height());
      setStyles(element, { 'min-height': height });
      setStyles(shell.words, { position: 'absolute', inset: '0 0 auto' });
      setStyles(frame, { position: 'sticky', top: `${header.height()}px`, height, background: mode ? '#05070b' : 'none' });
    } else if (mode === 'map') layMap({ element, shell, own, header: header.height(), height: heightOf(element) });
    else {
      setStyles(element, { 'min-height': '0', height: 'auto' });
      setStyles(frame, { position: 'relative', height: `${(mode === 'flat' && length) || (heightOf(element) ?? usualHeight)}px` });
    }
  };

  /** Says how far the host has scrolled, when that has changed. @returns whether it has */
  const follow = (): boolean => {
    if (mode !== 'scroll' && mode !== 'map') return false;
    const viewport = viewportOf(scroller);
    if (mode === 'scroll' && comesLoose(element, frame, viewport.top + header.height())) {
      load('steps');
      return false;
    }
    const offset = mode === 'scroll' ? offsetIn(element, frame) : viewport.offset;
    if (offset === told) return false;
    told = offset;
    line.post({ type: 'progress', offset });
    return true;
  };
  const measure = (): void => {
    if (mode === null) return;
    lay();
    if (mode === 'map') postHostText(own.words, { frame, viewport: viewportOf(scroller), post: (message) => line.post(message) });
    told = Number.NaN;
    follow();
  };

  const heard = (message: ToHost): void => {
    switch (message.type) {
      case 'ready':
        setStyles(shell.words, { display: mode === 'map' ? 'block' : 'none' });
        shell.show();
        line.post({ type: 'hello' });
        length = message.length;
        if (mode === 'scroll') setHeight(element, length, viewportOf(scroller));
        measure();
        page.maps.returned(holder);
        tell('ready', { story: message.story, lang: message.lang, mode, steps: message.steps });
        break;
      case 'length':
        length = message.length;
        if (mode === 'scroll') setHeight(element, length, viewportOf(scroller));
        else if (mode === 'flat') lay();
        break;
      case 'step':
        tell('step', message);
        if (message.index === message.count - 1 && !complete) {
          complete = true;
          tell('complete', message);
        }
        break;
      case 'seek': {
        const viewport = viewportOf(scroller);
        if (inSight() === 0 && !called) return;
        called = false;
        const to = Math.max(mode === 'scroll' ? Math.min(message.offset, length - frame.offsetHeight) : message.offset, 0);
        viewport.scrollBy(to - (mode === 'scroll' ? offsetIn(element, frame) + beyond(viewport) : viewport.offset), message.smooth);
        break;
      }
      case 'live':
        if (!message.on) page.maps.returned(holder);
    }
  };
  /** How far the story's sticking place is still below its edge, or already above it, CSS px: the way that an offset does not count. */
  const beyond = (viewport: ReturnType<typeof viewportOf>): number => {
    const edge = viewport.top + header.height();
    return edge - frame.getBoundingClientRect().top;
  };

  const load = (next: Mode): void => {
    mode = next;
    lay();
    const title = attribute(element, 'title') ?? element.textContent?.trim().slice(0, 120) ?? '';
    const iframe = shell.load(guestAddress(wishes, next), { title: title || 'Map story', sandbox, scrolls: next === 'flat' });
    line = guestChannel(iframe, sandbox === 'allow-scripts' ? 'null' : page.origin, heard, signal);
  };
  const start = (): void => {
    own = hostTextFor(element);
    const surroundings = surroundingsOf(element);
    scroller = surroundings.scroller;
    const webgl = wishes.mode === 'auto' ? page.webgl() : true;
    load(chooseMode(wishes.mode, { sticky: surroundings.hindrance === null, webgl, savesData: savesData(currentConnection()) }));
    everyFrameOfScroll(follow, signal);
    window.addEventListener('resize', measure, { signal });
    for (const watched of [element, document.body, header.element, scroller, ...own.words.map((words) => words.element)]) {
      if (watched) sizes.observe(watched);
    }
    sights.observe(frame);
    page.maps.add(holder);
  };
  const sizes = new ResizeObserver(measure);
  const sights = new IntersectionObserver(() => page.maps.update(), { threshold: [0, 0.01, 0.5] });
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      start();
    },
    { root: document, rootMargin: '200% 0%' },
  );
  lay();
  near.observe(element);

  return {
    seek(to) {
      called = true;
      line.post({ type: 'seek', to });
    },
    changed(name) {
      const next = wishesOf(element, page.origin);
      if (next && name === 'lang') line.post({ type: 'language', lang: attribute(element, 'lang') ?? '' });
      else if (next) line.post({ type: 'theme', theme: next.theme, accent: next.accent });
    },
    stop() {
      leaving.abort();
      for (const observer of [sizes, sights, near]) observer.disconnect();
      page.maps.remove(holder);
      shell.clear();
      setStyles(
        element,
        Object.fromEntries([...Object.keys(ownBox), 'height', 'top', 'z-index', 'grid-template-columns'].map((name) => [name, null])),
      );
    },
  };
}

/**
 * A guest of another origin may do what its own pages may, and nothing to the host's; with `sandbox` on the element it gets no origin at all. A host of
 * our own origin has nothing to fear and nothing to gain.
 */
function sandboxOf(element: Element, origin: string): string | null {
  if (element.hasAttribute('sandbox') || element.hasAttribute('data-sandbox')) return 'allow-scripts';
  return origin === window.location.origin ? null : 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
}

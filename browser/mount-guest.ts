import { paperOf } from '#embed/paper.ts';
import { beyondScreens } from '#embed/screens.ts';
import { handOnSpace } from '#embed/scroll-keys.ts';
import { hostChannel, type ToGuest } from '#player/drivers/host-channel.ts';
import { type HostScroll, hostScroll } from '#player/drivers/host-scroll.ts';
import { type HostTextScroll, hostText } from '#player/drivers/host-text.ts';
import type { PageScroll } from '#player/drivers/page-scroll.ts';
import type { Player } from '#player/player.ts';
import { stepAt } from './current-step.ts';
import { fullScreenButton } from './full-screen.ts';
import { goFlat } from './guest-boot.ts';
import { guestLinks } from './guest-links.ts';
import { mapWhileVisible } from './guest-live-map.ts';
import { measureMap } from './guest-stage.ts';
import { measureScroll } from './measure.ts';
import type { MountProps } from './mount-props.ts';
import { mountStory } from './mount-story.ts';
import { type PagedMode, pagedMode } from './paged-mode.ts';

/** The modes that have scripts; `flat` is a page of its own. */
type GuestMode = 'scroll' | 'steps' | 'map';

/** What a host prints: of a map beside its own words the pictures alone. */
const allWords =
  ':is(.headline, .reading, .aside) :is(h1, p, li, tr), .chapter > h2, .on-paper, .reading :is(img, video, audio), .sources :is(h2, li)';
const printed = { scroll: allWords, steps: allWords, map: '.on-paper' } as const;

/** What turns the host's messages, or the reader's actions, into positions. */
type Driver =
  | { readonly mode: 'scroll'; readonly scroll: HostScroll }
  | { readonly mode: 'map'; readonly scroll: HostTextScroll }
  | { readonly mode: 'steps'; readonly scroll: PagedMode };

/**
 * Mounts a story in an iframe: as on its own page, but with another driver; address, history and the live map are the host's to decide. A host that
 * sends our messages drives it; without one it works by itself.
 * @returns how to stop
 */
export function mountGuest(root: HTMLElement, props: MountProps): () => void {
  const guest = root.closest<HTMLElement>('[data-guest]') ?? root;
  const mode = (guest.dataset.mode ?? 'scroll') as GuestMode;
  const { story, lang } = props;
  const ids = story.steps.map((step) => step.id);
  const host = hostChannel(onMessage, props.hosts);
  let driver: Driver | null = null;

  const drive = (player: Player): PageScroll => {
    driver = driverOf(mode, player);
    return driver.scroll;
  };
  const mounted = mountStory(root, {
    ...props,
    drive,
    hasAddress: false,
    startsMap: false,
    onStep: ({ id, index }) => {
      // The page has set its own previous and next for the step: pages within a step come first.
      if (driver?.mode === 'steps') driver.scroll.refresh();
      host.post({ type: 'step', step: id, index, count: ids.length });
    },
    ...(mode === 'map' ? { measure: measureMap } : {}),
  });
  const sizes = new ResizeObserver(postLength);
  sizes.observe(document.body);
  const ownMap = mapWhileVisible(root, mounted);
  const fullScreen = mode === 'map' ? null : fullScreenButton(root, props.messages);
  const stopLinks = guestLinks(root, ids, mode === 'scroll');
  const stopSpace = handOnSpace((back) => {
    if (host.connected()) host.post({ type: 'page', back });
    // Nothing else can be done in a bare frame: no script scrolls the page of another origin.
    else if (driver?.mode === 'steps') driver.scroll.turn(back ? -1 : 1);
    else return false;
    return true;
  });
  const removal = new AbortController();
  const { signal } = removal;
  window.addEventListener('resize', leaveFrameWithoutScreen, { signal });
  leaveFrameWithoutScreen();
  window.addEventListener('hashchange', followHash, { signal });
  // Who comes back is where they were: the browser has scrolled there. Steps begin anew.
  if (mode === 'steps' || !comesBack()) followHash();
  host.post({ type: 'ready', story: story.id, lang, mode, steps: ids, length: length() });

  function driverOf(mode: GuestMode, player: Player): Driver {
    const requestScroll = (offset: number, smooth: boolean): void => host.post({ type: 'seek', offset, smooth });
    if (mode === 'map') return { mode, scroll: hostText(player, requestScroll) };
    if (mode === 'steps') return { mode, scroll: pagedMode(root, player) };
    return { mode, scroll: hostScroll(player, () => measureScroll(root), { requestScroll, hosted: host.connected }) };
  }

  function length(): number {
    return document.documentElement.scrollHeight;
  }

  function postLength(): void {
    host.post({ type: 'length', length: length() });
  }

  function onMessage(message: ToGuest): void {
    switch (message.type) {
      case 'hello':
        ownMap.stop();
        mounted.releaseMap();
        if (mode === 'scroll') fullScreen?.remove();
        host.post({ type: 'paper', words: paperOf(document.querySelectorAll(printed[mode])) });
        guest.dataset.hosted = '';
        postLength();
        seek(new URLSearchParams(window.location.search).get('at'));
        break;
      case 'progress':
        if (driver && driver.mode !== 'steps') driver.scroll.follow(message.offset);
        break;
      case 'words':
        if (driver?.mode === 'map') driver.scroll.setText(message);
        break;
      case 'live':
        if (message.on) mounted.startMap();
        else mounted.releaseMap();
        host.post({ type: 'live', on: message.on });
        break;
      case 'seek':
        seek(message.to);
        break;
      case 'language':
        switchLanguage(message.lang);
        break;
      case 'theme':
        guest.dataset.theme = message.theme;
        if (message.accent) guest.style.setProperty('--accent', message.accent);
        else guest.style.removeProperty('--accent');
    }
  }

  /** Seeks a step by its id, or a position; anything else is ignored. */
  function seek(to: string | number | null): void {
    const position = typeof to === 'string' ? ids.indexOf(to) : to;
    if (position !== null && position >= 0) mounted.scroll.seek(Math.min(position, ids.length - 1));
  }

  /** Seeks the step in the address: of a frame by itself, as a host of ours has its own. */
  function followHash(): void {
    if (!host.connected()) seek(stepIn(window.location.hash));
  }

  /** A frame that someone has made as high as what is in it grows with what is as high as the frame. */
  function leaveFrameWithoutScreen(): void {
    if (mode === 'scroll' && !host.connected() && beyondScreens()) goFlat(window.location);
  }

  function switchLanguage(next: string): void {
    if (next === lang || !story.languages.includes(next)) return;
    const address = new URL(`../../${next}/embed/`, window.location.href);
    address.search = window.location.search;
    address.searchParams.set('at', ids[stepAt(mounted.player.position(), ids.length)] ?? '');
    window.location.replace(address);
  }

  return () => {
    sizes.disconnect();
    ownMap.stop();
    fullScreen?.remove();
    stopLinks();
    stopSpace();
    removal.abort();
    host.close();
    mounted.stop();
  };
}

/** The id in a fragment, as it is written where it is no encoding. */
function stepIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

function comesBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation !== undefined && navigation.type !== 'navigate';
}

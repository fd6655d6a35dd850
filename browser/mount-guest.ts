import type { MountProps } from '#components/page-data.ts';
import { type HostChannel, hostChannel, type ToGuest } from '#player/drivers/host-channel.ts';
import { type HostScroll, hostScroll } from '#player/drivers/host-scroll.ts';
import { type HostTextScroll, hostText } from '#player/drivers/host-text.ts';
import type { PageScroll } from '#player/drivers/page-scroll.ts';
import type { Player } from '#player/player.ts';
import { fullScreenButton } from './full-screen.ts';
import { guestLinks } from './guest-links.ts';
import { mapInSight } from './guest-live-map.ts';
import { measureMap } from './guest-stage.ts';
import { measureScroll } from './measure.ts';
import { type MountedStory, mountStory } from './mount-story.ts';
import { type PagedMode, pagedMode } from './paged-mode.ts';

type GuestMode = 'scroll' | 'steps' | 'map';

/** The guest's drivers by mode; those that a mode has not are null. */
interface Drivers {
  scroll: HostScroll | null;
  words: HostTextScroll | null;
  paged: PagedMode | null;
}

/**
 * Wakes a story in an iframe. It is the page's own `wake` with another driver; address, history and the live map are the host's. A host that speaks our
 * messages drives it; without one it is read by itself. Returns the way to stop it.
 */
export function mountGuest(root: HTMLElement, props: MountProps): () => void {
  const guest = root.closest<HTMLElement>('[data-guest]') ?? root;
  const mode = (guest.dataset.mode ?? 'scroll') as GuestMode;
  const { story, lang } = props;
  const ids = story.steps.map((step) => step.id);
  const drivers: Drivers = { scroll: null, words: null, paged: null };
  const line: HostChannel = hostChannel((message) => hear(message));
  const ask = (offset: number, smooth: boolean): void => line.say({ type: 'seek', offset, smooth });
  const drive = (player: Player): PageScroll => {
    if (mode === 'map') {
      drivers.words = hostText(player, ask);
      return drivers.words;
    }
    if (mode === 'steps') {
      drivers.paged = pagedMode(root, player);
      return drivers.paged;
    }
    drivers.scroll = hostScroll(player, () => measureScroll(root), { ask, hosted: line.answered });
    return drivers.scroll;
  };

  const postStep = ({ detail }: { detail: { step: string; position: number } }): void => {
    line.say({ type: 'step', step: detail.step, index: detail.position, count: ids.length });
  };
  const entered = (event: Event): void => postStep(event as CustomEvent);
  document.addEventListener('mapstory:step', entered);
  const mounted: MountedStory = mountStory(root, {
    ...props,
    drive,
    hasAddress: false,
    startsMap: false,
    ...(mode === 'map' ? { measure: measureMap } : {}),
  });

  const length = (): number => document.documentElement.scrollHeight;
  const sizes = new ResizeObserver(() => line.say({ type: 'length', length: length() }));
  sizes.observe(document.body);
  const own = mapInSight(root, mounted);
  const screen = mode === 'map' ? null : fullScreenButton(root, props.messages);

  const hear = (message: ToGuest): void => {
    switch (message.type) {
      case 'hello':
        own.stop();
        mounted.releaseMap();
        if (mode === 'scroll') screen?.remove();
        guest.dataset.hosted = '';
        line.say({ type: 'length', length: length() });
        comeTo(new URLSearchParams(window.location.search).get('at'));
        break;
      case 'progress':
        drivers.scroll?.follow(message.offset);
        drivers.words?.follow(message.offset);
        break;
      case 'words':
        drivers.words?.stand(message);
        break;
      case 'live':
        if (message.on) mounted.startMap();
        else mounted.releaseMap();
        line.say({ type: 'live', on: message.on });
        break;
      case 'seek':
        comeTo(message.to);
        break;
      case 'language':
        switchLanguage(message.lang);
        break;
      case 'theme':
        guest.dataset.theme = message.theme;
        if (message.accent) guest.style.setProperty('--accent', message.accent);
        else guest.style.removeProperty('--accent');
    }
  };
  const comeTo = (to: string | number | null): void => {
    const position = typeof to === 'string' ? ids.indexOf(to) : to;
    if (position !== null && position >= 0) mounted.scroll.seek(Math.min(position, ids.length - 1));
  };
  const switchLanguage = (next: string): void => {
    if (next === lang || !story.languages.includes(next)) return;
    const address = new URL(`../../${next}/embed/`, window.location.href);
    address.search = window.location.search;
    address.searchParams.set('at', ids[Math.round(mounted.player.position())] ?? '');
    window.location.replace(address);
  };

  line.say({ type: 'ready', story: story.id, lang, mode, steps: ids, length: length() });
  const stopLinks = guestLinks(root, ids, mode === 'scroll');
  return () => {
    document.removeEventListener('mapstory:step', entered);
    sizes.disconnect();
    own.stop();
    screen?.remove();
    stopLinks();
    line.close();
    mounted.stop();
  };
}

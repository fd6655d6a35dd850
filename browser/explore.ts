import type { Player } from '#player/player.ts';
import type { LiveMap } from './live-map.ts';
import { type MapReference, parseReference } from './references.ts';

/** Durations of the return to the story and of a zoom by button, ms; 0 where motion is off. */
const glideMs = 700;
const zoomMs = 250;

export interface Explore {
  on(): boolean;
  /** Highlights something of the story and opens its note; null closes. */
  open(reference: MapReference | null): void;
  /** Sets the live map, null when there is none (any more): then there is nothing to explore. */
  setMap(map: LiveMap | null): void;
  stop(): void;
}

/**
 * The free map: the reader moves it, and returns to the story by the button, by Escape, or by reading on. It returns to whatever the story's frame is
 * then; where the free map was is not kept.
 * @param moves whether motion is on
 */
export function explore(root: HTMLElement, player: Player, moves: () => boolean): Explore {
  const find = <T extends HTMLElement>(selector: string): T | null => root.querySelector<T>(selector);
  const button = find('[data-explore]');
  const tools = find('[data-explore-tools]');
  const stage = find('[data-stage]');
  const targets = find<HTMLSelectElement>('[data-targets]');
  const card = find('[data-open-note]');
  const body = find('[data-note-body]');
  let map: LiveMap | null = null;
  let from: number | null = null;
  let opened: MapReference | null = null;

  const noteOf = (reference: MapReference): HTMLElement | null =>
    find(`[data-notes] [data-note="${CSS.escape(`${reference.kind}:${reference.id}`)}"]`);
  const open = (reference: MapReference | null): void => {
    const note = reference && from !== null ? noteOf(reference) : null;
    opened = note ? reference : null;
    map?.highlight(from === null ? null : reference);
    if (card) card.hidden = !note;
    body?.replaceChildren(...(note ? [note.cloneNode(true)] : []));
    if (targets) targets.value = opened ? `${opened.kind}:${opened.id}` : '';
  };
  /** Lists by name what the frame shows, for readers without a pointer. */
  const list = (): void => {
    if (!targets) return;
    const { places, legs, regions } = player.frame();
    const shown = [
      ...Object.entries(places).flatMap(([id, strength]) => (strength > 0 ? [`place:${id}`] : [])),
      ...Object.entries(legs).flatMap(([id, { strength }]) => (strength > 0 ? [`leg:${id}`] : [])),
      ...Object.entries(regions).flatMap(([id, strength]) => (strength > 0 ? [`region:${id}`] : [])),
    ];
    const options = shown.flatMap((value) => {
      const reference = parseReference(value);
      const name = reference && noteOf(reference)?.querySelector('h3')?.textContent;
      return name ? [new Option(name, value)] : [];
    });
    targets.replaceChildren(...[targets.options[0]].filter((option) => option !== undefined), ...options);
  };
  const enter = (): void => {
    if (!map || from !== null) return;
    from = player.position();
    root.dataset.exploring = '';
    button?.setAttribute('aria-expanded', 'true');
    stage?.removeAttribute('aria-hidden');
    if (tools) tools.hidden = false;
    list();
    map.explore(true);
    map.map()?.getCanvas().focus({ preventScroll: true });
  };
  /** `focus`: whether the focus returns to the button that opened the free map. */
  const leave = (focus = false): void => {
    if (from === null) return;
    open(null);
    from = null;
    delete root.dataset.exploring;
    button?.setAttribute('aria-expanded', 'false');
    if (focus) button?.focus({ preventScroll: true });
    stage?.setAttribute('aria-hidden', 'true');
    if (tools) tools.hidden = true;
    map?.explore(false, moves() ? glideMs : 0);
  };
  const click = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-explore]')) from === null ? enter() : leave();
    else if (target?.closest('[data-back-to-story]')) leave(true);
    else if (target?.closest('[data-close-note]')) open(null);
    else {
      const zoom = target?.closest<HTMLElement>('[data-zoom]')?.dataset.zoom;
      if (zoom) map?.zoomBy(Number(zoom), moves() ? zoomMs : 0);
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || from === null) return;
    event.preventDefault();
    if (opened) open(null);
    else leave(true);
  };
  const choose = (): void => open(parseReference(targets?.value));
  root.addEventListener('click', click);
  document.addEventListener('keydown', key);
  targets?.addEventListener('change', choose);
  // Reading on returns to the story.
  const unsubscribe = player.subscribe((frame) => {
    if (from !== null && Math.abs(frame.position - from) > 1e-3) leave();
  });
  return {
    on: () => from !== null,
    open,
    setMap(next) {
      if (map && !next) leave();
      map = next;
      button?.toggleAttribute('data-unavailable', !next);
    },
    stop() {
      leave();
      unsubscribe();
      root.removeEventListener('click', click);
      document.removeEventListener('keydown', key);
      targets?.removeEventListener('change', choose);
    },
  };
}

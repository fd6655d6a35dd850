import type { Mode, ToGuest, ToHost } from './messages.ts';

/** What a story's element knows of its guest. Plain data; `story-element.ts` carries out the effects. */
export interface ElementState {
  /** how the story is embedded; null: the guest is not loaded yet */
  readonly mode: Mode | null;
  /** height of the whole story at the frame's width, as the guest reports it, CSS px */
  readonly length: number;
  /** the scroll offset last sent to the guest, CSS px; null: the next one is sent in any case */
  readonly sentOffset: number | null;
  /** the host's page asked for a step: the guest's answer scrolls the page even while the frame is out of view */
  readonly seeking: boolean;
  /** the last step has been entered */
  readonly complete: boolean;
}

export type ElementEvent =
  /** the element is near the viewport: load the guest */
  | { readonly kind: 'near'; readonly mode: Mode }
  /** the page may have scrolled. `loose`: the frame, which should stick, does not */
  | { readonly kind: 'scrolled'; readonly offset: number; readonly loose: boolean }
  /** sizes may have changed */
  | { readonly kind: 'resized' }
  /** the host's page asks for a step or a position */
  | { readonly kind: 'seek'; readonly to: string | number }
  | { readonly kind: 'message'; readonly message: Exclude<ToHost, { type: 'seek' }> }
  /** the guest asks the page to scroll. `visible`: the frame is in view · `frameHeight`: CSS px */
  | {
      readonly kind: 'guest-seek';
      readonly offset: number;
      readonly smooth: boolean;
      readonly visible: boolean;
      readonly frameHeight: number;
    };

export type ElementEffect =
  /** style the element and its frame for the mode */
  | { readonly kind: 'layout' }
  | { readonly kind: 'load'; readonly mode: Mode }
  /** show the guest in place of what the host wrote into the element */
  | { readonly kind: 'reveal' }
  /** give the element the story's height */
  | { readonly kind: 'set-height'; readonly px: number }
  /** send where the host's own text is */
  | { readonly kind: 'post-host-text' }
  /** read the scroll offset, which comes back as `scrolled` */
  | { readonly kind: 'read-scroll' }
  | { readonly kind: 'post'; readonly message: ToGuest }
  /** scroll the host's page to an offset into the story (`scroll`) or of the page (`map`) */
  | { readonly kind: 'scroll-to'; readonly offset: number; readonly smooth: boolean }
  /** the guest has no live map (any more): another may have one */
  | { readonly kind: 'map-released' }
  /** dispatch `mapstory:<name>` on the element */
  | { readonly kind: 'emit'; readonly name: 'ready' | 'step' | 'complete'; readonly detail: object };

export interface ElementStep {
  readonly next: ElementState;
  readonly effects: readonly ElementEffect[];
}

export const initialElement: ElementState = { mode: null, length: 0, sentOffset: null, seeking: false, complete: false };

/** The next state of an element, and what has to be done for it, in order. */
export function afterElementEvent(now: ElementState, event: ElementEvent): ElementStep {
  switch (event.kind) {
    case 'near':
      return load(now, event.mode);
    case 'scrolled':
      if (now.mode !== 'scroll' && now.mode !== 'map') return { next: now, effects: [] };
      if (now.mode === 'scroll' && event.loose) return load(now, 'steps');
      if (event.offset === now.sentOffset) return { next: now, effects: [] };
      return {
        next: { ...now, sentOffset: event.offset },
        effects: [{ kind: 'post', message: { type: 'progress', offset: event.offset } }],
      };
    case 'resized':
      return measure(now);
    case 'seek':
      return { next: { ...now, seeking: true }, effects: [{ kind: 'post', message: { type: 'seek', to: event.to } }] };
    case 'message':
      return afterMessage(now, event.message);
    case 'guest-seek': {
      if (!event.visible && !now.seeking) return { next: now, effects: [] };
      const most = now.mode === 'scroll' ? now.length - event.frameHeight : Number.POSITIVE_INFINITY;
      const offset = Math.max(Math.min(event.offset, most), 0);
      return { next: { ...now, seeking: false }, effects: [{ kind: 'scroll-to', offset, smooth: event.smooth }] };
    }
  }
}

function load(now: ElementState, mode: Mode): ElementStep {
  return { next: { ...now, mode }, effects: [{ kind: 'layout' }, { kind: 'load', mode }] };
}

/** Lays the element out anew and sends the guest what depends on its place. */
function measure(now: ElementState): ElementStep {
  if (now.mode === null) return { next: now, effects: [] };
  const text: readonly ElementEffect[] = now.mode === 'map' ? [{ kind: 'post-host-text' }] : [];
  return { next: { ...now, sentOffset: null }, effects: [{ kind: 'layout' }, ...text, { kind: 'read-scroll' }] };
}

function afterMessage(now: ElementState, message: Exclude<ToHost, { type: 'seek' }>): ElementStep {
  const setHeight = (px: number): readonly ElementEffect[] => (now.mode === 'scroll' ? [{ kind: 'set-height', px }] : []);
  switch (message.type) {
    case 'ready': {
      const { story, lang, steps, length } = message;
      const { next, effects } = measure({ ...now, length });
      return {
        next,
        effects: [
          { kind: 'reveal' },
          { kind: 'post', message: { type: 'hello' } },
          ...setHeight(length),
          ...effects,
          { kind: 'map-released' },
          { kind: 'emit', name: 'ready', detail: { story, lang, mode: now.mode, steps } },
        ],
      };
    }
    case 'length':
      return {
        next: { ...now, length: message.length },
        effects: now.mode === 'flat' ? [{ kind: 'layout' }] : setHeight(message.length),
      };
    case 'step': {
      const complete = message.index === message.count - 1;
      const first: ElementEffect[] = complete && !now.complete ? [{ kind: 'emit', name: 'complete', detail: message }] : [];
      return { next: { ...now, complete: now.complete || complete }, effects: [{ kind: 'emit', name: 'step', detail: message }, ...first] };
    }
    case 'live':
      return { next: now, effects: message.on ? [] : [{ kind: 'map-released' }] };
  }
}

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

/** An event and what it carries: tuples, as this is part of the script that hosts download. */
export type ElementEvent =
  /** the element is near the viewport: load the guest */
  | readonly ['near', mode: Mode]
  /** the page may have scrolled, CSS px. `loose`: the frame, which should stick, does not */
  | readonly ['scrolled', offset: number, loose: boolean]
  /** sizes may have changed */
  | readonly ['resized']
  /** the host's page asks for a step or a position */
  | readonly ['seek', to: string | number]
  | readonly ['message', message: Exclude<ToHost, { type: 'seek' }>]
  /** the guest asks the page to scroll. `visible`: the frame is in view · `frameHeight`: CSS px */
  | readonly ['guest-seek', request: Extract<ToHost, { type: 'seek' }>, visible: boolean, frameHeight: number];

/** An effect and what it needs: tuples, as this is part of the script that hosts download. */
export type ElementEffect =
  /** style the element and its frame for the mode */
  | readonly ['layout']
  | readonly ['load', mode: Mode]
  /** show the guest in place of what the host wrote into the element */
  | readonly ['reveal']
  /** give the element the story's height, CSS px */
  | readonly ['height', px: number]
  /** send where the host's own text is */
  | readonly ['post-text']
  /** read the scroll offset, which comes back as `scrolled` */
  | readonly ['measure']
  | readonly ['post', message: ToGuest]
  /** scroll the host's page to an offset into the story (`scroll`) or of the page (`map`), CSS px */
  | readonly ['scroll', offset: number, smooth: boolean]
  /** the guest has no live map (any more): another may have one */
  | readonly ['released']
  /** dispatch `mapstory:<name>` on the element */
  | readonly ['emit', name: 'ready' | 'step' | 'complete', detail: object];

/** A function for each effect, with what the effect carries as arguments. */
export type EffectRunners = {
  readonly [Effect in ElementEffect as Effect[0]]: (...values: Effect extends readonly [string, ...infer Values] ? Values : never) => void;
};

export type ElementStep = readonly [next: ElementState, effects: readonly ElementEffect[]];

export const initialElement: ElementState = { mode: null, length: 0, sentOffset: null, seeking: false, complete: false };

/** The next state of an element, and what has to be done for it, in order. */
export function afterElementEvent(now: ElementState, event: ElementEvent): ElementStep {
  const { mode } = now;
  switch (event[0]) {
    case 'near':
      return load(now, event[1]);
    case 'scrolled': {
      const [, offset, loose] = event;
      if (mode === 'scroll' && loose) return load(now, 'steps');
      if ((mode !== 'scroll' && mode !== 'map') || offset === now.sentOffset) return [now, []];
      return [{ ...now, sentOffset: offset }, [['post', { type: 'progress', offset }]]];
    }
    case 'resized':
      return measure(now);
    case 'seek':
      return [{ ...now, seeking: true }, [['post', { type: 'seek', to: event[1] }]]];
    case 'message':
      return afterMessage(now, event[1]);
    case 'guest-seek': {
      const [, { offset, smooth }, visible, frameHeight] = event;
      if (!visible && !now.seeking) return [now, []];
      const most = mode === 'scroll' ? now.length - frameHeight : offset;
      return [{ ...now, seeking: false }, [['scroll', Math.max(Math.min(offset, most), 0), smooth]]];
    }
  }
}

const load = (now: ElementState, mode: Mode): ElementStep => [{ ...now, mode }, [['layout'], ['load', mode]]];

/** Lays the element out anew and sends the guest what depends on its place. */
function measure(now: ElementState): ElementStep {
  if (!now.mode) return [now, []];
  return [{ ...now, sentOffset: null }, [['layout'], ...only(now.mode === 'map', ['post-text']), ['measure']]];
}

function afterMessage(now: ElementState, message: Exclude<ToHost, { type: 'seek' }>): ElementStep {
  const { mode } = now;
  switch (message.type) {
    case 'ready': {
      const { story, lang, steps, length } = message;
      const [next, measured] = measure({ ...now, length });
      const sized = only(mode === 'scroll', ['height', length]);
      return [
        next,
        [['reveal'], ['post', { type: 'hello' }], ...sized, ...measured, ['released'], ['emit', 'ready', { story, lang, mode, steps }]],
      ];
    }
    case 'length': {
      const { length } = message;
      return [{ ...now, length }, mode === 'flat' ? [['layout']] : only(mode === 'scroll', ['height', length])];
    }
    case 'step': {
      const last = message.index === message.count - 1;
      const completes = only(last && !now.complete, ['emit', 'complete', message]);
      return [{ ...now, complete: now.complete || last }, [['emit', 'step', message], ...completes]];
    }
    case 'live':
      return [now, only(!message.on, ['released'])];
  }
}

const only = (condition: boolean, effect: ElementEffect): readonly ElementEffect[] => (condition ? [effect] : []);

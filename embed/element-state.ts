import type { Mode, PaperBlock, ToGuest, ToHost } from './messages.ts';

/** What a story's element knows of its guest. Plain data; `story-element.ts` carries out the effects. */
export interface ElementState {
  /** how the story is embedded; null: the guest is not loaded yet */
  readonly mode: Mode | null;
  /** `asked`: it is being fetched · `loading`: its document has said so · `ready` · `failed`, until it is asked again */
  readonly guest: 'asked' | 'loading' | 'ready' | 'failed' | null;
  /** how often in a row it has failed */
  readonly failures: number;
  /** height of the whole story at the frame's width, as the guest reports it, CSS px */
  readonly length: number;
  /** the scroll offset last sent to the guest, CSS px; null: the next one is sent in any case */
  readonly sentOffset: number | null;
  /** the host's page asked for a step: the guest's answer scrolls the page even while the frame is out of view */
  readonly seeking: boolean;
  /** the last step has been entered */
  readonly complete: boolean;
  /** the mode stays: the reader has touched the story, or the window is none in which another is possible */
  readonly settled: boolean;
}

/** An event and what it carries: tuples, as this is part of the script that hosts download. */
export type ElementEvent =
  /**
   * The page around the element was looked at: first when it comes near the viewport, then when something has changed there. `mode`: the best that is possible ·
   * `touched`: the reader is in the story · `final`: no better one will be possible, and what is shown may not stay
   */
  | readonly ['judged', mode: Mode, touched: boolean, final: boolean]
  /** the reader has come near once more, or the network is back: what has failed is tried again */
  | readonly ['again']
  /** the frame has a document, which may be the browser's own about an error */
  | readonly ['arrived']
  /** what was waited for has not come */
  | readonly ['late']
  /** the page may have scrolled, CSS px */
  | readonly ['scrolled', offset: number]
  /** sizes may have changed */
  | readonly ['resized']
  /** the host's page asks for a step or a position */
  | readonly ['seek', to: string | number]
  /** from the guest. `visible`: its frame is in view · `frameHeight`: CSS px */
  | readonly ['message', message: ToHost, visible: boolean, frameHeight: number];

/** An effect and what it needs: tuples, as this is part of the script that hosts download. */
export type ElementEffect =
  /** style the element and its frame for the mode */
  | readonly ['layout']
  | readonly ['load', mode: Mode]
  /** `late` in so many ms, in place of any other; null: never */
  | readonly ['wait', ms: number | null]
  /** put the story's words where they are printed */
  | readonly ['print', words: readonly PaperBlock[]]
  /** send where the host's own text is */
  | readonly ['post-text']
  /** read the scroll offset, which comes back as `scrolled` */
  | readonly ['measure']
  | readonly ['post', message: ToGuest]
  /** scroll the host's page to an offset into the story (`scroll`) or of the page (`map`), CSS px */
  | readonly ['scroll', offset: number, smooth: boolean]
  /** scroll the host by a page */
  | readonly ['page', back: boolean]
  /** the guest has no live map (any more): another may have one */
  | readonly ['released']
  /** dispatch `mapstory:<name>` on the element */
  | readonly ['emit', name: 'ready' | 'step' | 'complete', detail: object];

/** A function for each effect, with what the effect carries as arguments. */
export type EffectRunners = {
  readonly [Effect in ElementEffect as Effect[0]]: (...values: Effect extends readonly [string, ...infer Values] ? Values : never) => void;
};

export type ElementStep = readonly [next: ElementState, effects: readonly ElementEffect[]];

export const initialElement: ElementState = {
  mode: null,
  guest: null,
  failures: 0,
  length: 0,
  sentOffset: null,
  seeking: false,
  complete: false,
  settled: false,
};

/** ms that a guest may take until its document says that it is loading, and from then on. Much: to ask anew is to lose what has come. */
const patience = 30_000;
const patienceOnceLoading = 90_000;

/** ms before a guest is asked again by itself: twice, then only when the reader comes near. */
const pauses = [4000, 16_000] as const;

/** The next state of an element, and what has to be done for it, in order. */
export function afterElementEvent(now: ElementState, event: ElementEvent): ElementStep {
  const { mode } = now;
  switch (event[0]) {
    case 'judged': {
      const [, wanted, touched, final] = event;
      const next = { ...now, settled: now.settled || touched || final };
      // A page may be locked when it loads: from steps to a scroll there is a way, not back.
      const better = mode !== wanted && (final || (!next.settled && wanted === 'scroll'));
      return !mode || better ? load(next, wanted) : [next, []];
    }
    case 'again':
      return again({ ...now, failures: 0 }) ?? [now, []];
    case 'arrived':
      return now.guest === 'asked' ? failed(now) : [now, []];
    case 'late':
      return again(now) ?? failed(now);
    case 'scrolled': {
      const offset = event[1];
      if ((mode !== 'scroll' && mode !== 'map') || offset === now.sentOffset) return [now, []];
      return [{ ...now, sentOffset: offset, settled: now.settled || offset > 0 }, [['post', { type: 'progress', offset }]]];
    }
    case 'resized':
      return measure(now);
    case 'seek':
      return [{ ...now, seeking: true }, [['post', { type: 'seek', to: event[1] }]]];
    case 'message':
      return afterMessage(now, event[1], event[2], event[3]);
  }
}

const load = (now: ElementState, mode: Mode): ElementStep => [
  { ...now, mode, guest: 'asked', length: 0 },
  [['layout'], ['load', mode], ['wait', patience]],
];

const again = (now: ElementState): ElementStep | null => (now.mode && now.guest === 'failed' ? load(now, now.mode) : null);

/** Its frame stays as it is, unseen: a guest that was only slow may come yet. */
const failed = (now: ElementState): ElementStep => [
  { ...now, guest: 'failed', failures: now.failures + 1 },
  [['wait', pauses[now.failures] ?? null]],
];

/** Lays the element out anew and sends the guest what depends on its place. */
function measure(now: ElementState): ElementStep {
  if (!now.mode) return [now, []];
  return [{ ...now, sentOffset: null }, [['layout'], ...only(now.mode === 'map', ['post-text']), ['measure']]];
}

function afterMessage(now: ElementState, message: ToHost, visible: boolean, frameHeight: number): ElementStep {
  const { mode } = now;
  switch (message.type) {
    // A guest that is there may load itself anew, in another language: what is shown stays.
    case 'loading':
      return now.guest === 'ready' ? [now, []] : [{ ...now, guest: 'loading' }, [['wait', patienceOnceLoading]]];
    case 'failed':
      return now.guest === 'loading' ? failed(now) : [now, []];
    case 'ready': {
      const { story, lang, steps, length } = message;
      const [next, measured] = measure({ ...now, guest: 'ready', failures: 0, length });
      return [
        next,
        [['wait', null], ['post', { type: 'hello' }], ...measured, ['released'], ['emit', 'ready', { story, lang, mode, steps }]],
      ];
    }
    // Asks the page to scroll.
    case 'seek': {
      if (!visible && !now.seeking) return [now, []];
      const { offset, smooth } = message;
      const most = mode === 'scroll' ? now.length - frameHeight : offset;
      // The guest is there already: where the page ends up it is told, even where that is the place that it was last told.
      return [{ ...now, seeking: false, sentOffset: null }, [['scroll', Math.max(Math.min(offset, most), 0), smooth]]];
    }
    case 'page':
      return [now, only(visible, ['page', message.back])];
    case 'paper':
      return [now, [['print', message.words]]];
    case 'length':
      return [{ ...now, length: message.length }, [['layout']]];
    case 'step': {
      const last = message.index === message.count - 1;
      const completes = only(last && !now.complete, ['emit', 'complete', message]);
      return [
        { ...now, complete: now.complete || last, settled: now.settled || message.index > 0 },
        [['emit', 'step', message], ...completes],
      ];
    }
    case 'live':
      return [now, only(!message.on, ['released'])];
  }
}

const only = (condition: boolean, effect: ElementEffect): readonly ElementEffect[] => (condition ? [effect] : []);

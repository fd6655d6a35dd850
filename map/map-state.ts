import type { Frame } from '#timeline/frame.ts';
import { type Change, changesBetween, type MapTimeline, type Shown } from './changes.ts';
import { sameTarget, type Target } from './highlight.ts';

/** Everything that decides what a story's map shows. Plain data; `story-map.ts` carries out the effects. */
export interface MapModel {
  /** the frame and timeline to show */
  readonly wanted: Shown;
  /** what the map has been given; null: nothing, or nothing that can be relied on */
  readonly shown: Shown | null;
  /** the style has loaded and the story's layer is part of it */
  readonly styled: boolean;
  readonly target: Target | null;
  /** `returning`: the reader has let go, and the map glides back to the frame */
  readonly explore: 'off' | 'on' | 'returning';
  readonly destroyed: boolean;
}

export type MapInput =
  | { readonly kind: 'draw'; readonly frame: Frame }
  | { readonly kind: 'timeline'; readonly timeline: MapTimeline; readonly frame?: Frame }
  /** the style has loaded and has taken the story's layer in, for the first time or after a lost context */
  | { readonly kind: 'layer-added' }
  /** the driver could not compile the layer's shaders */
  | { readonly kind: 'layer-failed'; readonly error: unknown }
  | { readonly kind: 'context-lost' }
  | { readonly kind: 'labels-drawn' }
  | { readonly kind: 'lights-loaded' }
  /** the map has come to rest, and what was left out while it moved is drawn */
  | { readonly kind: 'rested' }
  | { readonly kind: 'explore'; readonly on: boolean; readonly ms: number }
  /** the glide back to the frame has ended */
  | { readonly kind: 'returned' }
  | { readonly kind: 'zoom'; readonly levels: number; readonly ms: number }
  | { readonly kind: 'highlight'; readonly target: Target | null }
  | { readonly kind: 'destroy' };

export type MapEffect =
  /** apply the changes in order, then render in this task */
  | { readonly kind: 'render'; readonly changes: readonly Change[] }
  /** switch MapLibre's handlers, and hit testing with them */
  | { readonly kind: 'interactive'; readonly on: boolean }
  /** end MapLibre's own movement */
  | { readonly kind: 'halt' }
  | { readonly kind: 'glide'; readonly ms: number }
  | { readonly kind: 'stop-glide' }
  | { readonly kind: 'zoom'; readonly levels: number; readonly ms: number }
  | { readonly kind: 'remove-layer' }
  | { readonly kind: 'notify-lost' }
  | { readonly kind: 'notify-broken'; readonly error: unknown }
  | { readonly kind: 'destroy' };

export interface MapStep {
  readonly next: MapModel;
  readonly effects: readonly MapEffect[];
}

export const initialMap = (wanted: Shown): MapModel => ({
  wanted,
  shown: null,
  styled: false,
  target: null,
  explore: 'off',
  destroyed: false,
});

/**
 * The next model, and what has to be done to the map for it.
 * @param contextLost whether the canvas has lost its context by now: the browser's event comes a task later, and until then drawing is in vain
 */
export function afterInput(now: MapModel, input: MapInput, contextLost: boolean): MapStep {
  const stay: MapStep = { next: now, effects: [] };
  if (now.destroyed) return stay;
  const canDraw = now.styled && !contextLost;
  const render: readonly MapEffect[] = canDraw ? [{ kind: 'render', changes: [] }] : [];

  switch (input.kind) {
    case 'draw':
      return show({ ...now, wanted: { ...now.wanted, frame: input.frame } }, contextLost);
    case 'timeline':
      return show({ ...now, wanted: { timeline: input.timeline, frame: input.frame ?? now.wanted.frame } }, contextLost);
    case 'layer-added':
      return show({ ...now, styled: true, shown: null }, contextLost);
    case 'layer-failed':
      return { next: { ...now, styled: false, shown: null }, effects: [{ kind: 'notify-broken', error: input.error }] };
    case 'context-lost':
      return { next: { ...now, styled: false, shown: null }, effects: [{ kind: 'remove-layer' }, { kind: 'notify-lost' }] };
    case 'labels-drawn':
    case 'lights-loaded':
    case 'rested':
      return { next: now, effects: render };
    case 'explore':
      return explore(now, input, contextLost);
    case 'returned':
      return now.explore === 'returning' ? show(atFrame(now), contextLost) : stay;
    case 'zoom':
      return now.explore === 'on' ? { next: now, effects: [input] } : stay;
    case 'highlight':
      return sameTarget(now.target, input.target) ? stay : { next: { ...now, target: input.target }, effects: render };
    case 'destroy':
      return { next: { ...now, destroyed: true }, effects: [{ kind: 'stop-glide' }, { kind: 'destroy' }] };
  }
}

/** Hands the map what differs from what it shows, if it can take it now. While the reader moves the map the camera is theirs. */
function show(now: MapModel, contextLost: boolean): MapStep {
  if (!now.styled || contextLost) return { next: now, effects: [] };
  const changes = changesBetween(now.shown, now.wanted);
  if (changes.length === 0) return { next: now, effects: [] };
  const allowed = now.explore === 'off' ? changes : changes.filter(({ kind }) => kind !== 'camera');
  return { next: { ...now, shown: now.wanted }, effects: [{ kind: 'render', changes: allowed }] };
}

/** The reader's camera is given up: everything is handed to the map again. */
const atFrame = (now: MapModel): MapModel => ({ ...now, explore: 'off', shown: null });

function explore(now: MapModel, { on, ms }: { on: boolean; ms: number }, contextLost: boolean): MapStep {
  if (now.explore === 'returning') {
    const home = show(atFrame(now), contextLost);
    const more = on ? explore(home.next, { on, ms }, contextLost) : { next: home.next, effects: [] };
    return { next: more.next, effects: [{ kind: 'stop-glide' }, ...home.effects, ...more.effects] };
  }
  if (on === (now.explore === 'on')) return { next: now, effects: [] };
  if (on) return { next: { ...now, explore: 'on' }, effects: [{ kind: 'interactive', on }] };
  const letGo: readonly MapEffect[] = [{ kind: 'interactive', on }, { kind: 'halt' }];
  if (ms > 0) return { next: { ...now, explore: 'returning' }, effects: [...letGo, { kind: 'glide', ms }] };
  const home = show(atFrame(now), contextLost);
  return { next: home.next, effects: [...letGo, ...home.effects] };
}

import type { LiveState } from './live-map.ts';
import type { MapReference } from './references.ts';

/** What decides what a mounted page shows around the player's frames. Plain data; `mount-story.ts` carries out the effects. */
export interface PageState {
  /** index of the step being read */
  readonly step: number;
  readonly map: LiveState;
}

export type PageEvent =
  | { readonly kind: 'step-entered'; readonly index: number }
  | { readonly kind: 'map-changed'; readonly state: LiveState; readonly error?: string | undefined }
  /** sizes on the page have changed. `stage`: that of the map too */
  | { readonly kind: 'layout-changed'; readonly stage: boolean }
  /** the reader or the system switched motion on or off */
  | { readonly kind: 'motion-changed' }
  /** the reader tapped the map. `named`: index of the nearest step whose text names the target, -1 for none · `exploring`: on the free map */
  | { readonly kind: 'map-tapped'; readonly target: MapReference | null; readonly named: number; readonly exploring: boolean }
  /** the mouse rests on something of the free map */
  | { readonly kind: 'map-hovered'; readonly target: MapReference }
  /** the reader pressed a reference in the text, or released it (null) */
  | { readonly kind: 'reference-pressed'; readonly reference: MapReference | null };

export type PageEffect =
  /** mark the step in the page, the address and the stored place, and announce it */
  | { readonly kind: 'enter-step'; readonly index: number }
  /** show the drawn picture of a step. `mapComes`: a live map is on its way */
  | { readonly kind: 'show-picture'; readonly index: number; readonly mapComes: boolean }
  /** set whether there is a live map, for page and tools */
  | { readonly kind: 'map-status'; readonly state: LiveState; readonly error: string | null }
  /** compile the story for the stage, language and motion of now */
  | { readonly kind: 'recompile' }
  /** measure where the text is */
  | { readonly kind: 'remeasure' }
  | { readonly kind: 'highlight'; readonly target: MapReference | null }
  | { readonly kind: 'open-note'; readonly target: MapReference | null }
  | { readonly kind: 'seek'; readonly index: number };

export interface PageStep {
  readonly next: PageState;
  readonly effects: readonly PageEffect[];
}

export const initialPage: PageState = { step: 0, map: 'waiting' };

/** The next state of a page, and what has to be done for it, in order. */
export function afterPageEvent(now: PageState, event: PageEvent): PageStep {
  switch (event.kind) {
    case 'step-entered': {
      const next = { ...now, step: event.index };
      return { next, effects: [{ kind: 'enter-step', index: event.index }, ...picture(next)] };
    }
    case 'map-changed': {
      const next = { ...now, map: event.state };
      return { next, effects: [{ kind: 'map-status', state: event.state, error: event.error ?? null }, ...picture(next)] };
    }
    case 'layout-changed': {
      const compiled: readonly PageEffect[] = event.stage ? [{ kind: 'recompile' }] : [];
      return { next: now, effects: [...compiled, { kind: 'remeasure' }, ...picture(now)] };
    }
    case 'motion-changed':
      return { next: now, effects: [{ kind: 'recompile' }] };
    case 'map-tapped': {
      const { target, named, exploring } = event;
      if (exploring) return { next: now, effects: [{ kind: 'open-note', target }] };
      const seek: readonly PageEffect[] = named >= 0 && named !== now.step ? [{ kind: 'seek', index: named }] : [];
      return { next: now, effects: [{ kind: 'highlight', target }, ...seek] };
    }
    case 'map-hovered':
      return { next: now, effects: [{ kind: 'open-note', target: event.target }] };
    case 'reference-pressed':
      return { next: now, effects: [{ kind: 'highlight', target: event.reference }] };
  }
}

/** The live map covers the drawn picture; without it the picture has to follow the reader. */
function picture({ step, map }: PageState): readonly PageEffect[] {
  return map === 'ready' ? [] : [{ kind: 'show-picture', index: step, mapComes: map === 'waiting' }];
}

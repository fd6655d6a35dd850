import type { State } from './api.ts';

/** The languages of a story: those that it names, or, while that can't be read, those of its texts. */
export function languagesOf(state: Pick<State, 'facts' | 'texts'>): string[] {
  const named = (state.facts?.languages ?? []).filter((lang): lang is string => typeof lang === 'string');
  return named.length > 0 ? named : Object.keys(state.texts);
}

/** Keys that change the map alone: of a step, a place and a leg. */
const ofMap = {
  steps: ['camera', 'show', 'legs', 'draw', 'regions', 'lights', 'emphasise', 'narrow'],
  places: ['at'],
  legs: ['via', 'curved'],
} as const;

/** What the page of a language has in its HTML, as far as edits change it: all but the map. */
export function wordsOf(state: Pick<State, 'facts' | 'texts'>, lang: string): string {
  const { steps, places, legs, ...rest } = state.facts ?? {};
  const without = (of: unknown, keys: readonly string[]): unknown =>
    Object.entries((of ?? {}) as Record<string, object | null>).map(([id, item]) => [
      id,
      Object.entries(item ?? {}).filter(([key]) => !keys.includes(key)),
    ]);
  return JSON.stringify([
    lang,
    state.texts[lang],
    rest,
    without(steps, ofMap.steps),
    without(places, ofMap.places),
    without(legs, ofMap.legs),
  ]);
}

import { describe, expect, it } from 'vitest';
import { afterPageEvent, initialPage, type PageEffect, type PageEvent, type PageState } from './page-state.ts';

function play(events: readonly PageEvent[], start: PageState = initialPage): { effects: (readonly PageEffect[])[]; state: PageState } {
  let state = start;
  const effects = events.map((event) => {
    const { next, effects } = afterPageEvent(state, event);
    state = next;
    return effects;
  });
  return { effects, state };
}

const kinds = (events: readonly PageEvent[], start?: PageState): string[][] =>
  play(events, start).effects.map((effects) => effects.map(({ kind }) => kind));
const enter = (index: number): PageEvent => ({ kind: 'step-entered', index });
const live: PageState = { step: 2, map: 'ready' };
const target = { kind: 'place', id: 'port' } as const;

describe('the drawn picture', () => {
  it('follows the reader while there is no live map, and stays while there is one', () => {
    expect(kinds([enter(1), { kind: 'map-changed', state: 'ready' }, enter(2)])).toEqual([
      ['enter-step', 'show-picture'],
      ['map-status'],
      ['enter-step'],
    ]);
  });

  it('comes back at the step being read when the map is lost, fails or is released', () => {
    for (const state of ['lost', 'failed', 'held'] as const) {
      expect(play([{ kind: 'map-changed', state }], live).effects[0]?.at(-1)).toEqual({ kind: 'show-picture', index: 2, mapComes: false });
    }
  });

  it('may be the one in the HTML only while the map is on its way', () => {
    const shown = play([enter(0), { kind: 'map-changed', state: 'held' }, { kind: 'map-changed', state: 'waiting' }]).effects.map(
      (effects) => effects.find((effect) => effect.kind === 'show-picture'),
    );
    expect(shown.map((effect) => effect?.mapComes)).toEqual([true, false, true]);
  });
});

it('reports the map’s state with its error, and without one again', () => {
  const { effects } = play([
    { kind: 'map-changed', state: 'failed', error: 'no tiles' },
    { kind: 'map-changed', state: 'ready' },
  ]);
  expect(effects.map(([status]) => status)).toEqual([
    { kind: 'map-status', state: 'failed', error: 'no tiles' },
    { kind: 'map-status', state: 'ready', error: null },
  ]);
});

it('compiles anew for another stage and for motion, and only measures for other sizes', () => {
  expect(
    kinds([{ kind: 'layout-changed', stage: true }, { kind: 'layout-changed', stage: false }, { kind: 'motion-changed' }], live),
  ).toEqual([['recompile', 'remeasure'], ['remeasure'], ['recompile']]);
  expect(kinds([{ kind: 'layout-changed', stage: false }])).toEqual([['remeasure', 'show-picture']]);
});

describe('a tap on the map', () => {
  const tap = (named: number, exploring = false): PageEvent => ({ kind: 'map-tapped', target, named, exploring });
  it('highlights its target and goes to the step that names it', () => {
    expect(play([tap(4)], live).effects).toEqual([
      [
        { kind: 'highlight', target },
        { kind: 'seek', index: 4 },
      ],
    ]);
  });
  it('goes nowhere for the step being read, nor for what no step names', () => {
    expect(kinds([tap(2), tap(-1)], live)).toEqual([['highlight'], ['highlight']]);
  });
  it('clears the highlight beside everything', () => {
    expect(play([{ kind: 'map-tapped', target: null, named: -1, exploring: false }], live).effects).toEqual([
      [{ kind: 'highlight', target: null }],
    ]);
  });
  it('opens the note on the free map instead', () => {
    expect(play([tap(4, true), { kind: 'map-hovered', target }], live).effects).toEqual([
      [{ kind: 'open-note', target }],
      [{ kind: 'open-note', target }],
    ]);
  });
});

it('highlights what a reference in the text names', () => {
  expect(play([{ kind: 'reference-pressed', reference: target }], live).effects).toEqual([[{ kind: 'highlight', target }]]);
});

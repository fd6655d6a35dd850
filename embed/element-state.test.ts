import { describe, expect, it } from 'vitest';
import { afterElementEvent, type ElementEffect, type ElementEvent, type ElementState, initialElement } from './element-state.ts';
import type { Mode } from './messages.ts';

const ready = (length = 9000): ElementEvent => [
  'message',
  { type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['title', 'sea', 'end'], length },
];
const step = (index: number): ElementEvent => ['message', { type: 'step', step: 's', index, count: 3 }];
const scrolled = (offset: number, loose = false): ElementEvent => ['scrolled', offset, loose];
const guestSeek = (offset: number, visible = true): ElementEvent => ['guest-seek', { type: 'seek', offset, smooth: false }, visible, 600];

/** Effects in short: their name and the first thing they carry. */
const short = ([name, first]: ElementEffect): string => {
  if (first === undefined) return name;
  return `${name} ${typeof first === 'object' ? first.type : first}`;
};

function play(events: readonly ElementEvent[], start: ElementState = initialElement): { effects: string[][]; state: ElementState } {
  let state = start;
  const effects = events.map((event) => {
    const [next, effects] = afterElementEvent(state, event);
    state = next;
    return effects.map(short);
  });
  return { effects, state };
}

const loaded = (mode: Mode): ElementState => play([['near', mode], ready()]).state;

describe('until the guest is loaded', () => {
  it('nothing is sent, whatever the page does', () => {
    expect(play([scrolled(100), ['resized']]).effects).toEqual([[], []]);
  });

  it('the element takes the layout of its mode before the guest loads', () => {
    expect(play([['near', 'scroll']]).effects).toEqual([['layout', 'load scroll']]);
  });
});

describe('a guest that is ready', () => {
  it.each([
    ['scroll', ['height 9000', 'layout', 'measure']],
    ['map', ['layout', 'post-text', 'measure']],
    ['steps', ['layout', 'measure']],
    ['flat', ['layout', 'measure']],
  ] as const)('%s: it is shown and greeted, then measured', (mode, measured) => {
    const { effects } = play([['near', mode], ready()]);
    expect(effects[1]).toEqual(['reveal', 'post hello', ...measured, 'released', 'emit ready']);
  });

  it('tells the page the mode that it has, not the one that it was made for', () => {
    const [next] = afterElementEvent(initialElement, ['near', 'steps']);
    const emitted = afterElementEvent(next, ready())[1].find(([name]) => name === 'emit');
    expect(emitted).toEqual(['emit', 'ready', { story: 'harbour', lang: 'en', mode: 'steps', steps: ['title', 'sea', 'end'] }]);
  });

  it('gets each offset once, and again after everything was measured', () => {
    const { effects } = play([scrolled(10), scrolled(10), scrolled(11), ['resized'], scrolled(11)], loaded('scroll'));
    expect(effects).toEqual([['post progress'], [], ['post progress'], ['layout', 'measure'], ['post progress']]);
  });

  it('gets no offsets where it does not scroll with the page', () => {
    for (const mode of ['steps', 'flat'] as const) expect(play([scrolled(10)], loaded(mode)).effects).toEqual([[]]);
  });

  it('is loaded anew, step by step, when its frame turns out not to stick', () => {
    const { effects, state } = play([scrolled(10), scrolled(20, true), scrolled(30, true)], loaded('scroll'));
    expect(effects).toEqual([['post progress'], ['layout', 'load steps'], []]);
    expect(state.mode).toBe('steps');
    expect(play([scrolled(20, true)], loaded('map')).effects).toEqual([['post progress']]);
  });

  it.each([
    ['scroll', ['height 9500']],
    ['flat', ['layout']],
    ['steps', []],
    ['map', []],
  ] as const)('%s: another length', (mode, expected) => {
    const { effects, state } = play([['message', { type: 'length', length: 9500 }]], loaded(mode));
    expect(effects).toEqual([expected]);
    expect(state.length).toBe(9500);
  });

  it('reports every step, and once that the story is complete', () => {
    expect(play([step(1), step(2), step(1), step(2)], loaded('scroll')).effects).toEqual([
      ['emit step'],
      ['emit step', 'emit complete'],
      ['emit step'],
      ['emit step'],
    ]);
  });

  it('frees its place among live maps when it releases its own', () => {
    const live = (on: boolean): ElementEvent => ['message', { type: 'live', on }];
    expect(play([live(true), live(false)], loaded('map')).effects).toEqual([[], ['released']]);
  });
});

describe('a guest that asks the page to scroll', () => {
  it('is obeyed within the story', () => {
    expect(play([guestSeek(300), guestSeek(1e6), guestSeek(-50)], loaded('scroll')).effects).toEqual([
      ['scroll 300'],
      ['scroll 8400'],
      ['scroll 0'],
    ]);
    expect(play([guestSeek(1e6)], loaded('map')).effects).toEqual([['scroll 1000000']]);
  });

  it('is ignored out of sight, but for the answer to the page’s own request, once', () => {
    const { effects } = play([guestSeek(300, false), ['seek', 'sea'], guestSeek(300, false), guestSeek(300, false)], loaded('scroll'));
    expect(effects).toEqual([[], ['post seek'], ['scroll 300'], []]);
  });
});

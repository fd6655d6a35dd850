import { describe, expect, it } from 'vitest';
import { afterElementEvent, type ElementEffect, type ElementEvent, type ElementState, initialElement } from './element-state.ts';
import type { Mode } from './messages.ts';

const ready = (length = 9000): ElementEvent => ({
  kind: 'message',
  message: { type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['title', 'sea', 'end'], length },
});
const step = (index: number): ElementEvent => ({ kind: 'message', message: { type: 'step', step: 's', index, count: 3 } });
const scrolled = (offset: number, loose = false): ElementEvent => ({ kind: 'scrolled', offset, loose });
const guestSeek = (offset: number, visible = true): ElementEvent => ({
  kind: 'guest-seek',
  offset,
  smooth: false,
  visible,
  frameHeight: 600,
});

/** Effects in short. */
const short = (effect: ElementEffect): string => {
  switch (effect.kind) {
    case 'load':
      return `load ${effect.mode}`;
    case 'post':
      return `post ${effect.message.type}`;
    case 'emit':
      return `emit ${effect.name}`;
    case 'set-height':
      return `set-height ${effect.px}`;
    case 'scroll-to':
      return `scroll-to ${effect.offset}`;
    default:
      return effect.kind;
  }
};

function play(events: readonly ElementEvent[], start: ElementState = initialElement): { effects: string[][]; state: ElementState } {
  let state = start;
  const effects = events.map((event) => {
    const { next, effects } = afterElementEvent(state, event);
    state = next;
    return effects.map(short);
  });
  return { effects, state };
}

const loaded = (mode: Mode): ElementState => play([{ kind: 'near', mode }, ready()]).state;

describe('until the guest is loaded', () => {
  it('nothing is sent, whatever the page does', () => {
    expect(play([scrolled(100), { kind: 'resized' }]).effects).toEqual([[], []]);
  });

  it('the element takes the layout of its mode before the guest loads', () => {
    expect(play([{ kind: 'near', mode: 'scroll' }]).effects).toEqual([['layout', 'load scroll']]);
  });
});

describe('a guest that is ready', () => {
  it.each([
    ['scroll', ['set-height 9000', 'layout', 'read-scroll']],
    ['map', ['layout', 'post-host-text', 'read-scroll']],
    ['steps', ['layout', 'read-scroll']],
    ['flat', ['layout', 'read-scroll']],
  ] as const)('%s: it is shown and greeted, then measured', (mode, measured) => {
    const { effects } = play([{ kind: 'near', mode }, ready()]);
    expect(effects[1]).toEqual(['reveal', 'post hello', ...measured, 'map-released', 'emit ready']);
  });

  it('tells the page the mode that it has, not the one that it was made for', () => {
    const { next } = afterElementEvent(initialElement, { kind: 'near', mode: 'steps' });
    const emitted = afterElementEvent(next, ready()).effects.find((effect) => effect.kind === 'emit');
    expect(emitted).toMatchObject({ detail: { story: 'harbour', lang: 'en', mode: 'steps', steps: ['title', 'sea', 'end'] } });
  });

  it('gets each offset once, and again after everything was measured', () => {
    const { effects } = play([scrolled(10), scrolled(10), scrolled(11), { kind: 'resized' }, scrolled(11)], loaded('scroll'));
    expect(effects).toEqual([['post progress'], [], ['post progress'], ['layout', 'read-scroll'], ['post progress']]);
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
    ['scroll', ['set-height 9500']],
    ['flat', ['layout']],
    ['steps', []],
    ['map', []],
  ] as const)('%s: another length', (mode, expected) => {
    const { effects, state } = play([{ kind: 'message', message: { type: 'length', length: 9500 } }], loaded(mode));
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
    const live = (on: boolean): ElementEvent => ({ kind: 'message', message: { type: 'live', on } });
    expect(play([live(true), live(false)], loaded('map')).effects).toEqual([[], ['map-released']]);
  });
});

describe('a guest that asks the page to scroll', () => {
  it('is obeyed within the story', () => {
    expect(play([guestSeek(300), guestSeek(1e6), guestSeek(-50)], loaded('scroll')).effects).toEqual([
      ['scroll-to 300'],
      ['scroll-to 8400'],
      ['scroll-to 0'],
    ]);
    expect(play([guestSeek(1e6)], loaded('map')).effects).toEqual([['scroll-to 1000000']]);
  });

  it('is ignored out of sight, but for the answer to the page’s own request, once', () => {
    const { effects } = play(
      [guestSeek(300, false), { kind: 'seek', to: 'sea' }, guestSeek(300, false), guestSeek(300, false)],
      loaded('scroll'),
    );
    expect(effects).toEqual([[], ['post seek'], ['scroll-to 300'], []]);
  });
});

import { describe, expect, it } from 'vitest';
import { afterElementEvent, type ElementEffect, type ElementEvent, type ElementState, initialElement } from './element-state.ts';
import type { Mode, ToHost } from './messages.ts';

const says = (message: ToHost, visible = true): ElementEvent => ['message', message, visible, 600];
const ready = (length = 9000): ElementEvent =>
  says({ type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['title', 'sea', 'end'], length });
const step = (index: number): ElementEvent => says({ type: 'step', step: 's', index, count: 3 });
const judged = (mode: Mode, touched = false, final = false): ElementEvent => ['judged', mode, touched, final];
const scrolled = (offset: number): ElementEvent => ['scrolled', offset];
const guestSeek = (offset: number, visible = true): ElementEvent => says({ type: 'seek', offset, smooth: false }, visible);

/** Effects in short: their name and the first thing they carry. */
const short = ([name, first]: ElementEffect): string => {
  if (first === undefined) return name;
  return `${name} ${typeof first === 'object' && first && 'type' in first ? first.type : first}`;
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

const loaded = (mode: Mode): ElementState => play([judged(mode), ready()]).state;

describe('until the guest is loaded', () => {
  it('nothing is sent, whatever the page does', () => {
    expect(play([scrolled(100), ['resized']]).effects).toEqual([[], []]);
  });

  it('the element takes the layout of its mode before the guest loads', () => {
    expect(play([judged('scroll')]).effects).toEqual([['layout', 'load scroll', 'wait 30000']]);
  });
});

describe('a guest that is ready', () => {
  it.each([
    ['scroll', ['layout', 'measure']],
    ['map', ['layout', 'post-text', 'measure']],
    ['steps', ['layout', 'measure']],
    ['flat', ['layout', 'measure']],
  ] as const)('%s: it is shown and greeted, then measured', (mode, measured) => {
    const { effects } = play([judged(mode), ready()]);
    expect(effects[1]).toEqual(['wait null', 'post hello', ...measured, 'released', 'emit ready']);
  });

  it('tells the page the mode that it has, not the one that it was made for', () => {
    const [next] = afterElementEvent(initialElement, judged('steps'));
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

  it.each(['scroll', 'flat', 'steps', 'map'] as const)('%s: another length is laid out', (mode) => {
    const { effects, state } = play([says({ type: 'length', length: 9500 })], loaded(mode));
    expect(effects).toEqual([['layout']]);
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
    const live = (on: boolean): ElementEvent => says({ type: 'live', on });
    expect(play([live(true), live(false)], loaded('map')).effects).toEqual([[], ['released']]);
  });
});

describe('the page around a story', () => {
  const modeAfter = (first: Mode, ...events: ElementEvent[]): Mode | null => play(events, loaded(first)).state.mode;

  it('is judged again: a story in steps scrolls once it can, as when a dialog is gone that was there at load', () => {
    expect(play([judged('scroll')], loaded('steps')).effects).toEqual([['layout', 'load scroll', 'wait 30000']]);
    expect(modeAfter('steps', judged('steps'), judged('scroll'))).toBe('scroll');
  });

  it('changes nothing under the hands of a reader', () => {
    expect(modeAfter('steps', judged('scroll', true), judged('scroll'))).toBe('steps');
    expect(modeAfter('steps', step(0), judged('scroll'))).toBe('scroll');
    expect(modeAfter('steps', step(1), judged('scroll'))).toBe('steps');
  });

  it('takes nothing away: a story that scrolls does, whatever dialogs come', () => {
    for (const before of [[], [scrolled(400)], [scrolled(0)]] as ElementEvent[][])
      expect(modeAfter('scroll', ...before, judged('steps'), judged('scroll'))).toBe('scroll');
  });

  it('leaves what was asked for as it is', () => {
    expect(modeAfter('map', judged('map'))).toBe('map');
    expect(modeAfter('steps', judged('steps'))).toBe('steps');
  });

  it('in a window that is no viewport a story is read in steps, once and for all', () => {
    expect(modeAfter('scroll', scrolled(900), judged('steps', true, true), judged('scroll'))).toBe('steps');
    expect(play([judged('steps', false, true), judged('steps', false, true)], loaded('steps')).effects).toEqual([[], []]);
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

  it('a page that leaves at once to where it was is told to the guest, which went where it asked to go', () => {
    const { effects } = play([scrolled(500), guestSeek(300), scrolled(500), scrolled(500)], loaded('scroll'));
    expect(effects).toEqual([['post progress'], ['scroll 300'], ['post progress'], []]);
  });

  it('is ignored out of sight, but for the answer to the page’s own request, once', () => {
    const { effects } = play([guestSeek(300, false), ['seek', 'sea'], guestSeek(300, false), guestSeek(300, false)], loaded('scroll'));
    expect(effects).toEqual([[], ['post seek'], ['scroll 300'], []]);
  });
});

describe('a key that scrolls', () => {
  it('scrolls the page while its guest is seen, in every mode', () => {
    const key = (visible: boolean): ElementEvent => says({ type: 'page', back: true }, visible);
    for (const mode of ['scroll', 'steps', 'map', 'flat'] as const)
      expect(play([key(true), key(false)], loaded(mode)).effects).toEqual([['page true'], []]);
  });
});

describe('a guest that fails', () => {
  const loading = says({ type: 'loading' });
  const failed = says({ type: 'failed' });
  const asked = ['layout', 'load scroll', 'wait 30000'];

  it('is asked again twice, with pauses that grow, and then no more', () => {
    const { effects, state } = play([judged('scroll'), ['arrived'], ['late'], ['arrived'], ['late'], ['arrived']]);
    expect(effects).toEqual([asked, ['wait 4000'], asked, ['wait 16000'], asked, ['wait null']]);
    expect(state).toMatchObject({ guest: 'failed', failures: 3 });
  });

  it('is asked again when the reader comes near, or the network is back, and as often as at first', () => {
    const { state } = play([judged('scroll'), ['late'], ['late'], ['late'], ['late'], ['late']]);
    expect(state).toMatchObject({ guest: 'failed', failures: 3 });
    expect(play([['again'], ['arrived'], ['again']], state).effects).toEqual([asked, ['wait 4000'], asked]);
    // In a pause, too: then at once.
    expect(play([judged('scroll'), ['arrived'], ['again']]).effects).toEqual([asked, ['wait 4000'], asked]);
  });

  it('has failed when nothing comes, when a document comes that is not it, and when it says so', () => {
    expect(play([judged('steps'), ['late']]).state.guest).toBe('failed');
    expect(play([judged('steps'), ['arrived']]).state.guest).toBe('failed');
    expect(play([judged('steps'), loading, ['arrived']]).state.guest).toBe('loading');
    expect(play([judged('steps'), loading, ['late']]).state.guest).toBe('failed');
    const { effects, state } = play([judged('steps'), loading, failed, failed]);
    expect(state).toMatchObject({ guest: 'failed', failures: 1 });
    expect(effects.slice(1)).toEqual([['wait 90000'], ['wait 4000'], []]);
  });

  it('is welcome when it comes after all, and begins anew with its failures', () => {
    const { state } = play([judged('scroll'), ['late'], loading, ready()]);
    expect(state).toMatchObject({ guest: 'ready', failures: 0, length: 9000 });
  });

  it('has not failed when it is asked for nothing, or is there', () => {
    expect(play([['again'], ['arrived']]).effects).toEqual([[], []]);
    const there = loaded('scroll');
    // It may load itself anew, in another language: what is shown stays.
    expect(play([loading, failed, ['arrived'], ['again']], there)).toEqual({ effects: [[], [], [], []], state: there });
  });
});

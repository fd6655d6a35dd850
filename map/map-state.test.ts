import { describe, expect, it } from 'vitest';
import { frame, stage, timeline } from './fixtures/timeline.ts';
import { afterInput, initialMap, type MapEffect, type MapInput, type MapModel } from './map-state.ts';

const first = { frame, timeline };
const moved = { ...frame, camera: { ...frame.camera, zoom: 6 } };
const lit = { ...frame, lights: 0.2 };

/** Effects in short: a render by the kinds of its changes, the rest by kind and what they carry. */
const short = (effect: MapEffect): string => {
  if (effect.kind === 'render') return ['render', ...effect.changes.map(({ kind }) => kind)].join(' ');
  if (effect.kind === 'interactive') return effect.on ? 'interactive' : 'not interactive';
  return effect.kind === 'glide' ? `glide ${effect.ms}` : effect.kind;
};

/** The effects of each input in turn, and the model at the end. `lost` holds for all of them. */
function play(inputs: readonly MapInput[], start: MapModel = initialMap(first), lost = false): { effects: string[][]; model: MapModel } {
  let model = start;
  const effects = inputs.map((input) => {
    const step = afterInput(model, input, lost);
    model = step.next;
    return step.effects.map(short);
  });
  return { effects, model };
}

const added: MapInput = { kind: 'layer-added' };
const explore = (on: boolean, ms = 0): MapInput => ({ kind: 'explore', on, ms });
const shown = play([added]).model;
const exploring = play([explore(true)], shown).model;
const everything = 'render size camera labels story';

describe('drawing', () => {
  it('keeps the last frame until the style has the layer, then hands over everything', () => {
    const { effects, model } = play([{ kind: 'draw', frame: moved }, { kind: 'draw', frame: lit }, added]);
    expect(effects).toEqual([[], [], [everything]]);
    expect(model.shown).toEqual({ frame: lit, timeline });
  });

  it('renders what differs in the same step, and nothing for the same frame again', () => {
    const { effects } = play(
      [
        { kind: 'draw', frame: moved },
        { kind: 'draw', frame: structuredClone(moved) },
      ],
      shown,
    );
    expect(effects).toEqual([['render camera'], []]);
  });

  it('takes a timeline with its frame, or with the last one', () => {
    const wider = { ...timeline, stage: { ...stage, width: 1200 } };
    const { effects, model } = play(
      [
        { kind: 'timeline', timeline: wider },
        { kind: 'timeline', timeline, frame: lit },
      ],
      shown,
    );
    expect(effects).toEqual([['render size camera story'], ['render size camera story']]);
    expect(model.wanted).toEqual({ timeline, frame: lit });
  });

  it('does not draw into a lost context, nor count it as drawn', () => {
    const { effects, model } = play([{ kind: 'draw', frame: moved }, { kind: 'labels-drawn' }], shown, true);
    expect(effects).toEqual([[], []]);
    expect(model.shown).toEqual(first);
    expect(play([{ kind: 'draw', frame: moved }], model).effects).toEqual([['render camera']]);
  });

  it('hands over everything again after a lost context is restored', () => {
    const { effects } = play([{ kind: 'context-lost' }, { kind: 'draw', frame: moved }, added], shown);
    expect(effects).toEqual([['remove-layer', 'notify-lost'], [], [everything]]);
  });

  it('reports shaders that do not compile, and draws nothing', () => {
    const { effects } = play([
      { kind: 'layer-failed', error: 'no' },
      { kind: 'draw', frame: moved },
    ]);
    expect(effects).toEqual([['notify-broken'], []]);
  });

  it('renders again for labels and for another highlight, not for the same one', () => {
    const target = { kind: 'leg', id: 'sea' } as const;
    const { effects, model } = play(
      [
        { kind: 'labels-drawn' },
        { kind: 'highlight', target },
        { kind: 'highlight', target: { ...target } },
        { kind: 'highlight', target: null },
      ],
      shown,
    );
    expect(effects).toEqual([['render'], ['render'], [], ['render']]);
    expect(model.target).toBeNull();
  });

  it('remembers a highlight that comes before there is a map', () => {
    const target = { kind: 'place', id: 'x' } as const;
    const { effects, model } = play([{ kind: 'highlight', target }, { kind: 'labels-drawn' }]);
    expect(effects).toEqual([[], []]);
    expect(model.target).toBe(target);
  });
});

describe('exploring', () => {
  it('gives the reader the camera: frames change only the story', () => {
    const { effects } = play([explore(true), explore(true), { kind: 'draw', frame: { ...moved, lights: 0.5 } }], shown);
    expect(effects).toEqual([['interactive'], [], ['render story']]);
  });

  it('returns at once without a duration, with everything handed over again', () => {
    const { effects, model } = play([{ kind: 'draw', frame: moved }, explore(false)], exploring);
    expect(effects).toEqual([['render'], ['not interactive', 'halt', everything]]);
    expect(model.explore).toBe('off');
  });

  it('glides home, meanwhile keeps the camera, and is home when the glide ends', () => {
    const { effects, model } = play([explore(false, 700), { kind: 'draw', frame: moved }, { kind: 'returned' }], exploring);
    expect(effects).toEqual([['not interactive', 'halt', 'glide 700'], ['render'], [everything]]);
    expect(model).toMatchObject({ explore: 'off', shown: { frame: moved } });
  });

  it.each([
    ['again', true, ['stop-glide', everything, 'interactive'], 'on'],
    ['a second end', false, ['stop-glide', everything], 'off'],
  ] as const)('ends a glide first: %s', (_, on, last, state) => {
    const { effects, model } = play([explore(false, 700), explore(on, 700)], exploring);
    expect(effects[1]).toEqual(last);
    expect(model.explore).toBe(state);
  });

  it('zooms by buttons only while the reader has the map, also the second time', () => {
    const zoom: MapInput = { kind: 'zoom', levels: 1, ms: 250 };
    const { effects } = play([zoom, explore(true), zoom, explore(false), zoom, explore(true), zoom, explore(false, 700), zoom], shown);
    expect(effects.map((each) => each.includes('zoom'))).toEqual([false, false, true, false, false, false, true, false, false]);
  });

  it('ignores a glide that ends late', () => {
    expect(play([{ kind: 'returned' }], shown).effects).toEqual([[]]);
  });
});

it('does nothing more once destroyed', () => {
  const { effects } = play(
    [{ kind: 'destroy' }, { kind: 'destroy' }, { kind: 'draw', frame: moved }, explore(true), { kind: 'context-lost' }],
    shown,
  );
  expect(effects).toEqual([['stop-glide', 'destroy'], [], [], [], []]);
});

import { describe, expect, it } from 'vitest';
import type { LngLat, Stage } from '#geo/camera.ts';
import { unproject, viewOf } from '#geo/projection.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Place, Step, Story } from '#story/story.ts';
import type { Inline } from '#story/text.ts';
import { compile } from '#timeline/compile.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { checkHalfRead } from './half-read.ts';

const stage = stageIn('en', referenceViewports.portrait);
const camera = { center: [130, 42], zoom: 4 } as const;
const middle = { x: 200, y: 150 };

/** The point of the Earth that is at these pixels of the stage, in the step's camera. */
function under(x: number, y: number): LngLat {
  const { rests } = compile({ ...smallStory, steps: [step()] }, stage);
  return unproject(viewOf(rests[0]?.camera ?? expect.fail(), stage), x, y) ?? expect.fail();
}

const step = (more: Partial<Step> = {}): Step => ({
  id: 'one',
  camera,
  show: { seaport: 'right' },
  legs: {},
  draw: {},
  regions: {},
  lights: 1,
  emphasise: [],
  ...more,
});

/** What is said of a step with these places at these pixels. */
function said(places: Readonly<Record<string, readonly [x: number, y: number]>>, more: Partial<Step> = {}, words: readonly Inline[] = []) {
  const at = Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, under(x, y)]));
  return saidOn(stage, at, more, words);
}

/** What is said of a step with places there, degrees, on a stage. */
function saidOn(on: Stage, at: Readonly<Record<string, LngLat>>, more: Partial<Step> = {}, words: readonly Inline[] = []) {
  const moved: Record<string, Place> = { ...smallStory.places };
  for (const [id, point] of Object.entries(at)) moved[id] = { ...(moved[id] ?? expect.fail()), at: point };
  const story: Story = {
    ...smallStory,
    places: moved,
    steps: [step(more)],
    texts: {
      en: {
        lang: 'en',
        title: '',
        standfirst: '',
        description: '',
        credit: [],
        updated: '2026-01-01',
        chapters: [{ heading: null, id: 'start', steps: [{ id: 'one', blocks: [words], map: [], asides: [] }] }],
        legend: [],
        certainty: {},
        says: {},
      },
    },
  };
  return checkHalfRead({ name: 'on a phone', viewportHeight: 844, timeline: compile(story, on) }).map(({ message, at: { path } }) => [
    message,
    path.join('.'),
  ]);
}

const reference = (id: string): Inline => ({ type: 'reference', to: 'place', id, children: [{ type: 'text', value: id }] });

describe('label-half-read', () => {
  it('says nothing of a label that is whole', () => {
    expect(said({ seaport: [middle.x, middle.y] })).toEqual([]);
  });

  it('names a label that the edge cuts, and a side where it has room', () => {
    expect(said({ seaport: [337, middle.y] })).toEqual([
      [
        'Unexpected label of `seaport` that can only half be read on a phone at step `one`: it is cut by the right edge of the map, expected `seaport: left`, where it has room, or a wider camera (a smaller `zoom`)',
        'steps.0.show.seaport',
      ],
    ]);
  });

  it('says nothing of a label that touches the edge, or that is gone', () => {
    expect(said({ seaport: [330, middle.y] })).toEqual([]);
    expect(said({ seaport: [375, middle.y] })).toEqual([]);
  });

  it('names a label that another crowds, where the words for narrow screens are', () => {
    const [message, path] =
      said(
        { seaport: [middle.x, middle.y], harbour: [middle.x + 5, middle.y + 22] },
        { show: { seaport: 'right' }, narrow: { show: { harbour: 'right' } }, emphasise: ['seaport'] },
      )[0] ?? expect.fail();
    expect(message).toContain(
      'label of `harbour` that can only half be read on a phone at step `one`: it is too near that of `seaport`, expected `harbour: ',
    );
    expect(path).toBe('steps.0.narrow.show.harbour');
  });

  it('offers no side on which a mark or a label lies', () => {
    const crowded = said(
      { seaport: [337, middle.y], harbour: [300, middle.y], town: [337, middle.y - 20], campsite: [337, middle.y + 20] },
      { show: { seaport: 'right', harbour: 'mark', town: 'mark', campsite: 'mark' } },
    );
    expect(crowded[0]?.[0]).toContain('expected another side in `show` for it or its neighbours');
  });

  it('names a margin with which it can be read, where no side helps', () => {
    const at = {
      seaport: [337, middle.y],
      harbour: [60, middle.y],
      town: [337, middle.y - 20],
      campsite: [337, middle.y + 20],
      midway: [300, middle.y],
    } as const;
    const show = { seaport: 'right', harbour: 'mark', town: 'mark', campsite: 'mark', midway: 'mark' } as const;
    const with36 = said(at, { show, camera: { fit: ['seaport', 'harbour'], margin: 36 } });
    expect(with36.map(([message]) => message)).toEqual([expect.stringContaining('expected `margin: 45` in its camera')]);
    expect(said(at, { show, camera: { fit: ['seaport', 'harbour'], margin: 45 } })).toEqual([]);
  });

  it('leaves a place for context alone, unless the step is about it', () => {
    const show = { midway: 'right' } as const;
    const at = { midway: [344, middle.y] } as const;
    expect(said(at, { show })).toEqual([]);
    expect(said(at, { show, emphasise: ['midway'] })).toHaveLength(1);
    expect(said(at, { show }, [reference('midway')])).toHaveLength(1);
  });

  it('leaves to `reference-unlabelled` what is too weak for the words that name it', () => {
    const weak = { seaport: [341, middle.y] } as const;
    expect(said(weak)).toHaveLength(1);
    expect(said(weak, {}, [reference('seaport')])).toEqual([]);
  });

  it('says nothing of a map that a picture covers', () => {
    expect(said({ seaport: [337, middle.y] }, { kind: 'picture' })).toEqual([]);
  });

  it('says nothing on a desk of words of full width, which have no map', () => {
    const desk = stageIn('en', referenceViewports.wide);
    const { rests } = compile({ ...smallStory, steps: [step()] }, desk);
    const view = viewOf(rests[0]?.camera ?? expect.fail(), desk);
    const points = Array.from({ length: 120 }, (_, px) => unproject(view, desk.width - px, 400) ?? expect.fail());
    const cut = points.filter((seaport) => saidOn(desk, { seaport }).length > 0);
    expect(cut.length).toBeGreaterThan(0);
    for (const seaport of cut) expect(saidOn(desk, { seaport }, { kind: 'wide' })).toEqual([]);
  });

  it('asks for a nearer camera where a place is at the horizon', () => {
    const [message = []] = saidOn(stage, { seaport: [0, 83] }, { camera: { center: [0, 0], zoom: 0.3 } });
    expect(message[0]).toContain('it is near the horizon, expected a camera whose middle is nearer to it');
  });
});

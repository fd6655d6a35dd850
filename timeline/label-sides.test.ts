import { describe, expect, it } from 'vitest';
import type { LngLat, Stage } from '#geo/camera.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Place, Side, Step } from '#story/story.ts';
import { compile } from './compile.ts';
import { frameAt } from './frame-at.ts';

const stage: Stage = { width: 1000, height: 600, free: { top: 20, right: 20, bottom: 20, left: 20 } };
/** Boxes around the mark of [40, 50], which is at the middle of the stage: 500, 300. */
const right = { left: 525, top: 280, right: 600, bottom: 320 };
const left = { left: 400, top: 280, right: 475, bottom: 320 };
const below = { left: 460, top: 312, right: 540, bottom: 350 };
const above = { left: 460, top: 250, right: 540, bottom: 288 };

function labelsOn(
  on: Stage,
  places: readonly { id: string; at: LngLat; side: Side | 'mark'; kind?: Place['kind'] }[],
  { zoom = 6, motion = true, areas }: { zoom?: number; motion?: boolean; areas?: Step['areas'] } = {},
) {
  const step: Step = {
    ...(smallStory.steps[0] as Step),
    camera: { center: [40, 50], zoom },
    show: Object.fromEntries(places.map(({ id, side }) => [id, side])),
    ...(areas ? { areas } : {}),
  };
  const named = places.map(({ id, at, kind = 'story' }): [string, Place] => [id, { id, at, kind, name: { en: 'Town' } }]);
  return frameAt(compile({ ...smallStory, places: Object.fromEntries(named), legs: {}, journey: [], steps: [step] }, on, { motion }), 0)
    .labels;
}
const town = (side: Side | 'mark') => ({ id: 'town', at: [40, 50] as LngLat, side });

describe('clearSides', () => {
  it.each<[Side, Side, string, (typeof right)[]]>([
    ['right', 'right', 'nothing covers it', []],
    ['right', 'left', 'the right is covered', [right]],
    ['left', 'right', 'the left is covered', [left]],
    ['right', 'below', 'both sides are covered', [right, left]],
    ['above', 'right', 'above and below are covered', [above, below]],
    ['below', 'above', 'only above is free', [right, left, below]],
  ])('a label written %s is placed %s where %s', (written, placed, _, covered) => {
    expect(labelsOn({ ...stage, covered }, [town(written)])).toEqual({ town: { side: placed, strength: 1 } });
  });

  it('without a free side it stays on its own and fades', () => {
    expect(labelsOn({ ...stage, covered: [{ left: 400, top: 200, right: 600, bottom: 400 }] }, [town('right')])).toEqual({});
  });

  it.each<[Side, string, { zoom: number; motion?: boolean }]>([
    ['left', 'the view needs the inset', { zoom: 6 }],
    ['right', 'it does not', { zoom: 4 }],
    ['left', 'it needs it where the map cuts from view to view', { zoom: 4, motion: false }],
  ])('a label at the right, where the inset would be, is placed %s where %s', (placed, _, view) => {
    expect(labelsOn({ ...stage, inset: right }, [town('right')], view)).toEqual({ town: { side: placed, strength: 1 } });
  });

  it.each<[Side, string, number]>([
    ['left', 'the squares of the step’s areas would be', 2500],
    ['right', 'smaller squares do not reach', 250],
  ])('a label at the right is placed %s where %s', (placed, _, km2) => {
    // A square of 2,500 km² is some 64 px wide here.
    const squares = { x: 590, y: 330, grow: 'left' } as const;
    const areas = [{ km2, label: {} }];
    expect(labelsOn({ ...stage, squares }, [town('right')], { areas })).toEqual({ town: { side: placed, strength: 1 } });
    expect(labelsOn({ ...stage, squares }, [town('right')])).toEqual({ town: { side: 'right', strength: 1 } });
  });

  it('never moves onto another label or mark', () => {
    const village = { id: 'village', at: [39.6, 50] as LngLat, side: 'mark' as const };
    expect(labelsOn({ ...stage, covered: [right] }, [town('right'), village]).town).toEqual({ side: 'below', strength: 1 });
    const far = { ...village, at: [39, 50] as LngLat, side: 'right' as const };
    expect(labelsOn({ ...stage, covered: [right] }, [town('right'), far]).town?.side).toBe('below');
  });

  it('leaves alone labels without a mark, and what is behind the globe', () => {
    const sea = { id: 'sea', at: [40, 50] as LngLat, side: 'center' as const, kind: 'water' as const };
    const behind = { id: 'behind', at: [-140, -50] as LngLat, side: 'right' as const };
    expect(labelsOn({ ...stage, covered: [{ left: 470, top: 280, right: 530, bottom: 320 }] }, [sea, behind])).toEqual({});
  });
});

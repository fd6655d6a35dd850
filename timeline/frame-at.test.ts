import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from './compile.ts';
import { chainOf } from './fixtures/chain-story.ts';
import { frameAt } from './frame-at.ts';
import { pathsOf } from './paths.ts';
import { stageOf } from './stages.ts';
import type { Timeline } from './timeline.ts';

const desk = stageOf({ width: 1440, height: 900 });
const phone = stageOf({ width: 390, height: 844 });
const timeline = compile(smallStory, desk);
const step = (id: string): number => smallStory.steps.findIndex((candidate) => candidate.id === id);

describe('frameAt', () => {
  it('is a pure function: the same position gives an equal frame, whatever was asked in between', () => {
    const first = frameAt(timeline, 2.37);
    frameAt(timeline, 5.9);
    expect(frameAt(timeline, 2.37)).toEqual(first);
    expect(frameAt(compile(smallStory, desk), 2.37)).toEqual(first);
  });

  it('lets overlays come and go as regions do, and has none in a story without', () => {
    const overlay = { id: 'ice', type: 'fill', paint: {}, says: {}, data: { file: 'a.geojson', digest: '' }, shapes: [] } as const;
    const steps = smallStory.steps.map((one, index) => (index === 1 ? { ...one, overlays: { ice: 0.8 } } : { ...one, overlays: {} }));
    const overlaid = compile({ ...smallStory, overlays: [overlay], steps }, desk);
    const strengths = [0, 0.5, 0.85, 1, 1.15, 1.5, 2].map((position) => frameAt(overlaid, position).overlays?.ice ?? 0);
    expect(strengths[3]).toBe(0.8);
    expect([strengths[0], strengths[1], strengths[5], strengths[6]]).toEqual([0, 0, 0, 0]);
    for (const between of [strengths[2] ?? 0, strengths[4] ?? 0]) expect(between > 0 && between < 0.8).toBe(true);
    expect(frameAt(timeline, 1)).not.toHaveProperty('overlays');
  });

  it('is plain JSON', () => {
    const frame = frameAt(timeline, 3.4);
    expect(JSON.parse(JSON.stringify(frame))).toEqual(frame);
  });

  it('has exactly the rest camera at whole positions', () => {
    timeline.rests.forEach(({ camera }, index) => {
      expect(frameAt(timeline, index).camera).toEqual(camera);
    });
  });

  it('clamps at the ends, and treats NaN as the beginning', () => {
    expect(frameAt(timeline, -3)).toEqual(frameAt(timeline, 0));
    expect(frameAt(timeline, 99)).toEqual(frameAt(timeline, timeline.rests.length - 1));
    expect(frameAt(timeline, Number.NaN)).toEqual(frameAt(timeline, 0));
  });

  it('drifts at rest by a fraction of a degree of bearing and nothing else', () => {
    const { camera } = timeline.rests[2] as Timeline['rests'][number];
    for (const position of [1.9, 1.95, 2.05, 2.1]) {
      const now = frameAt(timeline, position).camera;
      expect([...now.center, now.zoom, now.pitch].map((n) => n.toFixed(9))).toEqual(
        [...camera.center, camera.zoom, camera.pitch].map((n) => n.toFixed(9)),
      );
      expect(Math.abs(now.bearing - camera.bearing)).toBeLessThan(0.5);
      expect(now.bearing).not.toBe(camera.bearing);
    }
  });

  it('starts and stops smoothly', () => {
    const speed = (position: number): number => {
      const [a, b] = [frameAt(timeline, position - 5e-4).camera, frameAt(timeline, position + 5e-4).camera];
      return Math.abs(b.zoom - a.zoom);
    };
    expect(speed(0.102)).toBeLessThan(speed(0.5) / 20);
    expect(speed(0.898)).toBeLessThan(speed(0.5) / 20);
  });

  it('draws the sea leg late in the travel, and counts its kilometres', () => {
    const drawn = (position: number): number => frameAt(timeline, position).legs.sea?.drawn ?? 0;
    expect(drawn(0.36)).toBe(0);
    expect(drawn(0.6)).toBeGreaterThan(0.1);
    expect(drawn(0.899)).toBeGreaterThan(0.99);
    expect(frameAt(timeline, 1).km).toBeCloseTo(timeline.paths.sea?.km ?? 0, 9);
    expect(frameAt(timeline, timeline.rests.length - 1).km).toBeCloseTo(timeline.journeyKm, 9);
  });

  it('never undraws a leg', () => {
    const last: Record<string, number> = {};
    for (let position = 0; position <= timeline.rests.length - 1; position += 0.01) {
      const { legs, km } = frameAt(timeline, position);
      for (const [id, value] of [...Object.entries(legs).map(([leg, { drawn }]) => [leg, drawn] as const), ['km', km] as const]) {
        expect(value).toBeGreaterThanOrEqual((last[id] ?? 0) - 1e-9);
        last[id] = value;
      }
    }
  });

  it('puts a head on the leg under way, and keeps one only at the end of the journey', () => {
    const head = (leg: string, position: number): number => frameAt(timeline, position).legs[leg]?.head ?? 0;
    expect(head('sea', 0.6)).toBe(1);
    expect(head('sea', 1)).toBe(0);
    expect(head('branch', 1.6)).toBe(1);
    expect(head('branch', 2)).toBe(0);
    expect(head('west', step('half'))).toBe(1);
    expect(head('west', step('end'))).toBe(1);
    expect(head('railway', step('farther'))).toBe(0);
  });

  it('shows a leg that no step draws as a whole line, at the strength the step gives', () => {
    expect(frameAt(timeline, step('half')).legs.railway).toEqual({ drawn: 1, strength: 0.5, head: 0 });
  });

  it('fades out in the first third, in during the last, and leaves alone what stays', () => {
    const from = step('farther');
    const lights = (t: number): number => frameAt(timeline, from + 0.1 + 0.8 * t).lights;
    expect(lights(0)).toBe(1);
    expect(lights(0.34)).toBe(0);
    const region = (t: number): number => frameAt(timeline, from + 0.1 + 0.8 * t).regions.region ?? 0;
    expect(region(0.66)).toBe(0);
    expect(region(1)).toBe(1);
    for (const t of [0, 0.3, 0.5, 0.8, 1]) expect(frameAt(timeline, from + 0.1 + 0.8 * t).places.town).toBe(1);
  });

  it('moves a label to its other side about the middle of the travel', () => {
    const from = step('arrival');
    expect(frameAt(timeline, from + 0.4).labels.town?.side).toBe('right');
    expect(frameAt(timeline, from + 0.5).labels.town).toBeUndefined();
    expect(frameAt(timeline, from + 0.6).labels.town?.side).toBe('left');
  });
});

describe.each([
  ['desk', desk],
  ['phone', phone],
])('following a leg, %s', (_, stage: Stage) => {
  const followed = compile(smallStory, stage);
  const headSpot = (position: number): { x: number; y: number } => {
    const { camera, legs } = frameAt(followed, position);
    const view = viewOf(camera, stage);
    const path = followed.paths.west;
    if (!path) throw new Error('no such leg');
    const { x, y } = project(view, pointAt(path, legs.west?.drawn ?? 0));
    return { x: x - view.cx, y: y - view.cy };
  };

  it('keeps the head near the middle of the free part, at rest and while travelling', () => {
    const side = Math.min(stage.width - stage.free.left - stage.free.right, stage.height - stage.free.top - stage.free.bottom);
    for (const position of [step('half'), step('half') + 0.3, step('half') + 0.5, step('half') + 0.8, step('farther')]) {
      const { x, y } = headSpot(position);
      expect(Math.hypot(x, y), `at ${position}`).toBeLessThan(side * 0.2);
    }
  });

  it('first moves to the beginning of the leg', () => {
    const { legs, camera } = frameAt(followed, step('half') - 0.85);
    expect(legs.west?.drawn ?? 0).toBe(0);
    expect(camera.center[0]).toBeGreaterThan(125);
  });
});

describe('with reduced motion', () => {
  const still = compile(smallStory, desk, { motion: false });

  it('cuts to whole steps, half-way between them', () => {
    for (const position of [1.3, 1.49]) expect(frameAt(still, position)).toEqual({ ...frameAt(still, 1), position });
    for (const position of [1.5, 1.8]) expect(frameAt(still, position)).toEqual({ ...frameAt(still, 2), position });
  });

  it('rests at the same frames as with motion', () => {
    timeline.rests.forEach((_, index) => {
      expect(frameAt(still, index)).toEqual(frameAt(timeline, index));
    });
  });

  it('looks at nothing that does not show, however long the story is', () => {
    const [short, long] = [12, 300].map((count) => readsOf(compile(chainOf(count), desk, { paths: pathsOf(chainOf(count)) })));
    expect(short).toBeGreaterThan(50);
    expect(long).toBe(short);
  });

  it('shows the same legs and regions, the same objects, wherever a step is read', () => {
    const [a, b] = [frameAt(timeline, 1.93), frameAt(timeline, 2.07)];
    expect(a.legs).toBe(b.legs);
    expect(a.regions).toBe(b.regions);
  });
});

/** How many properties of a timeline are read for some frames at its third step and after it. */
function readsOf(timeline: Timeline): number {
  let reads = 0;
  const watched = new WeakMap<object, unknown>();
  const watch = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value;
    const known = watched.get(value);
    if (known) return known as T;
    const proxy = new Proxy(value, {
      get(target, key) {
        reads++;
        return watch(Reflect.get(target, key));
      },
      ownKeys(target) {
        reads += Reflect.ownKeys(target).length;
        return Reflect.ownKeys(target);
      },
    });
    watched.set(value, proxy);
    return proxy as T;
  };
  for (const position of [3, 3.05, 3.3, 3.5, 3.8]) frameAt(watch(timeline), position);
  return reads;
}

import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { pointAt } from '#geo/path.ts';
import { project, unproject, viewOf } from '#geo/projection.ts';
import { distanceKm } from '#geo/sphere.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Step, Story } from '#story/story.ts';
import { compile } from './compile.ts';
import { chainOf } from './fixtures/chain-story.ts';
import { frameAt } from './frame-at.ts';
import { pathsOf } from './paths.ts';
import { fitPoints } from './rest-cameras.ts';
import { stageOf } from './stages.ts';

const desk = stageOf({ width: 1440, height: 900 });
const phone = stageOf({ width: 390, height: 844 });
const sizes = [
  [280, 240],
  [320, 640],
  [390, 844],
  [844, 390],
  [820, 1180],
  [1440, 900],
  [3840, 2160],
] as const;
const only = (step: Partial<Step>): Story => ({ ...smallStory, steps: [{ ...(smallStory.steps[0] as Step), ...step }] });

describe('compile', () => {
  it('works out only what is looked at: a story of 300 steps is there as soon as one of twelve', () => {
    let looked = 0;
    const counted = (count: number): Story => {
      const story = chainOf(count);
      const steps = story.steps.map((step) => ({
        ...step,
        get camera() {
          looked++;
          return step.camera;
        },
      }));
      return { ...story, steps };
    };
    const timeline = compile(counted(300), desk);
    expect(looked).toBe(0);
    frameAt(timeline, 140.5);
    expect(looked).toBe(2);
    frameAt(timeline, 140.7);
    frameAt(timeline, 141);
    expect(looked).toBe(2);
  });

  it('takes the paths that there are', () => {
    const paths = pathsOf(smallStory);
    const timeline = compile(smallStory, desk, { paths });
    expect(timeline.paths).toBe(paths);
    expect(timeline.rests).toEqual(compile(smallStory, desk).rests);
  });

  it.each(sizes)('fits what a step lists into the free part, %i × %i', (width, height) => {
    const stage = stageOf({ width, height });
    const { rests, paths, story } = compile(smallStory, stage);
    for (const rest of rests) {
      if (!rest.cameraSpec.fit) continue;
      expect(rest.fits, rest.id).toBe(true);
      const view = viewOf(rest.camera, stage);
      for (const point of fitPoints(rest.cameraSpec.fit, { story, paths })) {
        const { x, y, visible } = project(view, point);
        expect(visible).toBe(true);
        expect(x).toBeGreaterThanOrEqual(stage.free.left);
        expect(x).toBeLessThanOrEqual(stage.width - stage.free.right);
        expect(y).toBeGreaterThanOrEqual(stage.free.top);
        expect(y).toBeLessThanOrEqual(stage.height - stage.free.bottom);
      }
    }
  });

  it('shows about the same area at a zoom on any stage', () => {
    const across = (stage: Stage): number => {
      const { camera } = compile(only({ camera: { center: [45, 54], zoom: 5 } }), stage).rests[0] ?? {};
      if (!camera) throw new Error('no camera');
      const view = viewOf(camera, stage);
      const half = Math.min(stage.width - stage.free.left - stage.free.right, stage.height - stage.free.top - stage.free.bottom) / 2;
      return distanceKm(unproject(view, view.cx - half, view.cy) ?? [0, 0], unproject(view, view.cx + half, view.cy) ?? [0, 0]);
    };
    for (const [width, height] of sizes) expect(across(stageOf({ width, height })) / across(desk)).toBeCloseTo(1, 1);
  });

  it('uses a zoom under `narrow` unchanged on the reference phone', () => {
    const camera = { center: [45, 54], zoom: 5 } as const;
    expect(compile(only({ narrow: { camera: { ...camera, zoom: 4 } } }), phone).rests[0]?.camera.zoom).toBe(4);
    expect(compile(only({ camera }), desk).rests[0]?.camera.zoom).toBe(5);
  });

  it('applies `narrow` overrides on narrow stages only', () => {
    const arrival = smallStory.steps.findIndex((step) => step.id === 'arrival');
    expect(compile(smallStory, desk).rests[arrival]?.show.capital).toBe('mark');
    expect(compile(smallStory, phone).rests[arrival]?.show.capital).toBeUndefined();
  });

  it('looks slightly ahead of the head it follows, and ends exactly at the end of the leg', () => {
    const at = (drawn: number): number => {
      const { rests, paths } = compile(only({ camera: { follow: 'west', zoom: 4 }, draw: { west: drawn } }), desk);
      const path = paths.west;
      const camera = rests[0]?.camera;
      if (!path || !camera) throw new Error('no such leg');
      return distanceKm(camera.center, pointAt(path, drawn));
    };
    expect(at(0.5)).toBeGreaterThan(20);
    expect(at(0.5)).toBeLessThan(800);
    expect(at(1)).toBeLessThan(1e-6);
  });

  it('gives up pitch rather than lose a place behind the horizon, and reports that it does not fit', () => {
    const places = { ...smallStory.places, far: { id: 'far', at: [-60, -30] as const, kind: 'story' as const, name: { en: 'Far' } } };
    const [rest] = compile({ ...only({ camera: { fit: ['seaport', 'far'], pitch: 50 } }), places }, desk).rests;
    expect(rest?.fits).toBe(false);
    expect(
      Object.values(rest?.camera ?? {})
        .flat()
        .every(Number.isFinite),
    ).toBe(true);
  });

  it.each([
    ['a free part without any room', { width: 300, height: 240, free: { top: 150, right: 0, bottom: 150, left: 0 } }, ['town', 'seaport']],
    ['nothing to fit', desk, []],
    ['an unknown id', desk, ['atlantis']],
  ])('finds a camera for %s', (_, stage, fit) => {
    const timeline = compile(only({ camera: { fit } }), stage);
    const { camera } = frameAt(timeline, 0);
    expect([...camera.center, camera.zoom, camera.bearing, camera.pitch].every(Number.isFinite)).toBe(true);
    expect(timeline.rests[0]?.fits).toBe(false);
  });

  it('throws for a story without steps and for a stage without size', () => {
    expect(() => compile({ ...smallStory, steps: [] }, desk)).toThrow(/Unexpected story without steps/);
    expect(() => compile(smallStory, { ...desk, width: 0 })).toThrow(/expected sides above 0/);
  });

  it('carries drawn legs over to later steps', () => {
    const { rests } = compile(smallStory, desk);
    expect(rests.at(-1)?.legs.sea).toEqual({ drawn: 1, strength: 1 });
    expect(rests[0]?.legs.sea).toEqual({ drawn: 0, strength: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import type { LngLat, Stage } from '#geo/camera.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Place, PlaceKind, Side, Step } from '#story/story.ts';
import { compile } from './compile.ts';
import type { Frame } from './frame.ts';
import { frameAt } from './frame-at.ts';
import { needsInset } from './needs-inset.ts';

const stage: Stage = { width: 1000, height: 600, free: { top: 20, right: 20, bottom: 20, left: 20 } };
const place = (id: string, at: LngLat, kind: PlaceKind = 'story', name = id): Place => ({ id, at, kind, name: { en: name } });

/** The frame of a step that shows these places around [40, 50], where a px is about 0.012° of longitude. */
function frameOf(places: readonly Place[], show: Step['show'], more: Partial<Step> = {}, on: Stage = stage): Frame {
  const step = { ...(smallStory.steps[0] as Step), camera: { center: [40, 50] as LngLat, zoom: 6 }, show, ...more };
  const story = { ...smallStory, places: Object.fromEntries(places.map((each) => [each.id, each])), legs: {}, journey: [], steps: [step] };
  return frameAt(compile(story, on), 0);
}
const strength = (frame: Frame, id: string): number => frame.labels[id]?.strength ?? 0;

describe('labels', () => {
  it('have full strength when nothing is near', () => {
    const frame = frameOf([place('a', [38, 50]), place('b', [42, 50])], { a: 'right', b: 'right' });
    expect(frame.labels).toEqual({ a: { side: 'right', strength: 1 }, b: { side: 'right', strength: 1 } });
  });

  it.each<[string, PlaceKind, PlaceKind]>([
    ['a town of the story over one for context', 'story', 'context'],
    ['a subject over a country', 'subject', 'country'],
    ['a note over water', 'note', 'water'],
  ])('give way by kind of place: %s', (_, strong, weak) => {
    const frame = frameOf([place('weak', [40, 50], weak), place('strong', [40.02, 50.01], strong)], { weak: 'right', strong: 'right' });
    expect(strength(frame, 'strong')).toBe(1);
    expect(strength(frame, 'weak')).toBe(0);
  });

  it('give way to what the step emphasises, of whatever kind', () => {
    const places = [place('town', [40, 50]), place('sea', [40.02, 50.01], 'water')];
    expect(strength(frameOf(places, { town: 'right', sea: 'right' }, { emphasise: ['sea'] }), 'town')).toBe(0);
  });

  it('return gradually as there is more room, and are at full strength 8 px apart', () => {
    const at = (lat: number): number =>
      strength(frameOf([place('a', [40, 50]), place('b', [40, lat], 'context')], { a: 'right', b: 'right' }), 'b');
    const strengths = Array.from({ length: 60 }, (_, i) => at(50 + i * 0.01));
    expect(strengths[0]).toBe(0);
    expect(strengths.at(-1)).toBe(1);
    strengths.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(strengths[i] ?? 0);
    });
    expect(strengths.filter((value) => value > 0.05 && value < 0.95).length).toBeGreaterThan(3);
  });

  it('push others away only by their own strength: a hidden label hides nothing', () => {
    // b has no room beside a; c overlaps b alone.
    const chain = [place('a', [40, 50]), place('b', [40, 50.12], 'country'), place('c', [40, 50.3], 'context')];
    const frame = frameOf(chain, { a: 'right', b: 'right', c: 'right' });
    expect([strength(frame, 'a'), strength(frame, 'b'), strength(frame, 'c')]).toEqual([1, 0, 1]);
  });

  it('of two at one place are never both read, however faint the stronger', () => {
    // The longer name fades for itself where it leaves the stage.
    const pairs = Array.from({ length: 200 }, (_, i) => {
      const at: LngLat = [43 + i * 0.015, 50];
      const frame = frameOf([place('a', at, 'story', 'A longer name'), place('b', at, 'context')], { a: 'right', b: 'right' });
      return [strength(frame, 'a'), strength(frame, 'b')];
    });
    expect(pairs.filter(([a = 0]) => a > 0.1 && a < 0.9).length).toBeGreaterThan(3);
    expect(Math.max(...pairs.map((pair) => Math.min(...pair)))).toBeLessThan(0.3);
  });

  it.each<[string, Side]>([
    ['the stage', 'right'],
    ['the text beside it', 'left'],
  ])('fade where they leave %s', (_, side) => {
    const covered = { ...stage, free: { ...stage.free, left: 400 } };
    const edge = side === 'right' ? 43.2 : 36.8;
    expect(strength(frameOf([place('a', [edge, 50], 'story', 'A long name')], { a: side }, {}, covered), 'a')).toBe(0);
  });

  it('give way to the inset as it comes, and of the two never both are read', () => {
    const inset = { left: 400, top: 200, right: 600, bottom: 400 };
    const frames = Array.from({ length: 150 }, (_, i) =>
      frameOf([place('a', [40, 50])], { a: 'right' }, { camera: { center: [40, 50], zoom: 4 + i * 0.01 } }, { ...stage, inset }),
    );
    const strengths = frames.map((frame) => strength(frame, 'a'));
    expect([strengths[0], strengths.at(-1)]).toEqual([1, 0]);
    strengths.slice(1).forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(strengths[i] ?? 0);
      expect((strengths[i] ?? 0) - value).toBeLessThan(0.15);
    });
    expect(Math.max(...frames.map((frame) => Math.min(strength(frame, 'a'), needsInset(frame.camera, false))))).toBeLessThan(0.3);
  });

  it('may leave the free part where that is only a margin', () => {
    const wide = { ...stage, free: { top: 90, right: 90, bottom: 90, left: 90 } };
    const frame = frameOf([place('a', [40, 52.45], 'story')], { a: 'right' }, {}, wide);
    expect(strength(frame, 'a')).toBe(1);
  });

  it('fade with their marks towards the limb and are gone behind it', () => {
    const at = (lon: number): Frame => frameOf([place('a', [lon, 0])], { a: 'mark' }, { camera: { center: [0, 0], zoom: 1 } });
    const strengths = Array.from({ length: 110 }, (_, lon) => at(lon).places.a ?? 0);
    expect(strengths[30]).toBe(1);
    expect(strengths.at(-1)).toBe(0);
    strengths.slice(1).forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(strengths[i] ?? 0);
    });
  });

  it('of context places, and of no others, hide their marks along with them', () => {
    const near = (kind: PlaceKind): Frame => frameOf([place('a', [40, 50]), place('b', [40.02, 50.01], kind)], { a: 'right', b: 'right' });
    expect(near('context').places).toEqual({ a: 1 });
    expect(near('own').places).toEqual({ a: 1, b: 1 });
    const bare = frameOf([place('a', [40, 50]), place('b', [40.02, 50.01], 'context')], { a: 'right', b: 'mark' });
    expect(bare.places).toEqual({ a: 1, b: 1 });
  });
});

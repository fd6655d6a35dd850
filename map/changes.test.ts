import { describe, expect, it } from 'vitest';
import type { Overlay } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';
import { type Change, changesBetween } from './changes.ts';
import { frame, stage, timeline } from './fixtures/timeline.ts';

const overlay: Overlay = {
  id: 'ice',
  type: 'fill',
  paint: { 'fill-opacity': 0.4 },
  says: {},
  data: { file: 'ice.geojson', digest: '0123456789abcdef' },
  shapes: [],
};
const from = { frame, timeline };
const to = (more: Partial<Frame>): Change[] => changesBetween(from, { frame: { ...frame, ...more }, timeline });

describe('changesBetween', () => {
  it('finds nothing in a frame that is equal, be it the same object or not', () => {
    expect(changesBetween(from, from)).toEqual([]);
    expect(changesBetween(from, { frame: structuredClone(frame), timeline })).toEqual([]);
  });

  it('says everything when nothing is shown yet', () => {
    expect(changesBetween(null, from).map(({ kind }) => kind)).toEqual(['size', 'camera', 'labels', 'story']);
  });

  it.each([
    ['center', { center: [130, 41.6] }],
    ['zoom', { zoom: 5.001 }],
    ['bearing', { bearing: 1 }],
    ['pitch', { pitch: 1 }],
  ] as const)('sends the whole camera with all four paddings for a change of its %s', (_, part) => {
    const camera = { ...frame.camera, ...part } as Frame['camera'];
    expect(to({ camera })).toEqual([{ kind: 'camera', camera, padding: stage.free }]);
  });

  it('draws our own layers anew where the lights are dimmed', () => {
    expect(to({ lights: 0.4 })).toEqual([{ kind: 'story' }]);
  });

  it.each([
    ['a leg', { legs: { ...frame.legs, sea: { drawn: 0.6, strength: 1, head: 1 } } }],
    ['a leg that goes', { legs: {} }],
    ['a place', { places: { harbour: 1, seaport: 0.6 } }],
    ['the side of a label', { labels: { seaport: { side: 'left', strength: 1 } } }],
    ['a region', { regions: { region: 0.9 } }],
  ] as const)('draws the story again for %s, and does nothing else', (_, part) => {
    expect(to(part)).toEqual([{ kind: 'story' }]);
  });

  it('does not draw for what the map does not show', () => {
    expect(to({ position: 1.01, km: 101 })).toEqual([]);
  });

  it('gives size, camera and story for a stage of another size', () => {
    const wider = { ...timeline, stage: { ...stage, width: 1200 } };
    expect(changesBetween(from, { frame, timeline: wider })).toEqual([
      { kind: 'size', width: 1200, height: 600 },
      { kind: 'camera', camera: frame.camera, padding: stage.free },
      { kind: 'story' },
    ]);
  });

  it('moves the camera when only the free part differs', () => {
    const free = { ...stage.free, left: 0 };
    expect(changesBetween(from, { frame, timeline: { ...timeline, stage: { ...stage, free } } })).toEqual([
      { kind: 'camera', camera: frame.camera, padding: free },
      { kind: 'story' },
    ]);
  });

  it('sends the strengths of overlays where they change, and of a story without any nothing', () => {
    const overlaid = { ...timeline, story: { ...timeline.story, overlays: [overlay] } };
    const at = (strength: number): Frame => ({ ...frame, overlays: strength > 0 ? { ice: strength } : {} });
    const shown = { frame: at(0.5), timeline: overlaid };
    expect(changesBetween(null, shown)).toContainEqual({ kind: 'overlays', strengths: { ice: 0.5 } });
    expect(changesBetween(shown, { ...shown, frame: at(0.25) })).toEqual([{ kind: 'overlays', strengths: { ice: 0.25 } }]);
    expect(changesBetween(shown, { ...shown, frame: at(0) })).toEqual([{ kind: 'overlays', strengths: {} }]);
    expect(changesBetween(shown, { ...shown, frame: at(0.5) })).toEqual([]);
    expect(changesBetween(null, from).some(({ kind }) => kind === 'overlays')).toBe(false);
  });

  it('draws the labels anew in another language', () => {
    expect(changesBetween(from, { frame, timeline: { ...timeline, lang: 'ko' } }).map(({ kind }) => kind)).toEqual(['labels', 'story']);
  });
});

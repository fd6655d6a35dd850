import { describe, expect, it } from 'vitest';
import type { Frame } from '#timeline/frame.ts';
import { type Change, changesBetween } from './changes.ts';
import { frame, stage, timeline } from './fixtures/timeline.ts';

const from = { frame, timeline };
const to = (more: Partial<Frame>): Change[] => changesBetween(from, { frame: { ...frame, ...more }, timeline });

describe('changesBetween', () => {
  it('finds nothing in a frame that is equal, be it the same object or not', () => {
    expect(changesBetween(from, from)).toEqual([]);
    expect(changesBetween(from, { frame: structuredClone(frame), timeline })).toEqual([]);
  });

  it('says everything when nothing is shown yet', () => {
    expect(changesBetween(null, from).map(({ kind }) => kind)).toEqual(['size', 'camera', 'global-state', 'labels', 'story']);
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

  it('sends the lights as a number that the basemap reads', () => {
    expect(to({ lights: 0.4 })).toEqual([{ kind: 'global-state', key: 'lights', value: 0.4 }]);
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

  it('draws the labels anew in another language', () => {
    expect(changesBetween(from, { frame, timeline: { ...timeline, lang: 'ko' } }).map(({ kind }) => kind)).toEqual(['labels', 'story']);
  });
});

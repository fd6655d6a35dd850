// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import { frame, nearCamera, stage, timeline } from './fixtures/timeline.ts';
import { hitAt } from './hit.ts';

const view = viewOf(nearCamera, stage);
const size = () => ({ width: 80, height: 18 });
const hit = (x: number, y: number, more = {}) => hitAt({ x, y }, { ...frame, ...more }, timeline, view, size);
const seaport = project(view, timeline.story.places.seaport!.at);

describe('hitAt', () => {
  it('finds a place by its mark and by its label', () => {
    expect(hit(seaport.x - 10, seaport.y)).toEqual({ kind: 'place', id: 'seaport' });
    expect(hit(seaport.x + 85, seaport.y)).toEqual({ kind: 'place', id: 'seaport' });
  });

  it('finds a leg within a finger of its line, and not beyond', () => {
    const at = project(view, pointAt(timeline.paths.sea!, 0.5));
    expect(hit(at.x + 6, at.y)).toEqual({ kind: 'leg', id: 'sea' });
    expect(hit(at.x + 40, at.y + 40)).toBeNull();
  });

  it('prefers a place to the leg that ends there', () => {
    expect(hit(seaport.x, seaport.y)).toEqual({ kind: 'place', id: 'seaport' });
  });

  it('finds a region by its inside', () => {
    const town = viewOf({ center: [36, 51.7], zoom: 6, bearing: 0, pitch: 0 }, stage);
    const shown = { ...frame, legs: {}, places: {}, labels: {} };
    expect(hitAt(project(town, [36, 51.5]), shown, timeline, town, size)).toEqual({ kind: 'region', id: 'region' });
    expect(hitAt(project(town, [33, 51.5]), shown, timeline, town, size)).toBeNull();
  });

  it('does not find what does not show', () => {
    expect(hit(seaport.x, seaport.y, { places: { seaport: 0 }, labels: {}, legs: {} })).toBeNull();
  });
});

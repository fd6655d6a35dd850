import { describe, expect, it } from 'vitest';
import { agrees, apart, stepRead } from './agreement.ts';

describe('apart', () => {
  it('measures in CSS px at the zoom of what is right', () => {
    expect(apart({ lng: 10, lat: 0, zoom: 2 }, { lng: 0, lat: 0, zoom: 2 }).px).toBeCloseTo((10 / 360) * 512 * 4);
    expect(apart({ lng: 10, lat: 0, zoom: 2 }, { lng: 0, lat: 0, zoom: 3 })).toEqual({ px: expect.closeTo((10 / 360) * 512 * 8), zoom: 1 });
  });
  it('goes the short way round, and takes no notice of turns', () => {
    const date = apart({ lng: 179, lat: 10, zoom: 1 }, { lng: -179, lat: 10, zoom: 1 });
    expect(date.px).toBeCloseTo((2 / 360) * 1024);
    expect(apart({ lng: 362, lat: 10, zoom: 1 }, { lng: 2, lat: 10, zoom: 1 }).px).toBeCloseTo(0);
  });
  it('is finite at the poles', () => {
    expect(Number.isFinite(apart({ lng: 0, lat: 90, zoom: 1 }, { lng: 0, lat: -90, zoom: 1 }).px)).toBe(true);
  });
});

describe('agrees', () => {
  const right = { lng: 0, lat: 0, zoom: 2 };
  it('allows a twentieth of the shorter side and of a level', () => {
    const degrees = (px: number): number => (px * 360) / (512 * 4);
    expect(agrees({ lng: degrees(19), lat: 0, zoom: 2.04 }, right, 390)).toBe(true);
    expect(agrees({ lng: degrees(20), lat: 0, zoom: 2 }, right, 390)).toBe(false);
    expect(agrees({ lng: 0, lat: 0, zoom: 2.06 }, right, 390)).toBe(false);
  });
});

describe('stepRead', () => {
  const blocks = [
    { step: 0, top: 0, bottom: 100 },
    { step: 1, top: 200, bottom: 300 },
    { step: 1, top: 320, bottom: 350 },
  ];
  it('is the step whose text lies across the line', () => {
    expect([50, 250, 330].map((line) => stepRead(blocks, line))).toEqual([0, 1, 1]);
  });
  it('is none between texts', () => {
    expect([150, 310, 400].map((line) => stepRead(blocks, line))).toEqual([null, null, null]);
  });
});

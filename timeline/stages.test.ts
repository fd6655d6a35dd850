import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, mapOnlyStage, posterStage, stageIn, stageOf } from './stages.ts';

describe('layoutOf', () => {
  it.each([
    [280, 653, 'portrait'],
    [820, 1180, 'portrait'],
    [700, 700, 'portrait'], // a square is upright
    [559, 320, 'portrait'], // too narrow for two columns
    [560, 320, 'landscape'],
    [899, 700, 'landscape'],
    [1400, 559, 'landscape'], // too low for text over the map
    [900, 560, 'wide'],
    [2560, 1440, 'wide'],
  ])('is, at %i × %i, %s', (width, height, layout) => {
    expect(layoutOf({ width, height })).toBe(layout);
  });
});

describe('stageOf', () => {
  it('leaves the text column, its shade and the foot of a wide viewport', () => {
    expect(stageOf({ width: 1440, height: 900 })).toEqual({
      width: 1440,
      height: 900,
      free: { top: 80, right: 40, bottom: 234, left: 72 + 518.4 + 96 },
      covered: [{ left: 72 + 518.4 + 96, top: 0, right: 1440, bottom: 72 }],
      // 120 px and 4 about it, 28 px above the status panel
      inset: { left: 1276, top: 534, right: 1404, bottom: 662 },
      // where the status panel begins, 40 px from the text column
      squares: { x: 72 + 518.4 + 40, y: 782, grow: 'right' },
    });
    expect(stageOf({ width: 2560, height: 1440 }).free).toEqual({ top: 80, right: 40, bottom: 374.40000000000003, left: 128 + 921.6 + 96 });
  });

  it('takes map and seam from an upright viewport, in whole px', () => {
    const stage = stageOf({ width: 390, height: 844 });
    expect(stage).toMatchObject({ width: 390, height: 315, free: { top: 14, right: 14, bottom: 69, left: 14 } });
    expect(stage.inset).toEqual({ left: 6, top: 6, right: 82, bottom: 82 });
    expect(stage.covered).toEqual([
      { left: 278, top: 0, right: 390, bottom: 60 },
      { left: 0, top: 257, right: 216, bottom: 315 },
    ]);
  });

  it('takes one side from a viewport that lies', () => {
    const stage = stageOf({ width: 844, height: 390 });
    expect(stage).toMatchObject({ width: 422, height: 390, free: { top: 14, right: 14, bottom: 146, left: 14 } });
    expect(stage.covered?.[1]).toEqual({ left: 0, top: 248, right: 216, bottom: 306 });
  });

  it('keeps one more button clear in an embed', () => {
    const [two, three] = [stageOf({ width: 390, height: 844 }), stageOf({ width: 390, height: 844 }, false, 3)];
    expect((two.covered?.[0]?.left ?? 0) - (three.covered?.[0]?.left ?? 0)).toBe(52);
  });

  it('has the text at the right where one reads from the right, and the buttons where they were', () => {
    const viewports = fc.record({ width: fc.integer({ min: 200, max: 3000 }), height: fc.integer({ min: 200, max: 2000 }) });
    fc.assert(
      fc.property(viewports, (viewport) => {
        const [ltr, rtl] = [stageOf(viewport), stageOf(viewport, true)];
        expect([rtl.free.left, rtl.free.right]).toEqual([ltr.free.right, ltr.free.left]);
        expect([rtl.width, rtl.height, rtl.free.top, rtl.free.bottom]).toEqual([ltr.width, ltr.height, ltr.free.top, ltr.free.bottom]);
        // The row of controls keeps clear of the text; on small stages the buttons are where they were.
        const row = ltr.covered?.[0] ?? { left: 0, right: 0 };
        const mirrored = { ...row, left: ltr.width - row.right, right: ltr.width - row.left };
        expect(rtl.covered?.[0]).toEqual(layoutOf(viewport) === 'wide' ? mirrored : row);
        // So does the inset; on small stages it is at the upper left.
        const { left = 0, right = 0 } = ltr.inset ?? {};
        expect(rtl.inset).toEqual(
          layoutOf(viewport) === 'wide' ? { ...ltr.inset, left: ltr.width - right, right: ltr.width - left } : ltr.inset,
        );
        const panel = ltr.covered?.[1];
        if (panel) expect(rtl.covered?.[1]).toEqual({ ...panel, left: ltr.width - panel.right, right: ltr.width - panel.left });
        expect(rtl.squares).toEqual({ ...ltr.squares, x: ltr.width - (ltr.squares?.x ?? 0), grow: 'left' });
      }),
    );
  });

  it('always leaves something free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 280, max: 4000 }), fc.integer({ min: 280, max: 3000 }), (width, height) => {
        const { free, ...map } = stageOf({ width, height });
        expect(map.width - free.left - free.right).toBeGreaterThan(100);
        expect(map.height - free.top - free.bottom).toBeGreaterThan(20);
      }),
    );
  });
});

describe('stageIn', () => {
  it('takes the side of the text from the language', () => {
    const viewport = { width: 1440, height: 900 };
    expect(stageIn('he', viewport)).toEqual(stageOf(viewport, true));
    expect(stageIn('pt', viewport)).toEqual(stageOf(viewport));
    expect(posterStage('wide')).toEqual(stageOf(viewport));
  });
});

describe('mapOnlyStage', () => {
  it('has no text over it, and its foot and buttons as in the layout of its size', () => {
    expect(mapOnlyStage({ width: 1200, height: 700 }, 700, false)).toEqual({
      width: 1200,
      height: 700,
      free: { top: 80, right: 40, bottom: 208, left: 40 },
      covered: [{ left: 0, top: 0, right: 1200, bottom: 72 }],
      inset: { left: 1036, top: 334, right: 1164, bottom: 462 },
      squares: { x: 40, y: 582, grow: 'right' },
    });
    const phone = mapOnlyStage({ width: 390, height: 444 }, 500, false);
    expect(phone.free).toEqual({ top: 14, right: 14, bottom: 70, left: 14 });
    expect(phone.covered?.[0]?.left).toBe(390 - 60);
    expect(mapOnlyStage({ width: 700, height: 320 }, 320, true).covered?.[1]).toEqual({ left: 484, top: 178, right: 700, bottom: 236 });
  });
});

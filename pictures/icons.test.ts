import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { iconSvg, icons, writeIcons } from './icons.ts';

const folder = await mkdtemp(join(tmpdir(), 'icons-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const svg = await readFile(join(root, 'public/icon.svg'), 'utf8');

describe('icons', () => {
  it('are squares of pixels in the sizes that they say', async () => {
    await copyFile(join(root, 'public/icon.svg'), join(folder, 'icon.svg'));
    await writeIcons(folder);
    for (const { file, size } of icons) {
      const png = await readFile(join(folder, file));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([size, size]);
      expect(png.length).toBeGreaterThan(500);
    }
  });

  it('fill the square where the system cuts it to its shape, and keep the drawing in its inner circle', () => {
    const maskable = icons.find(({ purpose }) => purpose === 'maskable')!;
    const drawn = iconSvg(svg, maskable);
    expect(drawn).toContain('<rect width="32" height="32" fill="#05070B"/>');
    expect(drawn).not.toContain('rx=');
    // the drawing's farthest marks are its two discs, whose outermost points lie so far from the middle
    const farthest = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"([^>]*)/g)].map(([, x, y, r, rest]) => {
      const stroke = Number(/stroke-width="([\d.]+)"/.exec(rest ?? '')?.[1] ?? 0);
      return Math.hypot(Number(x) - 16, Number(y) - 16) + Number(r) + stroke / 2;
    });
    expect(farthest).toHaveLength(2);
    for (const distance of farthest) expect(distance * maskable.drawing).toBeLessThanOrEqual(32 * 0.4);
  });

  it('keep their corners where nothing cuts them', () => {
    expect(iconSvg(svg, icons[0]!)).toContain('rx="5"');
  });
});

import { describe, expect, it } from 'vitest';
import { encodeBasemap } from './basemap-file.ts';
import { encodeLights } from './lights-file.ts';
import { loadBasemap } from './load.ts';

const files: Record<string, Uint8Array> = {
  'fine.basemap': encodeBasemap({ land: [], lakes: [], rivers: [{ rank: 1, line: [[1, 2]] }], borders: [] }, 10),
  'bright.lights': encodeLights([{ at: [1, 2], weight: 1, settled: true, sea: false }]),
  'faint.lights': encodeLights([{ at: [3, 4], weight: 0.125, settled: false, sea: true }]),
};
const read = async (file: string): Promise<Uint8Array> => {
  const bytes = files[file];
  if (!bytes) throw new Error(`404 ${file}`);
  return bytes;
};

describe('loadBasemap', () => {
  it('combines shapes and lights', async () => {
    const basemap = await loadBasemap(read, 'fine');
    expect(basemap.rivers).toHaveLength(1);
    expect(basemap.lights.map(({ weight }) => weight)).toEqual([1, 0.125]);
  });

  it('names the file that is missing or broken', async () => {
    await expect(loadBasemap(read, 'world')).rejects.toThrow('404 world.basemap');
    await expect(loadBasemap(async (file) => (file === 'faint.lights' ? Uint8Array.of(1) : read(file)), 'fine')).rejects.toThrow(
      /^faint\.lights: Unexpected/,
    );
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { files, yaml } from './fixtures/small-files.ts';
import { readStory } from './read-story.ts';

// as long as a slow machine may take
vi.setConfig({ testTimeout: 180_000 });

describe('readStory', () => {
  let at: string;
  let secret: string;
  const inside = (name: string): string => join(at, 'small', name);
  const read = () => readStory(join(at, 'small'));
  const mistakes = async (): Promise<string[]> =>
    (await read()).problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file.replace(/.*\//, '')}`);

  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'map-story-hostile-'));
    mkdirSync(inside(''), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(inside(name), text);
    secret = join(at, 'secret.md');
    writeFileSync(secret, 'secret: "of another folder');
  });
  afterEach(() => {
    rmSync(at, { recursive: true, force: true });
  });

  it.each(['story.yaml', 'text.en.md', 'sea.geojson'])('follows no link out of the folder, of %s', async (name) => {
    rmSync(inside(name));
    symlinkSync(secret, inside(name));
    expect(await mistakes()).toEqual([`unreadable-file ${name}`]);
    expect(JSON.stringify(await read())).not.toContain('secret');
  });

  it('follows a link within the folder', async () => {
    cpSync(inside('sea.geojson'), inside('drawn.json'));
    rmSync(inside('sea.geojson'));
    symlinkSync('drawn.json', inside('sea.geojson'));
    expect(await mistakes()).toEqual([]);
  });

  it('says that a link leads nowhere, or to itself', async () => {
    rmSync(inside('sea.geojson'));
    symlinkSync('nothing-here', inside('sea.geojson'));
    rmSync(inside('region.geojson'));
    symlinkSync('region.geojson', inside('region.geojson'));
    expect(await mistakes()).toEqual(['unreadable-file region.geojson', 'unreadable-file sea.geojson']);
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe', async () => {
    rmSync(inside('sea.geojson'));
    execFileSync('mkfifo', [inside('sea.geojson')]);
    expect(await mistakes()).toEqual(['unreadable-file sea.geojson']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says that a file may not be read', async () => {
    chmodSync(inside('sea.geojson'), 0);
    expect(await mistakes()).toEqual(['unreadable-file sea.geojson']);
  });

  it('says that the folder can’t be read', async () => {
    symlinkSync('round', join(at, 'round'));
    const { problems } = await readStory(join(at, 'round'));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['unreadable-file', 'Unexpected folder that can’t be read (ELOOP), expected one that may be read'],
    ]);
  });

  it('reads no file of gigabytes', async () => {
    truncateSync(inside('sea.geojson'), 5_000_000_000);
    expect(await mistakes()).toEqual(['too-large sea.geojson']);
  });

  it('reads nothing that a file names outside the folder', async () => {
    for (const path of ['../secret.md', '../small/sea.geojson', '/etc/passwd', 'sub/x.geojson', '..', 'sea.geojson/../x.geojson']) {
      writeFileSync(inside('story.yaml'), yaml.replace('sea.geojson', path));
      expect((await mistakes())[0]).toBe('bad-file-name story.yaml');
    }
  });
});

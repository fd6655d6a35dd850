import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captions, mp3, png, svg } from '#import/fixtures/media.ts';
import { blocks, config, gpx, slides } from '#import/fixtures/samples.ts';
import { readAndLint } from '#lint/read-and-lint.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { importStory } from './import.ts';

describe('npm run import', () => {
  let folder: string;
  let stories: string;
  let told: string;
  const run = (...args: string[]): Promise<number> => importStory(args, { stories, today: '2026-11-29' });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'map-story-import-'));
    stories = join(folder, 'stories');
    await mkdir(stories);
    told = '';
    const tell = (line: unknown): void => {
      told += `${line}\n`;
    };
    vi.spyOn(console, 'log').mockImplementation(tell);
    vi.spyOn(console, 'error').mockImplementation(tell);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    vi.restoreAllMocks();
  });

  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  };

  it('writes a story that check accepts, and lists what did not come over with its place', async () => {
    const file = await write('slides.json', slides);
    expect(await run(file, 'a-journey')).toBe(0);
    expect((await readdir(join(stories, 'a-journey'))).sort()).toEqual(['story.yaml', 'text.de.md']);
    const { story, problems } = await readAndLint(join(stories, 'a-journey'), availableLocales());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(story?.steps).toHaveLength(6);
    expect(told).toMatch(/slides\.json:\d+:\d+: Not carried over: picture https:\/\/example\.org\/a\.jpg; it is in a comment \(media\)/);
    expect(told).toContain('from StoryMapJS');
  });

  it('says at the end how much is TODO in which file', async () => {
    expect(await run(await write('ride.gpx', gpx), 'ride')).toBe(0);
    const count = async (name: string) => (await readFile(join(stories, 'ride', name), 'utf8')).match(/# TODO: |<!-- TODO: /g)?.length;
    expect(told).toContain(`\n${await count('story.yaml')} TODO in story.yaml, ${await count('text.en.md')} in text.en.md\nWritten: `);
  });

  it('names the schema that editors read, from where the story is', async () => {
    await run(await write('ride.gpx', gpx), 'ride');
    const [line = ''] = (await readFile(join(stories, 'ride', 'story.yaml'), 'utf8')).split('\n');
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
    expect(JSON.parse(await readFile(join(stories, 'ride', path), 'utf8'))).toHaveProperty('properties.steps');
  });

  it('reads the files right in a folder, and none that a link or a folder leads to', async () => {
    await write('track/a.gpx', gpx);
    await write('track/package.json', '{}');
    await write('track/inner/b.gpx', gpx);
    await symlink(await write('outside.gpx', gpx.replaceAll('Hill', 'Outside')), join(folder, 'track', 'link.gpx'));
    expect(await run(join(folder, 'track'), 'ride')).toBe(0);
    expect(await readFile(join(stories, 'ride', 'story.yaml'), 'utf8')).not.toContain('Outside');
    expect(told).toMatch(/link\.gpx:1:1: Not read: a link/);
    expect(told).toMatch(/inner:1:1: Not read: a folder/);
    expect(told).toMatch(/package\.json:1:1: Not read/);
  });

  it('brings the media of a folder that its words name, from the folder and those in it, and lists the rest', async () => {
    await write('port/slides.json', blocks);
    await write('port/img/Port.png', png);
    await write('port/img/other.png', png);
    await write('port/mate.mp3', mp3);
    await write('port/mate.en.vtt', captions);
    await write('port/unnamed.png', png);
    await write('port/waves.mp4', png);
    await write('port/drawing.svg', svg);
    await write('outside.png', png);
    await symlink(await write('outside/chart.png', png), join(folder, 'port', 'img', 'chart.png'));
    expect(await run(join(folder, 'port'), 'port', '--language', 'en')).toBe(0);
    expect((await readdir(join(stories, 'port'))).sort()).toEqual(['mate.en.vtt', 'mate.mp3', 'port.png', 'story.yaml', 'text.en.md']);
    const { story, problems } = await readAndLint(join(stories, 'port'), availableLocales());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kinds = story?.texts.en?.chapters.flatMap(({ steps }) => steps.flatMap((step) => step.blocks));
    expect(kinds?.map((block) => ('type' in block ? block.type : 'paragraph'))).toEqual([
      'paragraph',
      'list',
      'table',
      'list',
      'quotation',
      'link-card',
      'picture',
      'sound',
    ]);
    for (const line of [
      /picture img\/chart\.png .*, a link, which may lead out of the folder; it is in a comment \(media\)/,
      /picture \.\.\/outside\.png .*a path that leads out of the folder/,
      /picture drawing\.svg, an SVG, which can hold scripts/,
      /video waves\.mp4, a file that is no MP4 inside, where a story takes a MP4/,
      /port\/unnamed\.png:1:1: Not read: no words name it/,
      /port\/drawing\.svg:1:1: Not read: no kind of file that is imported/,
      /port\/img:1:1: Not read: a folder in the folder, but for 1 of its media/,
    ])
      expect(told).toMatch(line);
    expect(told).not.toMatch(/waves\.mp4:1:1/);
  });

  it('reads no medium beside a file that is imported alone', async () => {
    const file = await write('port/slides.json', blocks);
    await write('port/img/Port.png', png);
    expect(await run(file, 'port', '--language', 'en')).toBe(0);
    expect((await readdir(join(stories, 'port'))).sort()).toEqual(['story.yaml', 'text.en.md']);
    expect(told).toMatch(/picture img\/Port\.png .*import the whole folder/);
  });

  it('follows no folder that is a link', async () => {
    await write('port/slides.json', blocks);
    await write('elsewhere/Port.png', png);
    await symlink(join(folder, 'elsewhere'), join(folder, 'port', 'img'));
    expect(await run(join(folder, 'port'), 'port', '--language', 'en')).toBe(0);
    expect((await readdir(join(stories, 'port'))).sort()).toEqual(['story.yaml', 'text.en.md']);
    expect(told).toMatch(/picture img\/Port\.png .*, a link, which may lead out of the folder/);
  });

  it('takes the language that it is given', async () => {
    expect(await run(await write('config.js', config), 'bridges', '--language', 'fr')).toBe(0);
    expect(await readdir(join(stories, 'bridges'))).toContain('text.fr.md');
    expect(await run(await write('config.js', config), 'more', '--language=tlh')).toBe(1);
    expect(told).toContain('Unexpected language "tlh"');
  });

  it('never writes over a story', async () => {
    const file = await write('config.js', config);
    await run(file, 'twice');
    expect(await run(file, 'twice')).toBe(1);
    expect(told).toContain('already');
  });

  it('writes nothing where there is no story, and says why', async () => {
    const file = await write('picture.json', slides.replace('osm:standard', 'zoomify'));
    expect(await run(file, 'picture')).toBe(1);
    expect(await readdir(stories)).toEqual([]);
    expect(told).toMatch(/picture\.json:\d+:\d+: Unexpected map that is a picture/);
    expect(told).toContain('No story was written.');
  });

  it('says how it is used where it is asked', async () => {
    for (const args of [['--help'], ['-h'], ['a.gpx', 'a', '--help']]) {
      told = '';
      expect(await run(...args)).toBe(0);
      expect(told).toContain('npm run import -- <file or folder> <story>');
    }
    expect(await readdir(stories)).toEqual([]);
    expect(await run('--halp')).toBe(1);
    expect(told).toContain('Unexpected option --halp: npm run import -- <file or folder> <story>');
  });

  it('sums notes of one kind, and lists each with --all', async () => {
    const effects = Array.from({ length: 7 }, (_, i) => `{ layer: 'l${i}', opacity: 1 }`).join(', ');
    const file = await write(
      'config.js',
      `var config = { chapters: [{ id: 'a', title: 'A', location: { center: [1, 2], zoom: 3 }, onChapterEnter: [${effects}] }] };`,
    );
    expect(await run(file, 'summed')).toBe(0);
    expect(told.match(/\(layer-effect\)/g)).toHaveLength(1);
    expect(told).toContain('7 of this kind');
    told = '';
    expect(await run(file, 'each', '--all')).toBe(0);
    expect(told.match(/\(layer-effect\)/g)).toHaveLength(7);
  });

  it.each([
    [[], 'Unexpected lack of a file'],
    [['a.gpx'], 'Unexpected lack of a name'],
    [['a.gpx', '../up'], 'expected lower-case words joined by hyphens'],
    [['a.gpx', 'Capital'], 'expected lower-case words joined by hyphens'],
    [['a.gpx', 'posters'], 'which the site has taken'],
    [['a.gpx', 'a', 'b'], 'Unexpected "b"'],
    [['--force', 'a.gpx', 'a'], 'Unexpected option --force'],
    [['nowhere.gpx', 'a'], 'There is no nowhere.gpx.'],
  ])('refuses %j, and says what is wrong', async (args, message) => {
    expect(await run(...args)).toBe(1);
    expect(told).toContain(message);
    expect(await readdir(stories)).toEqual([]);
  });
});

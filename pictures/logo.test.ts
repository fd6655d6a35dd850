import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readLogo, sizeOfLogo, writeLogos } from './logo.ts';
import { logosFile } from './logos-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'logo-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const put = async (name: string, text: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const drawing = (inner = '', attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40"${attributes}>\n${inner}<path d="M0 0h120v40H0z" fill="url(#g)"/></svg>`;

describe('readLogo', () => {
  it('takes a drawing as it is, and the size at which pages show it', async () => {
    const svg = drawing('<defs><linearGradient id="g"/></defs><use href="#a" xlink:href="#b"/><style>.a{fill:url("#g")}</style>');
    const { bytes, ...logo } = await readLogo(await put('good.svg', svg), 'good.svg');
    expect(logo).toEqual({ extension: 'svg', width: 84, height: 28 });
    expect(bytes.toString()).toBe(svg);
  });

  it('takes a PNG, no larger than screens show it, without what is written into it', async () => {
    const large = sharp({ create: { width: 1000, height: 500, channels: 4, background: '#c30' } });
    const png = await large
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .png()
      .toBuffer();
    const { bytes, ...logo } = await readLogo(await put('large.png', png), 'large.png');
    expect(logo).toEqual({ extension: 'png', width: 56, height: 28 });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 168, height: 84 });
    expect(bytes.includes('somebody')).toBe(false);
  });

  it.each([
    ['<script>alert(1)</script>', 'a script in `x.svg:2:1`'],
    ['<svg:script href="#a"/>', 'a script in `x.svg:2:1`'],
    ['<g onload="alert(1)"/>', 'an event handler in `x.svg:2:4`'],
    ['<foreignObject/>', '`foreignObject` in `x.svg:2:1`'],
    ['<image href="https://example.org/a.png"/>', 'the address of another file in `x.svg:2:8`'],
    ["<use xlink:href='other.svg#a'/>", 'the address of another file in `x.svg:2:6`'],
    ['<a href="javascript:alert(1)"/>', 'the address of another file in `x.svg:2:4`'],
    ['<style>a{background:url(https://example.org/a)}</style>', 'the address of another file in `x.svg:2:21`'],
    ['<style>@import "a.css";</style>', 'the address of another file in `x.svg:2:8`'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]>', 'a document type, which may hold entities in `x.svg:2:1`'],
  ])('refuses %s', async (inner, found) => {
    const file = await put('x.svg', drawing(inner));
    await expect(readLogo(file, 'x.svg')).rejects.toMatchObject({ found, expected: 'a drawing alone: shapes, gradients and text' });
  });

  it.each([
    ['no.svg', null, /can’t be read \(ENOENT\)/],
    ['.', null, /an SVG or a PNG/],
    ['a.gif', 'GIF89a', /file `a.gif`, expected an SVG or a PNG/],
    ['a.png', 'no picture', /no PNG/],
    ['svg.png', drawing(), /no PNG/],
    ['cut.svg', drawing().slice(0, 60), /no SVG with a size/],
    ['wide.svg', Buffer.from(drawing(), 'utf16le'), /in another encoding, expected an SVG in UTF-8/],
    ['empty.svg', '', /no SVG with a size/],
    ['big.svg', drawing(`<desc>${'a'.repeat(60_000)}</desc>`), /61 kB, expected 50 kB at most/],
  ])('says what is wrong with %s', async (name, text, message) => {
    const file = text === null ? join(folder, name) : await put(name, text);
    await expect(readLogo(file, name)).rejects.toThrow(message);
  });
});

it('shows logos equally high, and wide ones no wider than a phone has room for', () => {
  expect(sizeOfLogo(100, 100)).toEqual({ width: 28, height: 28 });
  expect(sizeOfLogo(2400, 100)).toEqual({ width: 240, height: 10 });
  expect(sizeOfLogo(1, 4000)).toEqual({ width: 1, height: 28 });
});

it('writes logos under names with a hash, and nothing but an empty list where there is none', async () => {
  const night = await put('night.svg', drawing());
  const day = await put('day.svg', drawing('<g/>'));
  await writeLogos(folder, { night, day });
  const list = JSON.parse(await readFile(join(folder, 'pictures', logosFile), 'utf8'));
  expect(list).toMatchObject({ night: { width: 84, height: 28 }, day: { width: 84, height: 28 } });
  expect((await readdir(join(folder, 'pictures'))).sort()).toEqual([list.night.file, list.day.file, logosFile].sort());
  expect(list.night.file).toMatch(/^logo\.[0-9a-f]{8}\.svg$/);
  await writeLogos(join(folder, 'none'), {});
  expect(JSON.parse(await readFile(join(folder, 'none/pictures', logosFile), 'utf8'))).toEqual({});
});

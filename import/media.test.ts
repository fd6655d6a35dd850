import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '#file-format/check-files.ts';
import { isCaptionsName, readMedium } from '#file-format/read-media.ts';
import { locales, said, textOf } from './fixtures/import-text.ts';
import { captions, mp3, png, svg, webm } from './fixtures/media.ts';
import { type Imported, importWithMedia } from './import-files.ts';

const options = { id: 'a-story', today: '2026-11-29', locales };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A slide with these words. */
const slide = (html: string, media?: object): string =>
  JSON.stringify({ storymap: { slides: [{ text: { headline: 'Port', text: html }, location: { lat: 1, lon: 2, zoom: 5 }, media }] } });

/** Imports a file, beside which others lie; and whether a thing was asked for. */
async function imported(
  file: string,
  content: string | Uint8Array,
  beside: Record<string, Uint8Array> = {},
): Promise<Imported & { asked: string[] }> {
  const asked: string[] = [];
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const result = await importWithMedia({ [file]: bytes }, { ...options, lang: 'en' }, ({ path }) => {
    asked.push(path);
    return Promise.resolve(beside[path] ?? { why: 'which is not there' });
  });
  await isSound(result);
  return { ...result, asked };
}

/** Check reads the story as it will be on the disk, without an error. */
async function isSound({ files, media, problems }: Imported): Promise<void> {
  const looked = await Promise.all(
    Object.entries(media).map(async ([name, bytes]) => [name, isCaptionsName(name) ? bytes : await readMedium(name, bytes)] as const),
  );
  const again = checkFiles('a-story', { ...files, ...Object.fromEntries(looked) }, { locales });
  expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
}

const figure = (
  src: string,
  alt = 'alt="A ship at the quay"',
  credit = '<cite>A. Person, <a href="https://example.org/">archive</a></cite>',
) => `<figure><img src="${src}" ${alt}><figcaption>The <b>port</b>. ${credit}</figcaption></figure>`;

const notesOf = (result: Imported): string[] => result.notes.filter(({ code }) => code === 'media').map(({ message }) => message);

describe('a picture that lies beside the file', () => {
  it('is in the story with what it shows, its caption and whose it is', async () => {
    const result = await imported('a.json', slide(`<p>Words.</p>${figure('img/The%20Port.PNG')}<p>More.</p>`), { 'img/The Port.PNG': png });
    expect(textOf(result)).toContain(
      'Words.\n\n:::picture[A ship at the quay]{file=the-port.png}\nThe **port**.\n\n— A. Person, [archive](https://example.org/)\n:::\n\nMore.\n',
    );
    expect(result.media).toEqual({ 'the-port.png': png });
    expect(notesOf(result)).toEqual([]);
    expect(result.problems.map(({ code }) => code)).not.toContain('unused-file');
  });

  it.each([
    ['what it shows', figure('a.png', ''), 'it lacks what it shows, for readers who cannot see it;'],
    ['whose it is', figure('a.png', undefined, ''), 'it lacks whose it is;'],
    ['both', '<img src="a.png">', 'it lacks what it shows, for readers who cannot see it; whose it is;'],
  ])('is in the folder, but not shown, where the file does not say %s: nothing is invented', async (_, html, lacks) => {
    const result = await imported('a.json', slide(`Words.${html}`), { 'a.png': png });
    expect(textOf(result).replace(/<!--.*-->/g, '')).not.toContain(':::picture');
    expect(textOf(result)).toMatch(
      /<!-- TODO: picture a\.png.* is `a\.png`; to show it, .* say .* -->\n\n<!-- :::picture\[.*\]\{file=a\.png\} -->\n/,
    );
    expect(result.media).toEqual({ 'a.png': png });
    expect(said(result)).toContainEqual(expect.stringMatching(/^1:\d\d+ media Not shown: picture a\.png/));
    expect(notesOf(result)).toEqual([expect.stringContaining(lacks)]);
    expect(result.problems).toContainEqual(expect.objectContaining({ code: 'unused-file', file: 'a.png', severity: 'warning' }));
  });

  it.each([
    ['what it shows', figure('a.png', '')],
    ['whose it is', figure('a.png', undefined, '')],
    ['both', '<img src="a.png">'],
  ])('is shown once the marks of its comment are taken away and %s is said', async (_, html) => {
    const { files, media } = await imported('a.json', slide(`Words.${html}`), { 'a.png': png });
    const shown = textOf({ files } as Imported)
      .replace(/^<!-- (?!TODO)(.*) -->$/gm, '$1')
      .replace('[…]', '[A ship]')
      .replace('— …', '— Someone');
    const looked = await readMedium('a.png', media['a.png'] as Uint8Array);
    const { story, problems } = checkFiles('a-story', { ...files, 'text.en.md': shown, 'a.png': looked }, { locales });
    expect(problems).toEqual([]);
    expect(story?.texts.en?.chapters.flatMap(({ steps }) => steps.flatMap(({ blocks }) => blocks))).toContainEqual(
      expect.objectContaining({ type: 'picture' }),
    );
  });

  it('is named once, however often it is there, and apart from others of its name', async () => {
    const html = figure('a/x.png') + figure('b/x.png') + figure('./a/x.png') + figure('a/z.png');
    const result = await imported('a.json', slide(html), { 'a/x.png': png, 'b/x.png': png, 'a/z.png': png });
    expect(textOf(result).match(/file=[\w.-]+/g)).toEqual(['file=x.png', 'file=x-2.png', 'file=x.png', 'file=z.png']);
    expect(result.asked).toEqual(['a/x.png', 'b/x.png', 'a/z.png']);
  });

  it.each([
    ['is another kind of file inside', 'a.png', svg, 'file that is no PNG inside'],
    ['is of another format than its name says', 'a.jpg', png, 'file that is no JPEG inside'],
    ['is cut off', 'a.png', png.slice(0, 50), 'picture that is broken'],
    ['is far too large', 'a.png', new Uint8Array(25_000_001), 'of 25.0 MB, where a story takes 25'],
  ])('is listed where it %s', async (_, name, bytes, why) => {
    const result = await imported('a.json', slide(`Words.${figure(name)}`), { [name]: bytes });
    expect(result.media).toEqual({});
    expect(notesOf(result)).toEqual([expect.stringContaining(why)]);
    expect(textOf(result)).toContain(
      `<!-- TODO: picture ${name} (A ship at the quay) · caption: The port. · credit: A. Person, archive -->`,
    );
  });

  it.each(['../a.png', '/etc/a.png', 'x/../../a.png', 'https://example.org/a.png', 'a.svg', 'a.png/..', '%2e%2e/a.png', 'C:a.png'])(
    'is not asked for as %s, and is listed',
    async (address) => {
      const result = await imported('a.json', slide(`Words.<img src="${address}">`), { 'a.png': png });
      expect(result.asked).toEqual([]);
      expect(result.media).toEqual({});
      expect(notesOf(result)).toHaveLength(1);
      expect(textOf(result)).toContain('<!-- TODO: ');
    },
  );
});

describe('a medium that is not there', () => {
  const asked = async (media: object): Promise<string | undefined> =>
    /<!-- (TODO: .*(?:example|a\.png|youtube).*) -->/.exec(textOf(await imported('a.json', slide('Words.', media))))?.[1];

  it.each([
    [
      { url: 'https://example.org/a.jpg', caption: 'The port' },
      'find out whose it is, and then get picture https://example.org/a.jpg · caption: The port',
    ],
    [{ url: 'https://example.org/a.jpg', credit: 'A. Person' }, 'picture https://example.org/a.jpg · credit: A. Person'],
    [{ url: 'a.png' }, 'find out whose it is, and then get picture a.png'],
    [{ url: 'a.png', credit: 'A. Person' }, 'picture a.png · credit: A. Person'],
    // a page is linked to, and not shown
    [{ url: 'https://www.youtube.com/watch?v=1' }, 'page https://www.youtube.com/watch?v=1'],
  ])('is asked for after whose it is, where neither is known: %j', async (media, todo) => {
    expect(await asked(media)).toBe(`TODO: ${todo}`);
  });
});

describe('sound and video', () => {
  const audio = '<audio src="mate.mp3" aria-label="The mate speaks"><track src="mate.vtt" srclang="en"></audio>';
  const said_ = '<figcaption>Later. <cite>The archive</cite></figcaption>';

  it('are in the story with their captions', async () => {
    const result = await imported('a.json', slide(`Words.<figure>${audio}${said_}</figure>`), { 'mate.mp3': mp3, 'mate.vtt': captions });
    expect(textOf(result)).toContain(':::sound[The mate speaks]{file=mate.mp3 captions=mate.en.vtt}\nLater.\n\n— The archive\n:::');
    expect(Object.keys(result.media)).toEqual(['mate.mp3', 'mate.en.vtt']);
    expect(notesOf(result)).toEqual([]);
  });

  it.each([
    ['there are none', audio.replace(/<track.*?>/, ''), captions, 'it lacks captions in `en`, or that nobody speaks'],
    ['they are broken', audio, svg, '(mate.vtt is captions that can’t be used: '],
    ['they are in another language', audio.replace('"en"', '"pt"'), captions, 'in another language than the story'],
  ])('wait in the folder for captions, where %s', async (_, html, vtt, why) => {
    const result = await imported('a.json', slide(`Words.<figure>${html}${said_}</figure>`), { 'mate.mp3': mp3, 'mate.vtt': vtt });
    expect(textOf(result).replace(/<!--.*-->/g, '')).not.toContain(':::sound');
    expect(notesOf(result).join('\n')).toContain(why);
    expect(Object.keys(result.media)).toEqual(['mate.mp3']);
  });

  it('are listed where they are none inside', async () => {
    const result = await imported('a.json', slide('Words.<video src="a.mp4" poster="a.png"></video>'), { 'a.mp4': png, 'a.png': png });
    expect(result.media).toEqual({});
    expect(notesOf(result)).toEqual([expect.stringContaining('a file that is no MP4 inside')]);
    expect(textOf(result)).toContain('<!-- TODO: find out whose it is, and then get video a.mp4 · poster: a.png -->');
  });

  it('are asked whose they are before the picture of a video', async () => {
    const result = await imported('a.json', slide('Words.<video src="a.webm" title="Waves"></video>'), { 'a.webm': webm });
    expect(notesOf(result)).toEqual([expect.stringMatching(/it lacks whose it is; captions in .*; a picture for it; it is in a comment$/)]);
  });
});

describe('pictures of an archive', () => {
  const kml = (html: string): Uint8Array =>
    bytesOf(
      `<kml><Placemark><name>Port</name><description><![CDATA[Words.${html}]]></description><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`,
    );

  it('are taken out of it by their names beside the .kml, and the rest is listed', async () => {
    const zip = zipSync({
      'x/doc.kml': kml(figure('files/a.png')),
      'x/files/a.png': png,
      'x/files/b.png': png,
      'a.png': png,
      'x/n.txt': png,
    });
    const result = await imported('a.kmz', zip);
    expect(result.media).toEqual({ 'a.png': png });
    expect(result.asked).toEqual([]);
    expect(textOf(result)).toContain(':::picture[A ship at the quay]{file=a.png}');
    const aside = result.notes.filter(({ code }) => code === 'file-aside').map(({ message }) => message);
    expect(aside.sort()).toEqual([
      'Not read: `a.png` in the archive',
      'Not read: `x/files/b.png` in the archive',
      'Not read: `x/n.txt` in the archive',
    ]);
  });

  it('are listed once where they can’t be used', async () => {
    const result = await imported('a.kmz', zipSync({ 'doc.kml': kml(figure('a.png')), 'a.png': svg }));
    expect(notesOf(result)).toEqual([expect.stringContaining('file that is no PNG inside')]);
    expect(result.notes.filter(({ code }) => code === 'file-aside')).toEqual([]);
  });

  it('are listed where they are not in it', async () => {
    const result = await imported('a.kmz', zipSync({ 'doc.kml': kml(figure('files/a.png')) }));
    expect(notesOf(result)).toEqual([expect.stringContaining('which is not in the archive')]);
  });

  it('may unpack to more than is read: then they stay behind, and the story does not', async () => {
    const zip = zipSync({ 'doc.kml': kml(figure('a.png')), 'a.png': new Uint8Array(70_000_000) }, { level: 9 });
    const result = await imported('a.kmz', zip);
    expect(result.files).not.toBeNull();
    expect(notesOf(result)).toEqual([expect.stringContaining('unpacks to more than 64 MB')]);
  }, 60_000);
});

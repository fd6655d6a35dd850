import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from 'fontverter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesOf } from '#locales/read-messages.ts';
import { firstFonts } from '#theme/fonts.ts';
import { charactersIn } from './characters-in-font.ts';
import { fontCuts } from './cuts.ts';
import { oneParagraph, rangeHolds, tinyStory } from './fixture.ts';
import { shaped } from './fixture-shape.ts';
import { type MadeFonts, packagesFor, writeFonts } from './make-fonts.ts';
import { openPackages } from './packages.ts';
import { makeSubsetter } from './subset.ts';
import { stringsIn } from './texts.ts';

/**
 * A tiny story in each of the languages whose type is more than an alphabet of the packages in node_modules, and what the fonts of its first screen
 * may weigh, bytes: with the interface's messages, which are most of it here. The packages are fetched from the registry, once in a checkout.
 */
const stories = {
  ja: {
    title: '海を渡る手紙',
    text: '1584年、四人の少年を乗せた船が長崎を発った。「いつ帰れる？」——髙橋と﨑山の答えは『…』。',
    most: 130_000,
  },
  'zh-Hans': { title: '渡海的信', text: '1584年，一艘船从长崎启航。“何时归来？”‘没人知道’……他们走了两年——又六个月。', most: 140_000 },
  he: { title: 'מכתב מעבר לים', text: 'הספינה יצאה מליסבון. „מתי תשובו?” – עַד שֶׁתִּתְחַלֵּף הָרוּחַ, 9,000 ק״מ.', most: 50_000 },
  fa: { title: 'نامه‌ای از دریا', text: 'کشتی در سال ۱۵۸۴ راه افتاد. «کِی برمی‌گردید؟» چهرهٔ ژاله، گنجِ پنهان، ۱٬۲۵۰ کیلومتر.', most: 80_000 },
  hi: {
    title: 'समुद्र पार से चिट्ठी',
    text: 'एक जहाज़ लिस्बन से चला। “कब लौटोगे?” क्षेत्र, हिन्दी, श्री, विद्यार्थी, ट्रक, क\u093c, \u0958लम।',
    most: 180_000,
  },
  tr: {
    title: 'Denizden bir mektup',
    text: '1584’te Lizbon’dan bir gemi çıktı. “Ne zaman döneceksiniz?” İstanbul, ığdır, şöğüç.',
    most: 45_000,
  },
  pl: { title: 'List zza morza', text: 'W 1584 roku wypłynął statek. „Kiedy wrócicie?” Zażółć gęślą jaźń.', most: 45_000 },
} as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'font-languages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(stories))('fonts of a story in %s', (lang, { title, text, most }) => {
  let made: MadeFonts;
  let to = '';
  beforeAll(async () => {
    to = join(folder, lang);
    const story = tinyStory({ [lang]: { title, standfirst: text, chapters: oneParagraph(text) } });
    made = await writeFonts(to, [story], { cache: join(folder, `${lang}-cache`) });
  });

  it('have every character of the story and of the interface, in the faces that the style sheet names for it', async () => {
    expect(made.warnings).toEqual([]);
    const held = new Map<string, Set<string>>();
    for (const file of (await readdir(to)).filter((it) => it.endsWith('.woff2')))
      held.set(file, charactersIn(await convert(await readFile(join(to, file)), 'truetype')));
    const lacking = (family: string, weight: string, words: string): string[] => {
      const faces = made.faces[lang]!.filter((face) => face.family === family && face.weight === weight && face.style === 'normal');
      return [...new Set(words.normalize('NFC'))].filter((character) => {
        // of two faces that claim a character, a browser takes the later
        const face = faces.findLast(({ range }) => rangeHolds(range, character));
        return !/[\u200c\s]/.test(character) && !(face && held.get(face.file)?.has(character));
      });
    };
    expect(lacking('Source Serif 4', '400', text)).toEqual([]);
    expect(lacking('Source Serif 4', '600', title)).toEqual([]);
    for (const weight of ['400', '500', '600']) expect(lacking('IBM Plex Sans', weight, stringsIn(messagesOf(lang)).join(''))).toEqual([]);
  });

  it('weigh no more on the first screen than is written here, and not half of that', () => {
    const bytes = firstFonts(made.faces[lang]!).reduce((sum, file) => sum + made.bytes[file]!, 0);
    expect(bytes).toBeLessThan(most);
    expect(bytes).toBeGreaterThan(most / 2);
  });
});

describe('quotation marks, dashes and the ellipsis', () => {
  it.each(['ja', 'zh-Hans'] as const)('are those of the face of Han in %s', async (lang) => {
    const { title, text } = stories[lang];
    const { faces } = await writeFonts(join(folder, 'marks'), [tinyStory({ [lang]: { title, chapters: oneParagraph(text) } })], {
      cache: join(folder, `${lang}-cache`),
    });
    const reading = faces[lang]!.filter(
      ({ family, weight, style }) => family === 'Source Serif 4' && weight === '400' && style === 'normal',
    );
    for (const mark of '“”‘’…—·')
      expect(
        reading.filter(({ range }) => rangeHolds(range, mark)).map(({ file }) => file.slice(0, 11)),
        mark,
      ).toEqual(['noto-serif-']);
  });
});

describe('parts of fonts', () => {
  const texts = {
    arabic: 'می‌شود، گنجِ پنهانِ چهرهٔ ژاله',
    hebrew: 'עַד שֶׁתִּתְחַלֵּף הָרוּחַ',
    devanagari: 'समुद्री क्षेत्र हिन्दी श्री विद्यार्थी ट्रक बुद्ध र्क्ष्मि द्ध्रि',
  };

  it.each(Object.entries(texts))('set %s as the whole fonts do', async (script, text) => {
    const { folders } = await openPackages(packagesFor(['he', 'hi', 'fa']));
    const { subset } = await makeSubsetter({ cache: join(folder, 'parts'), folderOf: (name) => folders.get(name)! });
    for (const { sources } of fontCuts.filter(({ use, style }) => style === 'normal' && (use === 'reading' || use === 'captions'))) {
      const source = sources.find((it) => it.script === script)!;
      const whole = await convert(await readFile(join(folders.get(source.from[0])!, 'files', source.from[1]!)), 'truetype');
      const part = await convert((await subset(source, text)).bytes, 'truetype');
      for (const word of text.split(/[ ،]+/)) expect(shaped(part, word), word).toEqual(shaped(whole, word));
    }
  });
});

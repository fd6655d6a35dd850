import type { FontFace, FontFamily } from '#theme/fonts.ts';
import type { OwnFont } from './own.ts';
import { europeanScripts, type FontScript, fontScripts, scriptsOf } from './scripts.ts';
import type { TextUse } from './texts.ts';

/** A font in a package, and what is made of it. */
export interface FontSource {
  readonly script: FontScript;
  /** package, and the files in it in the order in which they are asked for a character; `*` in a name is any number */
  readonly from: readonly [packageName: string, ...files: string[]];
  /** where the axes of a variable font are pinned */
  readonly axes?: Readonly<Record<string, number>>;
  /** OpenType features that the script needs besides those of all, see `subset.ts` */
  readonly features?: readonly string[];
  /** see `FontFace.scale` */
  readonly scale?: number;
  /** see `FontFace.descent` */
  readonly descent?: number;
  /** a publisher's, in place of one in a package */
  readonly own?: OwnFont;
}

/** One weight and style of a family, and what is set in it. */
export interface FontCut {
  readonly family: FontFamily;
  readonly style: 'normal' | 'italic';
  readonly weight: number;
  readonly use: TextUse;
  /** in a file of its own, for few pages */
  readonly later?: TextUse;
  readonly first: boolean;
  readonly where: FontFace['where'];
  readonly sources: readonly FontSource[];
}

const sourceSerif = (style: 'normal' | 'italic', opsz: number, wght: number): FontSource[] =>
  europeanScripts.map((script) => ({
    script,
    from: ['@fontsource-variable/source-serif-4', `source-serif-4-${script}-opsz-${style}.woff2`],
    axes: { opsz, wght },
  }));

const still = (
  script: FontScript,
  name: string,
  weight: number,
  more: Pick<FontSource, 'scale' | 'descent' | 'features'> = {},
): FontSource => ({
  script,
  from: [`@fontsource/${name}`, `${name}-${script}-${weight}-normal.woff2`],
  ...more,
});

/** Fonts of Han come as a hundred numbered files, and one of Latin letters, whose kerning is kept. */
const numbered = (script: FontScript, name: string, wght: number): FontSource => ({
  script,
  from: [`@fontsource-variable/${name}`, `${name}-latin-wght-normal.woff2`, `${name}-*-wght-normal.woff2`],
  axes: { wght },
});

/** Naskh letters are small in their box: so much larger they are as high as the serif's beside them. Hebrew ones come near to its capitals and figures. */
const naskh = { scale: 112 };
const frankRuhl = { scale: 108 };

/**
 * What puts the signs of a Devanagari syllable together, half letters and conjuncts, and sets vowels over and under them.
 * https://learn.microsoft.com/typography/script-development/devanagari
 */
const syllables = { features: 'nukt akhn rphf rkrf blwf half vatu cjct pres abvs blws psts haln rclt dist abvm blwm'.split(' ') };

/** A weight of a hundred thousand bytes and more: the middle one stands for both of the bolder. */
const heavy = (weight: number): number => Math.min(weight, 500);

const serif = (style: 'normal' | 'italic', opsz: number, weight: number): Pick<FontCut, 'family' | 'style' | 'weight' | 'sources'> => ({
  family: 'Source Serif 4',
  style,
  weight,
  // Only the European scripts have italics: the upright letters of the others stand in, and nothing is slanted by the browser.
  sources: [
    ...sourceSerif(style, opsz, weight),
    still('arabic', 'noto-naskh-arabic', weight, naskh),
    still('hebrew', 'frank-ruhl-libre', weight, frankRuhl),
    still('devanagari', 'noto-serif-devanagari', weight, { ...syllables, descent: 34 }),
    numbered('japanese', 'noto-serif-jp', weight),
    numbered('chinese', 'noto-serif-sc', weight),
    still('korean', 'noto-serif-kr', weight),
  ],
});

const sans = (weight: number): Pick<FontCut, 'family' | 'style' | 'weight' | 'sources'> => ({
  family: 'IBM Plex Sans',
  style: 'normal',
  weight,
  sources: [
    ...europeanScripts.map((script) => still(script, 'ibm-plex-sans', weight)),
    still('arabic', 'ibm-plex-sans-arabic', weight),
    still('hebrew', 'ibm-plex-sans-hebrew', weight),
    still('devanagari', 'ibm-plex-sans-devanagari', heavy(weight), { ...syllables, descent: 28 }),
    numbered('japanese', 'noto-sans-jp', heavy(weight)),
    numbered('chinese', 'noto-sans-sc', heavy(weight)),
    still('korean', 'ibm-plex-sans-kr', heavy(weight)),
  ],
});

/**
 * Optical sizes are pinned: 20 where one reads, 40 for headlines (27 to 74 px). Two still cuts with the right sizes are smaller than one font
 * with both axes, by half.
 */
export const fontCuts: readonly FontCut[] = [
  { ...serif('normal', 20, 400), use: 'reading', first: true, where: 'page' },
  { ...serif('normal', 40, 600), use: 'headings', later: 'laterHeadings', first: true, where: 'page' },
  { ...serif('italic', 16, 400), use: 'reading', first: false, where: 'page' },
  { ...serif('italic', 16, 400), use: 'water', first: false, where: 'map' },
  { ...sans(400), use: 'captions', later: 'laterCaptions', first: true, where: 'both' },
  { ...sans(500), use: 'labels', first: true, where: 'both' },
  { ...sans(600), use: 'labels', first: true, where: 'both' },
  { ...sans(300), use: 'numerals', first: false, where: 'map' },
];

/** A cut's fonts in the order in which a language's characters look for theirs. */
export function sourcesFor(cut: FontCut, lang: string): FontSource[] {
  const own = scriptsOf(lang);
  const order = [...own, ...fontScripts.filter((script) => !own.includes(script))];
  return order.flatMap((script) => cut.sources.filter((source) => source.script === script));
}

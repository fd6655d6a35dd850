import type { FontFace, FontFamily } from '#theme/fonts.ts';
import type { TextUse } from './texts.ts';

export type FontScript = 'latin' | 'latin-ext' | 'vietnamese' | 'cyrillic' | 'arabic' | 'korean';

/** A font in a package, and what is made of it. */
export interface FontSource {
  readonly script: FontScript;
  /** package, and the file in it */
  readonly from: readonly [packageName: string, file: string];
  /** where the axes of a variable font are pinned */
  readonly axes?: Readonly<Record<string, number>>;
  /** see `FontFace.scale` */
  readonly scale?: number;
}

/** One weight and style of a family, and what is set in it. */
export interface FontCut {
  readonly family: FontFamily;
  readonly style: 'normal' | 'italic';
  readonly weight: number;
  readonly use: TextUse;
  readonly first: boolean;
  readonly where: FontFace['where'];
  readonly sources: readonly FontSource[];
}

const european = ['latin', 'latin-ext', 'vietnamese', 'cyrillic'] as const;

const sourceSerif = (style: 'normal' | 'italic', opsz: number, wght: number): FontSource[] =>
  european.map((script) => ({
    script,
    from: ['@fontsource-variable/source-serif-4', `source-serif-4-${script}-opsz-${style}.woff2`],
    axes: { opsz, wght },
  }));

const still = (script: FontScript, name: string, weight: number, scale?: number): FontSource => ({
  script,
  from: [`@fontsource/${name}`, `${name}-${script}-${weight}-normal.woff2`],
  ...(scale && { scale }),
});

/** Naskh letters are small in their box: so much larger they stand as high as the serif's beside them. */
const naskhScale = 112;

const serif = (style: 'normal' | 'italic', opsz: number, weight: number): Pick<FontCut, 'family' | 'style' | 'weight' | 'sources'> => ({
  family: 'Source Serif 4',
  style,
  weight,
  // Arabic and Korean have no italics: their upright letters stand in, and nothing is slanted by the browser.
  sources: [
    ...sourceSerif(style, opsz, weight),
    still('arabic', 'noto-naskh-arabic', weight, naskhScale),
    still('korean', 'noto-serif-kr', weight),
  ],
});

const sans = (weight: number): Pick<FontCut, 'family' | 'style' | 'weight' | 'sources'> => ({
  family: 'IBM Plex Sans',
  style: 'normal',
  weight,
  sources: [
    ...european.map((script) => still(script, 'ibm-plex-sans', weight)),
    still('arabic', 'ibm-plex-sans-arabic', weight),
    // A Korean weight is as large as all of a European page's type: the middle one stands for both of the bolder.
    still('korean', 'ibm-plex-sans-kr', Math.min(weight, 500)),
  ],
});

/**
 * Optical sizes are pinned: 20 where one reads, 40 for headlines (27 to 74 px). Two still cuts with the right sizes are smaller than one font
 * with both axes, by half.
 */
export const fontCuts: readonly FontCut[] = [
  { ...serif('normal', 20, 400), use: 'reading', first: true, where: 'page' },
  { ...serif('normal', 40, 600), use: 'headings', first: true, where: 'page' },
  { ...serif('italic', 16, 400), use: 'reading', first: false, where: 'page' },
  { ...serif('italic', 16, 400), use: 'water', first: false, where: 'map' },
  { ...sans(400), use: 'captions', first: true, where: 'both' },
  { ...sans(500), use: 'labels', first: true, where: 'both' },
  { ...sans(600), use: 'labels', first: true, where: 'both' },
  { ...sans(300), use: 'numerals', first: false, where: 'map' },
];

/** Scripts that a language is written in, with the Latin of its figures. Korean fonts hold Latin letters that fit theirs. */
export function scriptsOf(lang: string): FontScript[] {
  const { script } = new Intl.Locale(lang).maximize();
  if (script === 'Kore' || script === 'Hang') return ['korean'];
  if (script === 'Arab') return ['arabic', 'latin'];
  if (script === 'Cyrl') return ['latin', 'cyrillic'];
  return ['latin'];
}

const scripts: readonly FontScript[] = [...european, 'arabic', 'korean'];

/** A cut's fonts in the order in which a language's characters look for theirs. */
export function sourcesFor(cut: FontCut, lang: string): FontSource[] {
  const own = scriptsOf(lang);
  const order = [...own, ...scripts.filter((script) => !own.includes(script))];
  return order.flatMap((script) => cut.sources.filter((source) => source.script === script));
}

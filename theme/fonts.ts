/** The typefaces that every page is set in; what they have no letters for is set in those of {@link scriptTypefaces}. */
export const typefaces = ['Source Serif 4', 'IBM Plex Sans'] as const;

/** The two voices of a page. Each is put together from fonts of several scripts, which share its name. */
export type FontFamily = (typeof typefaces)[number];

/** The cuts that a publisher's typeface may have. */
export type OwnCut = 'regular' | 'italic' | 'bold' | 'medium' | 'light';

/** A publisher's typeface: what it is called, whose it is, and its files, by cut. */
export interface OwnTypeface {
  readonly name: string;
  readonly licence: string;
  readonly files: Readonly<Partial<Record<OwnCut, string>>> & { readonly regular: string };
}

/** What takes the place of the two voices, as far as it has letters. */
export type OwnTypefaces = Readonly<Partial<Record<FontFamily, OwnTypeface>>>;

/** What stands in for the two voices, by script (ISO 15924). Where their files come from: fonts/cuts.ts. */
export const scriptTypefaces = {
  Arab: { 'Source Serif 4': 'Noto Naskh Arabic', 'IBM Plex Sans': 'IBM Plex Sans Arabic' },
  Hebr: { 'Source Serif 4': 'Frank Ruhl Libre', 'IBM Plex Sans': 'IBM Plex Sans Hebrew' },
  Deva: { 'Source Serif 4': 'Noto Serif Devanagari', 'IBM Plex Sans': 'IBM Plex Sans Devanagari' },
  Jpan: { 'Source Serif 4': 'Noto Serif JP', 'IBM Plex Sans': 'Noto Sans JP' },
  Hans: { 'Source Serif 4': 'Noto Serif SC', 'IBM Plex Sans': 'Noto Sans SC' },
  Kore: { 'Source Serif 4': 'Noto Serif KR', 'IBM Plex Sans': 'IBM Plex Sans KR' },
} as const satisfies Readonly<Record<string, Readonly<Record<FontFamily, string>>>>;

const typefacesFor = (script: string): Readonly<Record<FontFamily, string>> | undefined =>
  Object.hasOwn(scriptTypefaces, script) ? scriptTypefaces[script as keyof typeof scriptTypefaces] : undefined;

/**
 * The typefaces that a page in a script is set in, for its credits: the two voices, then what stands in for them.
 * @param script ISO 15924, as `scriptOf` of story/languages.ts finds it
 */
export function typefacesOf(script: string): string[] {
  return [...typefaces, ...Object.values(typefacesFor(script) ?? {})];
}

/** Whether a script has italics: of those that other typefaces set none has, and upright letters that a machine slants are none. @param script ISO 15924 */
export const hasItalics = (script: string): boolean => !typefacesFor(script);

/** Scripts in which quotation marks, dashes and the ellipsis are as wide as a sign: their typefaces come first, for Latin letters too. */
const squares: readonly string[] = ['Jpan', 'Hans'];

/**
 * The families that set a voice where its page's style sheet is not at hand (a picture of its own): itself, and what stands in for it, first in the
 * script of the text, as Chinese, Japanese and Korean write one character in three ways.
 * @param script ISO 15924
 */
export function familiesOf(voice: FontFamily, script: string): string[] {
  const own = typefacesFor(script)?.[voice] ?? voice;
  const others = Object.values(scriptTypefaces).map((faces) => faces[voice]);
  return [...new Set(squares.includes(script) ? [own, voice, ...others] : [voice, own, ...others])];
}

/** A font file that a page of one language asks for, and how its style sheet names it. */
export interface FontFace {
  readonly family: FontFamily;
  readonly style: 'normal' | 'italic';
  /** CSS `font-weight` */
  readonly weight: string;
  /** its name in /fonts/, which changes with its content */
  readonly file: string;
  /** CSS `unicode-range` */
  readonly range: string;
  /** needed for the first screen of text */
  readonly first: boolean;
  /** `map`: what is drawn outside the flow of text, under the `unflowed` name of the family */
  readonly where: 'page' | 'map' | 'both';
  /** `late`: its characters are on no page when that opens, so it may swap in when they come */
  readonly late: boolean;
  /** CSS `size-adjust`, %: for scripts whose letters are small or large beside Latin ones of the same size */
  readonly scale?: number;
  /** CSS `descent-override`, %: for fonts whose box is deeper than the Latin ones', where lines under words would hang far below */
  readonly descent?: number;
}

/** Family names for what is drawn outside the flow of text (labels on the map, numerals), where a late font moves nothing. */
export const unflowed = { 'Source Serif 4': 'Source Serif 4 Map', 'IBM Plex Sans': 'IBM Plex Sans Map' } as const;

/**
 * `@font-face` rules. Text uses `optional`: a late font never moves a line under the reader's eyes (layout shift 0), and preloads make
 * it early. What the map may need is declared a second time under its `unflowed` name, which swaps in whenever it comes.
 * @param base address prefix of the site, without a slash at its end
 * @param faces in order: of two that hold a character, the later is taken
 */
export function fontCss(base: string, faces: readonly FontFace[]): string {
  const rule = ({ style, weight, file, range, scale, descent }: FontFace, family: string, display: string): string =>
    `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:${display};src:url(${base}/fonts/${file}) format("woff2");${scale ? `size-adjust:${scale}%;` : ''}${descent ? `descent-override:${descent}%;` : ''}unicode-range:${range}}`;
  return faces
    .flatMap((face) => [
      ...(face.where === 'map' ? [] : [rule(face, face.family, face.late ? 'swap' : 'optional')]),
      ...(face.where === 'page' ? [] : [rule(face, unflowed[face.family], 'swap')]),
    ])
    .join('');
}

/** The files that a page should ask for before it knows that it needs them, in order, each once. */
export function firstFonts(faces: readonly FontFace[]): string[] {
  return [...new Set(faces.filter(({ first }) => first).map(({ file }) => file))];
}

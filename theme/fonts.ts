/** A font file that we serve: where it comes from, and what it is called in /fonts/. */
export interface FontFace {
  readonly family: 'Source Serif 4' | 'IBM Plex Sans';
  readonly style: 'normal' | 'italic';
  /** CSS `font-weight` of the face: one weight, or the range of a variable font */
  readonly weight: string;
  /** path inside node_modules */
  readonly from: string;
  readonly file: string;
  /** needed for the first screen of words */
  readonly first: boolean;
}

const plex = (weight: 300 | 400 | 500 | 600, first: boolean): FontFace => ({
  family: 'IBM Plex Sans',
  style: 'normal',
  weight: String(weight),
  from: `@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`,
  file: `ibm-plex-sans-latin-${weight}.woff2`,
  first,
});

/** Source Serif 4 with optical sizes: without them the headline loses its fine cut. The italic is for water and emphasis only. */
export const fontFaces: readonly FontFace[] = [
  {
    family: 'Source Serif 4',
    style: 'normal',
    weight: '200 900',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
    file: 'source-serif-4-latin-opsz.woff2',
    first: true,
  },
  {
    family: 'Source Serif 4',
    style: 'italic',
    weight: '200 900',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    file: 'source-serif-4-latin-wght-italic.woff2',
    first: false,
  },
  plex(300, false),
  plex(400, true),
  plex(500, true),
  plex(600, true),
];

/** Family names for what is drawn outside the flow of words (labels on the map, numerals), where a late font moves nothing. */
export const unflowed = { 'Source Serif 4': 'Source Serif 4 Map', 'IBM Plex Sans': 'IBM Plex Sans Map' } as const;

/**
 * `@font-face` rules. Words use `optional`: a late font never moves a line under the reader's eyes (layout shift 0), and preloads make
 * it early. Each file stands a second time under its `unflowed` name, which swaps in whenever it comes.
 * @param base address prefix of the site, without a slash at its end
 */
export function fontCss(base: string): string {
  const rule = (face: FontFace, family: string, display: string): string =>
    `@font-face{font-family:"${family}";font-style:${face.style};font-weight:${face.weight};font-display:${display};src:url(${base}/fonts/${face.file}) format("woff2")}`;
  return fontFaces.map((face) => rule(face, face.family, 'optional') + rule(face, unflowed[face.family], 'swap')).join('');
}

/** The media query of the wide layout, in the numbers of `timeline/stages.ts`; the style sheets ask the same. */
export const wideQuery = '(min-width: 900px) and (min-height: 560px) and (min-aspect-ratio: 10001 / 10000)';

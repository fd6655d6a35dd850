/** Layouts for which the first step's picture is in the HTML. */
export const firstPictureLayouts = ['wide', 'portrait'] as const;
export type FirstPictureLayout = (typeof firstPictureLayouts)[number];

/**
 * Device px per CSS px in which the first step's picture is made: a plain screen's and a dense one's. Browsers take the nearest that they need; the live map, which
 * follows in a moment, has no more than twice.
 */
export const firstPictureDensities = { wide: [1, 1.5], portrait: [1, 2] } as const satisfies Record<FirstPictureLayout, readonly number[]>;

/** The file of the first step's picture as an image, beside its SVG. @param density one of {@link firstPictureDensities} */
export const firstPictureFile = (step: string, layout: FirstPictureLayout, density: number): string => `${step}-${layout}-${density}x.avif`;

/** All files of the first step's picture: browsers that do not read AVIF take the SVG. */
export const firstPictureFiles = (step: string): string[] =>
  firstPictureLayouts.flatMap((layout) => [
    `${step}-${layout}.svg`,
    ...firstPictureDensities[layout].map((density) => firstPictureFile(step, layout, density)),
  ]);

/** A social card's size, CSS px and pixels: the one that sites ask for. */
export const cardSize = { width: 1200, height: 630 } as const;

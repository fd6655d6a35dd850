/** Size of a social card, px: the size that social networks ask for. */
export const cardSize = { width: 1200, height: 630 } as const;

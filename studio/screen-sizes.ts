/** The screens on which the studio shows a story, CSS px. */
export const screenSizes = [
  { name: 'Desk', width: 1440, height: 900 },
  { name: 'Tablet', width: 820, height: 1180 },
  { name: 'Phone', width: 390, height: 844 },
] as const;

export type ScreenName = (typeof screenSizes)[number]['name'];

/** A gap of the page: its length in heights of the screen, and the CSS px that the map moves at most for a px scrolled. */
export interface ScreenGap {
  readonly length: number;
  readonly pace: number;
}

/** The gap after each step on each screen. */
export type Gaps = Readonly<Record<ScreenName, readonly ScreenGap[]>>;

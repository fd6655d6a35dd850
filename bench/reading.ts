/** Ways of reading. Offsets are CSS px from where reading begins, times are ms. */
export const readings = {
  /** reading: a line of text every second or so */
  calm: { ms: 8000, offset: (ms: number): number => 0.16 * ms },
  /** looking for a place in the text */
  fast: { ms: 5000, offset: (ms: number): number => 1.6 * ms },
  /** flicks of a finger: 3,000 px/s that slow down, one every second and a half */
  flicks: {
    ms: 6000,
    offset: (ms: number): number => {
      const flick = 975;
      const [whole, rest] = [Math.floor(ms / 1500), ms % 1500];
      return flick * (whole + 1 - Math.exp(-rest / 325));
    },
  },
} as const;

export type ReadingKind = keyof typeof readings;

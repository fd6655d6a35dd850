/**
 * How much is drawn while the map moves: everything · fewer device px · no halos of the lights either · nothing: the drawn pictures show instead. At rest everything
 * is drawn, at every level but the last.
 */
export type DrawLevel = 'all' | 'coarse' | 'no-halos' | 'pictures';

const levels: readonly DrawLevel[] = ['all', 'coarse', 'no-halos', 'pictures'];

/** Whether a text is a level, as it is kept for the visit. */
export const isDrawLevel = (text: unknown): text is DrawLevel => levels.some((level) => level === text);

/** What is known of how fast this machine draws. */
export interface DrawPace {
  readonly level: DrawLevel;
  /** the level stays for the visit */
  readonly decided: boolean;
  /** the first moving frames of the level: they compile programs and load tiles */
  readonly passed: number;
  /** how long the next ones took, ms */
  readonly took: readonly number[];
}

/** Moving frames of a level that do not count, and that do. */
const frames = { passed: 4, counted: 9 } as const;
/** A moving frame that takes longer than this is too slow, ms: 20 frames a second. Above `most`, with the least drawn, the map is no help. */
const limits = { slow: 50, most: 400 } as const;
/** Longer pauses are the page's or the system's, not the drawing's, ms. */
const longest = 3000;

export const initialPace = (level: DrawLevel = 'all'): DrawPace => ({ level, decided: level !== 'all', passed: 0, took: [] });

/**
 * The pace after a moving frame. Levels only ever fall, each on the median of nine frames, so nothing flickers between two.
 * @param ms from the beginning of its drawing to the next animation frame
 */
export function afterFrame(pace: DrawPace, ms: number): DrawPace {
  if (pace.decided || !(ms >= 0) || ms > longest) return pace;
  if (pace.passed < frames.passed) return { ...pace, passed: pace.passed + 1 };
  const took = [...pace.took, ms];
  if (took.length < frames.counted) return { ...pace, took };
  const middle = [...took].sort((a, b) => a - b)[took.length >> 1] ?? 0;
  if (middle <= limits.slow) return { ...pace, took, decided: true };
  const next = levels[levels.indexOf(pace.level) + 1] ?? pace.level;
  if (next === 'pictures')
    return middle > limits.most ? { level: next, decided: true, passed: 0, took: [] } : { ...pace, took, decided: true };
  return { level: next, decided: false, passed: 0, took: [] };
}

/** Device px per CSS px for a moving frame at a level. @param ratio that of a frame at rest */
export const movingRatio = (level: DrawLevel, ratio: number): number =>
  level === 'all' ? ratio : Math.min(ratio, Math.max(ratio / 2, 0.6));

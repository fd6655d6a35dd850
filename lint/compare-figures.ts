import { editDistance } from '#file-format/nearest.ts';
import { type Figure, figureReader } from './figures.ts';
import { knowsNumberWords, numberWordReader } from './number-words.ts';

/** Up to here numbers are written in words or digits as each language likes. */
const spelledOut = 12;

/** How a language says numbers. To be made once for many texts. */
export interface Numbers {
  readonly figures: (text: string) => Figure[];
  readonly spelled: (text: string) => Set<number>;
  /** whether `spelled` finds all small number words that there are */
  readonly allKnown: boolean;
}

export function numbersOf(lang: string): Numbers {
  return { figures: figureReader(lang), spelled: numberWordReader(lang), allKnown: knowsNumberWords(lang) };
}

export interface FigureDifferences {
  /** In the translation and not in the original, each with the one that is missing in its stead, if there is one, in the order of the text. */
  readonly unexpected: readonly { readonly figure: Figure; readonly expected: Figure | undefined }[];
  /** In the original and nowhere in the translation, beyond those. */
  readonly missing: readonly Figure[];
}

/**
 * Compares the figures of a text with those of its translation. What one has in digits and the other in words is no difference (a "thirtieth" and
 * 1/30, October and 10월, three generals and 장성 3명), nor is a figure that the translation says once more ("in 2024"). Number words up to twelve
 * are not all known: one that is in digits on one side only passes for a word on the other, unless another is in its place, or the
 * original is in English, whose words are known.
 */
export function compareFigures(
  original: { readonly text: string; readonly numbers: Numbers },
  translation: { readonly text: string; readonly numbers: Numbers },
): FigureDifferences {
  const [wanted, found] = [original.numbers.figures(original.text), translation.numbers.figures(translation.text)];
  const known = new Set([...original.numbers.spelled(original.text), ...wanted.map(({ value }) => value)]);
  const spelled = translation.numbers.spelled(translation.text);
  const left = [...found];
  const missing = wanted.filter(({ value }) => {
    const at = left.findIndex((figure) => figure.value === value);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !spelled.has(value);
  });
  const unexpected = left.filter(({ value }) => !known.has(value));

  const isLarge = ({ value }: Figure): boolean => value > spelledOut || !Number.isInteger(value);
  const swapped = missing.length > 0 && unexpected.length > 0;
  const lost = swapped ? missing : missing.filter(isLarge);
  // "a", "per head" (1인당): one is said in ways that are no number words
  const mayBeSpelled = ({ value }: Figure): boolean => value === 1 || !original.numbers.allKnown;
  const strange = swapped ? unexpected : unexpected.filter((figure) => isLarge(figure) || !mayBeSpelled(figure));
  const pairs = strange.map((figure) => ({ figure, expected: takeNearest(figure, lost) }));
  return { unexpected: pairs, missing: lost };
}

/** Takes out the figure that was most likely meant: 1500 rather than 28 for 1600. */
function takeNearest({ value }: Figure, figures: Figure[]): Figure | undefined {
  // a digit more counts before all, and of figures as far as that the one nearer in value
  const distance = (figure: Figure): number =>
    editDistance(String(figure.value), String(value)) + Math.abs(figure.value - value) / (Math.max(figure.value, value) + 1);
  const distances = figures.map(distance);
  const [nearest] = figures.splice(Math.max(distances.indexOf(Math.min(...distances)), 0), 1);
  return nearest;
}

/** A figure as a message says it: 12000, and how it is written when that is otherwise. */
export function figureName({ value, written }: Figure): string {
  return String(value) === written ? written : `${value} (\`${written}\`)`;
}

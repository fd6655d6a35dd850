import type { Chart } from '#story/text.ts';

/** CSS px of the narrowest column that a chart has to fit. */
const narrowest = 280;
/** CSS px of a letter of a chart, and between two names. */
const letter = 7.4;
const apart = 10;

/** East Asian letters are as wide as two. */
const lettersOf = (text: string): number => [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(sign) ? 2 : 1), 0);

/** What part of the narrowest column some words take. */
const shareOf = (texts: readonly string[]): number => (Math.max(0, ...texts.map(lettersOf)) * letter + apart) / narrowest;

/** Round numbers from below the least to above the greatest value: about four steps of 1, 2 or 5 times a power of ten. */
export function roundSteps(least: number, greatest: number): number[] {
  const span = greatest - least || Math.abs(greatest) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = power * ([1, 2, 5].find((factor) => power * factor * 4 >= span * 0.99) ?? 10);
  const from = Math.floor(least / step);
  // one value alone lies between two
  const to = Math.max(Math.ceil(greatest / step), from + 1);
  // a product of whole numbers and a step below one is seldom the number that is meant
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
}

const valuesOf = ({ rows }: Pick<Chart, 'rows'>): number[] => rows.flatMap(({ values }) => values.filter((value) => value !== null));

/** Where bars are, as shares of the width from the side where one begins to read. */
export interface BarPlan {
  /** where a bar of 0 ends */
  readonly zero: number;
  readonly at: (value: number) => number;
}

/** Bars begin at 0, whatever the values are, and leave room beside them for what is written there. */
export function barPlan(chart: Pick<Chart, 'rows'>, write: (value: number) => string): BarPlan {
  const values = valuesOf(chart);
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const before = least < 0 ? shareOf(values.filter((value) => value < 0).map(write)) : 0;
  const after = shareOf(values.filter((value) => value >= 0).map(write));
  const room = Math.max(0.3, 1 - before - after);
  const at = (value: number): number => before + ((value - least) / (greatest - least || 1)) * room;
  return { zero: at(0), at };
}

/** Where lines are: shares of the width from the side where one begins to read, and of the height from above. */
export interface LinePlan {
  /** values of the lines across, the least first */
  readonly steps: readonly number[];
  readonly down: (value: number) => number;
  /** for each row */
  readonly along: readonly number[];
  /** whether a row's name is written: those that do not fit on the narrowest column are not */
  readonly named: readonly boolean[];
}

/**
 * Rows whose names are all numbers, such as years, lie as far apart as these are; all others evenly. Down to 0 where the least value is no more than half
 * of the greatest: a scale that begins elsewhere makes much of little.
 */
export function linePlan(chart: Pick<Chart, 'rows'>, write: (value: number) => string): LinePlan {
  const values = valuesOf(chart);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const steps = roundSteps(least > 0 && least <= greatest / 2 ? 0 : least, greatest < 0 && greatest >= least / 2 ? 0 : greatest);
  const [from = 0, to = 1] = [steps[0], steps.at(-1)];
  const room = Math.min(0.4, shareOf(steps.map(write)));
  const along = placesOf(chart).map((place) => room + place * (1 - room));
  return { steps, down: (value) => (to - value) / (to - from), along, named: namedOf(chart, along) };
}

function placesOf({ rows }: Pick<Chart, 'rows'>): number[] {
  const numbers = rows.map(({ name }) => (/^-?\d{1,9}(?:\.\d+)?$/.test(name) ? Number(name) : Number.NaN));
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  const [first = 0, last = 1] = [numbers[0], numbers.at(-1)];
  return rows.map((_, index) => (rising ? ((numbers[index] ?? 0) - first) / (last - first) : index / (rows.length - 1)));
}

/** The first and the last name are written, and between them those that have room. */
function namedOf({ rows }: Pick<Chart, 'rows'>, along: readonly number[]): boolean[] {
  const widths = rows.map(({ name }) => (lettersOf(name) * letter) / narrowest);
  const final = rows.length - 1;
  const endsAt = (along[final] ?? 1) - (widths[final] ?? 0) - apart / narrowest;
  let taken = (along[0] ?? 0) + (widths[0] ?? 0) + apart / narrowest;
  return rows.map((_, index) => {
    if (index === 0 || index === final) return true;
    const half = (widths[index] ?? 0) / 2;
    const place = along[index] ?? 0;
    if (place - half < taken || place + half > endsAt) return false;
    taken = place + half + apart / narrowest;
    return true;
  });
}

/** The points of a line, in pieces: where a value is not known it is broken. @returns for each piece the indices of its rows */
export function piecesOf({ rows }: Pick<Chart, 'rows'>, series: number): number[][] {
  const pieces: number[][] = [[]];
  for (const [index, { values }] of rows.entries()) {
    if (values[series] === null || values[series] === undefined) pieces.push([]);
    else pieces.at(-1)?.push(index);
  }
  return pieces.filter((piece) => piece.length > 0);
}

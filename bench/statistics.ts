/** The middle of some numbers; of an even count the mean of both middles. @throws RangeError for none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('Expected numbers, got none');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}

/** The order of contenders in a run: turned round from run to run, so that none always comes first. */
export function inTurn<T>(all: readonly T[], run: number): T[] {
  const turned = all.map((_, index) => all[(index + run) % all.length] as T);
  return run % 2 === 0 ? turned : turned.reverse();
}

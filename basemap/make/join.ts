import type { LngLat } from '#geo/camera.ts';

/**
 * Joins lines where exactly two of them end at the same point, reversing them where needed, so that a border is one line with continuous dashes. Where three or
 * more meet, they stay separate. Lines that close become rings.
 */
export function joinLines(lines: readonly (readonly LngLat[])[]): LngLat[][] {
  const ends = new Map<string, Set<number>>();
  const joined = new Map<number, LngLat[]>(lines.map((line, i) => [i, [...line]]));
  const key = (point: LngLat | undefined): string => String(point);
  const isRing = (line: readonly LngLat[]): boolean => key(line[0]) === key(line.at(-1));
  for (const [i, line] of joined) {
    if (isRing(line)) continue;
    for (const end of [key(line[0]), key(line.at(-1))]) ends.set(end, (ends.get(end) ?? new Set()).add(i));
  }
  for (const [end, meeting] of ends) {
    const [first, second, third] = [...meeting];
    if (first === undefined || second === undefined || third !== undefined) continue;
    const [a, b] = [joined.get(first), joined.get(second)];
    if (!a || !b) continue;
    // let a end at the common point, and b start there
    if (key(a[0]) === end) a.reverse();
    if (key(b[0]) !== end) b.reverse();
    a.push(...b.slice(1));
    joined.delete(second);
    const far = ends.get(key(a.at(-1)));
    far?.delete(second);
    far?.add(first);
    meeting.clear();
  }
  return [...joined.values()];
}

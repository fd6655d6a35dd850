/** An axis of a variable font: where it can be, in its own units. */
export interface Axis {
  readonly tag: string;
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/**
 * The axes of a variable font, from its `fvar` table.
 * https://learn.microsoft.com/typography/opentype/spec/fvar
 *
 * @throws RangeError for a table that is cut short
 */
export function axesIn(fvar: Buffer): Axis[] {
  const [first, count, size] = [fvar.readUInt16BE(4), fvar.readUInt16BE(8), fvar.readUInt16BE(10)];
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * size;
    const fixed = (offset: number): number => fvar.readInt32BE(at + offset) / 65536;
    return { tag: fvar.toString('latin1', at, at + 4), min: fixed(4), default: fixed(8), max: fixed(12) };
  });
}

/** Where each axis is pinned for a weight: `wght` as near to it as it goes, all others where the font has them by itself. */
export function pinnedAt(axes: readonly Axis[], weight: number): Record<string, number> {
  return Object.fromEntries(
    axes.map((axis) => [axis.tag, axis.tag === 'wght' ? Math.min(Math.max(weight, axis.min), axis.max) : axis.default]),
  );
}

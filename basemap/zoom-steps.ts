/** A number that changes in steps, at whole zooms as tiles do: `[from zoom, value]` in order; the first value also applies below its zoom. */
export type ZoomSteps = readonly [readonly [zoom: number, value: number], ...(readonly [zoom: number, value: number])[]];

export function stepAt(steps: ZoomSteps, zoom: number): number {
  return (steps.findLast(([from]) => from <= zoom) ?? steps[0])[1];
}

/** The arguments of MapLibre's `step` after its input: the first value, then each zoom with its value. */
export function stepArguments([[, first], ...closer]: ZoomSteps): number[] {
  return [first, ...closer.flat()];
}

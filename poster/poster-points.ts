/** A point of a stage, CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a poster's text says about its marks, drawn ends and labels: for checks that it agrees with the live map. */
export function posterPoints(svg: string): { marks: Map<string, Point>; ends: Map<string, Point>; labels: string[] } {
  const points = (pattern: RegExp): Map<string, Point> =>
    new Map([...svg.matchAll(pattern)].map(([, id = '', x, y]) => [id, { x: Number(x), y: Number(y) }]));
  return {
    marks: points(/data-place="([^"]+)" transform="translate\((\S+) (\S+)\)"/g),
    ends: points(/data-leg="([^"]+)" data-end="([^,"]+),([^"]+)"/g),
    labels: [...svg.matchAll(/data-label="([^"]+)"/g)].map(([, id = '']) => id).sort(),
  };
}

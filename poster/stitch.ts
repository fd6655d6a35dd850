import type { LngLat } from '#geo/camera.ts';

type Ring = readonly LngLat[];

const close = 1e-6;
const onSeam = (a: LngLat, b: LngLat): boolean =>
  (Math.abs(Math.abs(a[0]) - 180) < close && Math.abs(a[0] - b[0]) < close) ||
  (Math.abs(Math.abs(a[1]) - 90) < close && Math.abs(a[1] - b[1]) < close);

/** Parts of a ring between its seam edges, or null if it has none. */
function chainsOf(ring: Ring): LngLat[][] | null {
  const last = ring[0] && ring.at(-1) && ring[0][0] === ring.at(-1)?.[0] && ring[0][1] === ring.at(-1)?.[1] ? ring.length - 1 : ring.length;
  const edge = (i: number): [LngLat, LngLat] => [ring[i % last] as LngLat, ring[(i + 1) % last] as LngLat];
  const seams = Array.from({ length: last }, (_, i) => onSeam(...edge(i)));
  const start = seams.indexOf(true);
  if (start < 0) return null;
  const chains: LngLat[][] = [];
  let chain: LngLat[] = [];
  for (let i = start + 1; i <= start + last; i++) {
    const [from, to] = edge(i);
    if (seams[i % last]) {
      if (chain.length > 1) chains.push(chain);
      chain = [];
    } else {
      if (chain.length === 0) chain.push(from);
      chain.push(to);
    }
  }
  return chains;
}

/**
 * Joins rings that were cut at the antimeridian (or closed along a pole), so that no edge runs along the cut: on a globe the cut would
 * show as a coast. Returned rings may cross ±180° or wind round a pole; their edges are those of the input, and together they enclose the
 * same part of the sphere. Parts without a counterpart on the other side of the cut are closed along it.
 *
 * @returns rings without the repeated first point where they were joined
 */
export function stitch(rings: readonly Ring[]): readonly Ring[] {
  const whole: Ring[] = [];
  const open: LngLat[][] = [];
  for (const ring of rings) {
    const chains = chainsOf(ring);
    if (chains) open.push(...chains);
    else whole.push(ring);
  }
  while (open.length > 0) {
    let ring = open.pop() as LngLat[];
    for (;;) {
      const end = ring.at(-1) as LngLat;
      const start = ring[0] as LngLat;
      if (meets(end, start)) break;
      const next = open.findIndex((chain) => meets(end, chain[0] as LngLat));
      // nothing continues on the other side: a coast that only touches the cut is closed along it
      if (next < 0) break;
      ring = ring.concat((open.splice(next, 1)[0] as LngLat[]).slice(1));
    }
    whole.push(meets(ring.at(-1) as LngLat, ring[0] as LngLat) ? ring.slice(0, -1) : ring);
  }
  return whole;
}

/** The same point on the cut, seen from its two sides; or the same pole. */
function meets(a: LngLat, b: LngLat): boolean {
  if (Math.abs(a[1] - b[1]) >= close) return false;
  return Math.abs(a[1]) > 90 - close || (Math.abs(Math.abs(a[0]) - 180) < close && Math.abs(Math.abs(b[0]) - 180) < close);
}

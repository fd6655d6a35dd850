/**
 * The basemap's vector tiles: `tiles/<part>/<z>/<x>/<y>.mvt` beside the other files of the basemap, with layers
 * `land`, `lakes`, `rivers` (rank 1–6), `coast` and `borders` (kind, and a and b: the countries on both sides).
 *
 * The world is divided along the tiles of zoom 1, so that each part is a rectangle of whole tiles with a maximum zoom of its own: `near`, the part kept
 * in detail, to zoom 5 (overzoomed up to zoom 8, where a tile unit is half a pixel), the others to zoom 3. Every tile of a part exists.
 */
export interface TilePart {
  readonly name: 'near' | 'west' | 'south';
  readonly maxzoom: number;
  /** the zoom 1 tiles that make up the part */
  readonly roots: readonly (readonly [x: number, y: number])[];
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
}

/** Latitude at which the Mercator square ends. */
const edge = 85.051129;

export const tileParts: readonly TilePart[] = [
  { name: 'near', maxzoom: 5, roots: [[1, 0]], bounds: [0, 0, 180, edge] },
  {
    name: 'west',
    maxzoom: 3,
    roots: [
      [0, 0],
      [0, 1],
    ],
    bounds: [-180, -edge, 0, edge],
  },
  { name: 'south', maxzoom: 3, roots: [[1, 1]], bounds: [0, -edge, 180, 0] },
];

/** Up to this zoom tiles are cut from the `world` detail, above it from `fine`. */
export const worldZoom = 3;

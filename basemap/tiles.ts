/**
 * The ground's vector tiles, as the map reads them: `tiles/<part>/<z>/<x>/<y>.mvt` beside the other files of the basemap, layers
 * `land`, `lakes`, `rivers` (rank 1–6), `coast`, `borders` (kind, and a and b: the countries of both sides) and `lights` (w: weight 0–1, kind:
 * 1 settled + 2 sea).
 *
 * The world is cut where tiles of zoom 1 end, so that each part is a rectangle of whole tiles and has a depth of its own: `near`, with the
 * story, to zoom 5 (drawn from there to zoom 8, where a unit of the tile is half a pixel), the rest to zoom 3. Every tile of a part exists.
 */
export interface TilePart {
  readonly name: 'near' | 'west' | 'south';
  readonly maxzoom: number;
  /** the tiles of zoom 1 that it is made of */
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

/** Up to this zoom tiles are cut from the `world` detail, from the next on from `fine`. */
export const worldZoom = 3;

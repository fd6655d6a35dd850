import type { Map as MapLibreMap } from 'maplibre-gl';

type Projection = NonNullable<MapLibreMap['style']['projection']>;
type Granularity = Projection['subdivisionGranularity'];

/** Zoom levels by which the meshes of tiles are coarser than MapLibre makes them. */
const COARSER = 1;
/** Parts into which MapLibre divides the Earth's width, and a tile's at least: so many, where it takes 128 and 2 for fills, 512 and 0 for lines. */
const fills = [64, 2] as const;
const lines = [256, 0] as const;

/**
 * Lets MapLibre bend its tiles over the globe in fewer, larger pieces: 64 around the Earth instead of 128, of lines 256 instead of 512. A flat piece of 5.6° is
 * at most 1 − cos 2.8° = 0.12 % of the globe's radius below its surface, at the limb, and edges that tiles share stay shared. MapLibre has no option for
 * it; most of what a moving frame cost was these pieces (docs/decisions/0043-coarse-meshes.md).
 *
 * To be called when a style has loaded, before its tiles are asked for. Does nothing to a map that is made otherwise than MapLibre 6.17's.
 */
export function coarsenMeshes({ style: { projection } }: MapLibreMap): void {
  if (projection?.name !== 'vertical-perspective' || Object.hasOwn(projection, 'getMeshFromTileID')) return;
  const mesh = projection.getMeshFromTileID.bind(projection);
  projection.getMeshFromTileID = (context, tile, ...others) => mesh(context, deeper(tile), ...others);
  capMeshes(projection as unknown as MeshMaker);
  const granularity = coarser(projection.subdivisionGranularity);
  Object.defineProperty(projection, 'subdivisionGranularity', { value: granularity });
}

/** What MapLibre's projection makes a mesh by; it is private there. */
interface MeshMaker {
  _getMesh?(context: unknown, options: { readonly granularity: number }): unknown;
}

/** The one tile of zoom 0, which lies as no deeper one does, has no more pieces than its fills either. */
function capMeshes(maker: MeshMaker): void {
  const make = maker._getMesh?.bind(maker);
  if (!make) return;
  maker._getMesh = (context, options) => make(context, { ...options, granularity: Math.min(options.granularity, fills[0]) });
}

/** A tile some levels deeper that lies as this one does, at a pole or not: all that its mesh is made from. */
function deeper<Tile extends { readonly z: number; readonly y: number }>(tile: Tile): Tile {
  // The one tile of zoom 0 reaches both poles, and no deeper one does.
  if (tile.z === 0) return tile;
  const z = tile.z + COARSER;
  const y = tile.y === 0 ? 0 : tile.y === 2 ** tile.z - 1 ? 2 ** z - 1 : 1;
  return { ...tile, z, y };
}

/** Of MapLibre's own classes, as its workers are sent them. */
function coarser(all: Granularity): Granularity {
  const Setting = all.constructor as new (options: { -readonly [Key in keyof Granularity]: Granularity[Key] }) => Granularity;
  const Expression = all.fill.constructor as new (base: number, least: number) => Granularity['fill'];
  return new Setting({ ...all, fill: new Expression(...fills), line: new Expression(...lines) });
}

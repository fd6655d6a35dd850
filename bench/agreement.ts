/** Where a map is, in MapLibre's units. */
export interface View {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** How far a map may be from where it should be, and still count as right. */
export const tolerance = {
  /** of the centre, as a share of the map's shorter side */
  centre: 0.05,
  /** levels of zoom */
  zoom: 0.05,
} as const;

/** Mercator, the whole world 1 wide. */
function mercator({ lng, lat }: View): [x: number, y: number] {
  const bounded = Math.min(Math.max(lat, -85.05), 85.05);
  return [lng / 360, -Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) / (2 * Math.PI)];
}

/**
 * How far apart two views are: the distance of their centres in CSS px at the second one's zoom, the short way round the Earth, and the levels of zoom
 * between them. Bearing and pitch do not count.
 */
export function apart(view: View, right: View): { readonly px: number; readonly zoom: number } {
  const [x, y] = mercator(view);
  const [x2, y2] = mercator(right);
  const across = x - x2 - Math.round(x - x2);
  return { px: Math.hypot(across, y - y2) * 512 * 2 ** right.zoom, zoom: Math.abs(view.zoom - right.zoom) };
}

/** Whether a map shows what it should. @param side the map's shorter side, CSS px */
export function agrees(view: View, right: View, side: number): boolean {
  const { px, zoom } = apart(view, right);
  return px <= tolerance.centre * side && zoom <= tolerance.zoom;
}

/** A block of text on the screen: the step it belongs to, and its edges in CSS px from the window's top. */
export interface Block {
  readonly step: number;
  readonly top: number;
  readonly bottom: number;
}

/** The step whose text lies across the line at which text is read; null between texts. */
export function stepRead(blocks: readonly Block[], line: number): number | null {
  return blocks.find(({ top, bottom }) => top <= line && line <= bottom)?.step ?? null;
}

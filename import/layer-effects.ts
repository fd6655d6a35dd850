import { clamp } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import { at, brief, type Data, listAt, numberAt, type Path, textAt } from './data.ts';
import { oneLine } from './escape.ts';
import type { Gathered } from './features.ts';
import type { CameraMaterial, StepMaterial } from './material.ts';
import type { Notes } from './notes.ts';

/** What a chapter shows of lines. */
export type StepMap = Pick<StepMaterial, 'draw' | 'strengths' | 'comments'>;

/**
 * Which layers show in each chapter. Effects add up: what one chapter has switched on stays until another switches it off, whichever way a
 * reader comes. Those
 * of layers that became legs are carried over; the rest is noted, and the sum of them is in a comment.
 */
export function layerStates(
  data: Data,
  { chapters, centers }: { chapters: readonly unknown[]; centers: readonly (LngLat | undefined)[] },
  path: Path,
  gathered: Gathered,
  notes: Notes,
): { at: (index: number, camera: CameraMaterial) => StepMap } {
  const legLayers = new Set(gathered.lineLayers.filter((layer) => layer !== undefined));
  const now = new Map<string, number>();
  const states = chapters.map((chapter, index) => {
    const apply = (key: 'onChapterEnter' | 'onChapterExit'): void => {
      listAt(chapter, key).forEach((effect, item) => {
        const layer = textAt(effect, 'layer') || textAt(effect, 'layerId');
        const opacity = numberAt(effect, 'opacity');
        if (layer === '') return;
        if (opacity !== undefined) now.set(layer, clamp(0, opacity, 1));
        if (legLayers.has(layer) && opacity !== undefined) return;
        const on = key === 'onChapterEnter' ? 'entering' : 'leaving';
        const title = oneLine(textAt(chapter, 'id') || String(index + 1), 40);
        notes.add(
          'layer-effect',
          data.where([...path, 'chapters', index, key, item]),
          `Not carried over: layer \`${oneLine(layer, 60)}\` to opacity ${opacity ?? brief(at(effect, 'opacity'))} on ${on} chapter \`${title}\``,
        );
      });
    };
    apply('onChapterEnter');
    const state = new Map(now);
    apply('onChapterExit');
    return state;
  });
  const shares = gathered.lines.map((line) => sharesAlong(line.points ?? [], centers));
  return {
    at(index) {
      const state = states[index] ?? new Map<string, number>();
      const other = [...state].filter(([layer, opacity]) => opacity > 0 && !legLayers.has(layer)).map(([layer]) => layer);
      const draw = new Map(gathered.lines.map((_, line) => [line, shares[line]?.[index] ?? 1]));
      const strengths = new Map<number, number>();
      gathered.lineLayers.forEach((layer, line) => {
        const opacity = layer === undefined ? undefined : state.get(layer);
        if (opacity !== undefined && opacity < 1) strengths.set(line, opacity);
      });
      const comments = other.length > 0 ? [`layers that the original shows here: ${other.join(', ')}`] : [];
      return { draw, strengths, comments };
    },
  };
}

/** How far along a line each chapter is, where all of them are on it and in its order: the line is then drawn up to each. */
function sharesAlong(points: readonly LngLat[], centers: readonly (LngLat | undefined)[]): number[] | undefined {
  const sums: number[] = [0];
  points.slice(1).forEach((point, i) => {
    sums.push((sums[i] ?? 0) + distanceKm(points[i] as LngLat, point));
  });
  const km = sums.at(-1) ?? 0;
  if (km === 0 || centers.length < 2 || points.length > 20_000) return undefined;
  let last = 0;
  const shares: number[] = [];
  for (const center of centers.slice(0, 300)) {
    if (!center) return undefined;
    let best = { share: 0, away: Number.POSITIVE_INFINITY };
    points.forEach((point, i) => {
      const away = distanceKm(point, center);
      if (away < best.away) best = { share: (sums[i] ?? 0) / km, away };
    });
    if (best.away > km * 0.02 || best.share < last) return undefined;
    last = best.share;
    shares.push(best.share);
  }
  // The last chapter shows the whole line: nothing of it would be drawn afterwards.
  shares[shares.length - 1] = 1;
  return shares.length === centers.length ? shares : undefined;
}

import type { Box, LngLat, Stage } from '#geo/camera.ts';
import { type Path, slicePath } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import type { Story } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';
import { defaultLabelMetrics } from '#timeline/label-metrics.ts';
import { boxAt } from '#timeline/labels.ts';
import { fitPoints } from '#timeline/rest-cameras.ts';
import { nameIn } from './studio.ts';

/** What of the map lies under something of the page. */
export interface Covered {
  readonly what: 'mark' | 'label' | 'leg' | 'region';
  readonly id: string;
  readonly name: string;
  /** how much of what is on the stage lies under it, 0–1 */
  readonly share: number;
}

/** What a page shows: the frame, on its stage. */
export interface Shown {
  readonly story: Pick<Story, 'places' | 'regions' | 'legs'>;
  readonly paths: Readonly<Record<string, Path>>;
  readonly frame: Frame;
  readonly stage: Stage;
  readonly lang: string;
}

/** So much of something has to show that it counts as shown, and to be covered that it counts as covered. */
const [leastShown, leastCovered] = [0.3, 0.05];
/** Points that stand for a leg. */
const mostPoints = 100;

/**
 * Marks, labels, drawn legs and regions that are on the stage and lie under boxes that cover it.
 * @param covers CSS px of the stage
 */
export function coveredThings({ story, paths, frame, stage, lang }: Shown, covers: readonly Box[]): Covered[] {
  if (!(stage.width > 0 && stage.height > 0)) return [];
  const view = viewOf(frame.camera, stage);
  const onStage = (points: readonly LngLat[]): { x: number; y: number }[] =>
    points.flatMap((point) => {
      const { x, y, visible } = project(view, point);
      return visible && x >= 0 && y >= 0 && x <= stage.width && y <= stage.height ? [{ x, y }] : [];
    });
  const shareOf = (points: readonly { x: number; y: number }[]): number => {
    const under = points.filter(({ x, y }) => covers.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom));
    return points.length === 0 ? 0 : under.length / points.length;
  };
  const found: Covered[] = [];
  const add = (what: Covered['what'], id: string, names: unknown, share: number): void => {
    if (share >= leastCovered) found.push({ what, id, name: nameIn(names, lang, id), share });
  };
  for (const [id, strength] of Object.entries(frame.places)) {
    const place = story.places[id];
    if (place && strength >= leastShown) add('mark', id, place.name, shareOf(onStage([place.at])));
  }
  for (const [id, { side, strength }] of Object.entries(frame.labels)) {
    const place = story.places[id];
    const [at] = place ? onStage([place.at]) : [];
    if (!place || !at || strength < leastShown) continue;
    const box = boxAt(at, place, side, lang, defaultLabelMetrics);
    add('label', id, place.name, Math.max(0, ...covers.map((cover) => overlap(box, cover))));
  }
  for (const [id, { drawn, strength }] of Object.entries(frame.legs)) {
    const path = paths[id];
    if (!path || strength < leastShown || drawn <= 0) continue;
    const points = slicePath(path, 0, drawn);
    const every = Math.ceil(points.length / mostPoints);
    add('leg', id, story.legs[id]?.name, shareOf(onStage(points.filter((_, nth) => nth % every === 0 || nth === points.length - 1))));
  }
  for (const [id, strength] of Object.entries(frame.regions)) {
    if (strength > 0) add('region', id, story.regions[id]?.name, shareOf(onStage(fitPoints([id], { story: story as Story, paths }))));
  }
  return found;
}

/** How much of a box lies under another, 0–1. */
function overlap(box: Box, cover: Box): number {
  const width = Math.min(box.right, cover.right) - Math.max(box.left, cover.left);
  const height = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top);
  const area = (box.right - box.left) * (box.bottom - box.top);
  return width > 0 && height > 0 && area > 0 ? (width * height) / area : 0;
}

/** Boxes as they lie on a stage: what is outside it is cut off, and what is nowhere on it left out. Both in CSS px of the page. */
export function onStageOnly(boxes: readonly Box[], stage: Box): Box[] {
  return boxes.flatMap((box) => {
    const cut = {
      left: Math.max(box.left, stage.left) - stage.left,
      top: Math.max(box.top, stage.top) - stage.top,
      right: Math.min(box.right, stage.right) - stage.left,
      bottom: Math.min(box.bottom, stage.bottom) - stage.top,
    };
    return cut.right > cut.left && cut.bottom > cut.top ? [cut] : [];
  });
}

/** In words: "Brest, label of Paris, 30 % of By sea". */
export function coveredWords(covered: readonly Covered[]): string {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const words = covered.map(({ what, name, share }) =>
    what === 'mark' ? name : what === 'label' ? `label of ${name}` : `${percent(share)} of ${name}`,
  );
  return words.join(', ') || 'nothing';
}

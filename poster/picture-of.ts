import { lensOf } from '#geo/lens.ts';
import { viewOf } from '#geo/projection.ts';
import type { Frame } from '#timeline/frame.ts';
import { paletteFor } from './ink.ts';
import type { Picture } from './picture.ts';
import type { PosterOptions } from './poster-options.ts';

/** The step a poster shows: the given one, or else the one nearest to the frame's position. */
export function stepOf({ position }: Frame, { stepId, timeline: { rests } }: Pick<PosterOptions, 'stepId' | 'timeline'>): string {
  return stepId ?? rests[Math.min(Math.max(Math.round(position), 0), rests.length - 1)]?.id ?? '';
}

/** The context for drawing a frame's layers. @throws RangeError for a camera that is not made of numbers */
export function pictureOf(frame: Frame, options: PosterOptions): Picture {
  const { timeline, ink = 'screen', palette = paletteFor(ink, timeline.story.look), tolerance = 0.55 } = options;
  const { stage } = timeline;
  const view = viewOf(frame.camera, stage);
  const step = stepOf(frame, options).replace(/[^\w-]/g, '_');
  const prefix = `p-${step}-${stage.width}x${stage.height}${ink === 'print' ? '-print' : ''}`;
  return { view, lens: lensOf(view), zoom: frame.camera.zoom, palette, ink, prefix, tolerance };
}

import { wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { type Path, pointAt } from '#geo/path.ts';
import type { Story } from '#story/story.ts';
import type { LintProblem } from './problem.ts';

/** Whether a point is surely on dry land, though coasts are simplified. */
export type OnLand = (point: LngLat) => boolean;

/** Distance of the points that are looked at, km. */
const stride = 5;
/** So many km of land in one stretch are no mistake: small islands and spits are passed over by lines that are drawn for the world. */
const most = 25;
/** So many where the stretch begins that near an end of the leg: ports lie on land, up estuaries that the basemap does not have. */
const mostAtEnd = 100;

/**
 * `sea-over-land` (warning): the line of a leg of mode `sea` runs over dry land for longer than coasts that are simplified explain. A leg that is only a
 * direction is no line.
 */
export function checkSeaLegs({ legs }: Pick<Story, 'legs'>, paths: Readonly<Record<string, Path>>, onLand: OnLand): LintProblem[] {
  return Object.values(legs).flatMap(({ id, mode, certainty }): LintProblem[] => {
    const path = paths[id];
    if (mode !== 'sea' || certainty === 'direction' || !path) return [];
    const found = stretchesOf(path, onLand)
      .filter(({ from, to }) => to - from > (from < most || path.km - to < most ? mostAtEnd : most))
      .sort((a, b) => b.to - b.from - (a.to - a.from));
    const [longest] = found;
    if (!longest) return [];
    const [lon, lat] = pointAt(path, (longest.from + longest.to) / 2 / path.km);
    const near = `[${round(wrap180(lon))}, ${round(lat)}]`;
    const others = found.length > 1 ? `, the longest of ${found.length} such stretches` : '';
    return [
      {
        code: 'sea-over-land',
        severity: 'warning',
        message: `Unexpected land under leg \`${id}\` of mode \`sea\`: ${Math.round(longest.to - longest.from)} km near ${near}${others}, expected points of its line (\`via\`) in the water around it, or another \`mode\``,
        at: { file: 'story', path: ['legs', id, 'mode'] },
      },
    ];
  });
}

/** Where a path is over land: km from its start, as near as the stride. */
function stretchesOf(path: Path, onLand: OnLand): { from: number; to: number }[] {
  const samples = Math.max(1, Math.ceil(path.km / stride));
  const stretches: { from: number; to: number }[] = [];
  let from: number | undefined;
  for (let sample = 0; sample <= samples; sample++) {
    const km = (path.km * sample) / samples;
    const land = onLand(pointAt(path, sample / samples));
    if (land && from === undefined) from = km;
    if (from === undefined || (land && sample < samples)) continue;
    stretches.push({ from, to: land ? path.km : km });
    from = undefined;
  }
  return stretches;
}

const round = (degrees: number): number => Math.round(degrees * 10) / 10;

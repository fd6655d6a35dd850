import { changingPaint, isInPictures } from '#story/overlays.ts';
import type { Story } from '#story/story.ts';
import { citedIn } from '#story/walk-text.ts';
import type { LintProblem } from './problem.ts';

/** `leg-never-drawn`: a leg that no step draws or shows. */
export function checkLegs(story: Story): LintProblem[] {
  const drawn = (id: string): boolean => {
    const named = story.steps.some((step) => id in step.draw);
    return (
      story.steps.some((step) => (step.draw[id] ?? 0) > 0 && (step.legs[id] ?? 1) > 0) ||
      (!named && !story.journey.includes(id) && story.steps.some((step) => (step.legs[id] ?? 0) > 0))
    );
  };
  return Object.keys(story.legs)
    .filter((id) => !drawn(id))
    .map((id) => ({
      code: 'leg-never-drawn',
      severity: 'error',
      message: `Unexpected leg \`${id}\` that no step draws, expected it under \`draw\` or \`legs\` of a step`,
      at: { file: 'story', path: ['legs', id] },
    }));
}

/** `source-never-cited`: a source that no text, leg or `says` cites. */
export function checkSources(story: Story): LintProblem[] {
  const cited = new Set(Object.values(story.legs).flatMap((leg) => leg.sources));
  for (const text of Object.values(story.texts)) for (const id of citedIn(text)) cited.add(id);
  return Object.keys(story.sources)
    .filter((id) => !cited.has(id))
    .map((id) => ({
      code: 'source-never-cited',
      severity: 'error',
      message: `Unexpected source \`${id}\` that nothing cites, expected a footnote \`[^${id}]\` or a leg that names it`,
      at: { file: 'story', path: ['sources', id] },
    }));
}

/**
 * `many-changes` (warning): more than one of the groups legs, regions, overlays, lights changes from a step to the next. The camera is free to move, and
 * so are places, which come and go with it. A leg counts when it is drawn farther or its strength changes; all legs are one group.
 */
export function checkChanges(story: Story): LintProblem[] {
  let drawn: Readonly<Record<string, number>> = { ...story.steps[0]?.draw };
  return story.steps.slice(1).flatMap((step, index): LintProblem[] => {
    const before = story.steps[index];
    const now = { ...drawn, ...step.draw };
    const groups = [
      Object.keys(story.legs).some((id) => (now[id] ?? 0) !== (drawn[id] ?? 0)) && 'the legs drawn',
      differ(before?.regions ?? {}, step.regions) && 'the regions',
      differ(before?.overlays ?? {}, step.overlays ?? {}) && 'the overlays',
      Math.abs((before?.lights ?? 1) - step.lights) > 0.25 && 'the city lights',
    ].filter((group) => group !== false);
    drawn = now;
    if (groups.length < 2) return [];
    return [
      {
        code: 'many-changes',
        severity: 'warning',
        message: `Unexpected changes of ${groups.join(' and ')} in one step, expected one thing to change in step \`${step.id}\``,
        at: { file: 'story', path: ['steps', index + 1] },
      },
    ];
  });
}

function differ(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].some((id) => (a[id] ?? 0) !== (b[id] ?? 0));
}

/**
 * `overlay-not-in-pictures` (warning): an overlay whose paint depends on its shapes or the zoom, or that is a picture itself, is only on the live map. What it
 * says is in the map descriptions all the same.
 */
export function checkOverlays({ overlays = [] }: Story): LintProblem[] {
  return overlays
    .filter((overlay) => !isInPictures(overlay))
    .map((overlay) => ({
      code: 'overlay-not-in-pictures',
      severity: 'warning',
      message: `Unexpected ${'tiles' in overlay ? 'tiles' : overlay.type === 'raster' ? 'picture' : `changing \`${changingPaint(overlay)}\``} in overlay \`${overlay.id}\`, expected shapes with constant paint: in print and before the live map is there it does not show`,
      at: { file: 'story', path: ['overlays', overlay.id] },
    }));
}

import { distanceKm } from '#geo/sphere.ts';
import { stepsOf } from './feature-steps.ts';
import type { Gathered } from './features.ts';
import { every, type StepMaterial } from './material.ts';
import type { Notes } from './notes.ts';

/** A tour's stops as steps without words, then what has words. */
export function tourSteps(
  tour: readonly StepMaterial['camera'][],
  gathered: Gathered,
  notes: Notes,
  where: { file: string; offset: number },
): StepMaterial[] {
  const [title, ...others] = stepsOf(gathered);
  notes.add('guessed', where, `Look at: the ${tour.length} stops of the tour are steps; their words are to be written`);
  const nothing = { marks: [], draw: new Map<number, number>(), comments: [], blocks: [] };
  const stops = tour.map(
    (camera, index): StepMaterial => ({
      ...nothing,
      id: `stop-${index + 1}`,
      camera,
      labels: every(gathered.places).slice(0, 40),
      areas: every(gathered.areas),
      textComments: ['TODO: the words of this stop'],
    }),
  );
  // Words of a place are told at the stop that looks at it.
  const told = others.map((step) => ({
    step,
    stop: step.draw.size > 0 || step.blocks.length === 0 ? -1 : nearestStop(step, tour, gathered),
  }));
  const full = stops.map((stop, index) => ({
    ...stop,
    ...wordsAt(
      told.flatMap((one) => (one.stop === index ? [one.step] : [])),
      stop,
    ),
  }));
  const camera: StepMaterial['camera'] =
    gathered.places.length + gathered.lines.length + gathered.areas.length > 0
      ? (title as StepMaterial).camera
      : { ...(tour[0] as Extract<StepMaterial['camera'], { kind: 'center' }>), pitch: 0, bearing: 0 };
  const rest = told.flatMap(({ step, stop }) => (stop < 0 && (step.blocks.length > 0 || step.draw.size > 0) ? [step] : []));
  return [{ ...(title as StepMaterial), camera }, ...full, ...rest];
}

/** km within which a stop of a tour looks at a place. */
const lookedAtKm = 10;

function nearestStop({ labels }: StepMaterial, tour: readonly StepMaterial['camera'][], { places }: Gathered): number {
  const place = places[labels[0] ?? -1];
  const away = tour.map((camera) => (place && camera.kind === 'center' ? distanceKm(camera.center, place.at) : Number.POSITIVE_INFINITY));
  const least = Math.min(...away);
  return least <= lookedAtKm ? away.indexOf(least) : -1;
}

function wordsAt(steps: readonly StepMaterial[], stop: StepMaterial): Partial<StepMaterial> {
  const [first] = steps;
  return first ? { heading: first.heading, blocks: steps.flatMap(({ blocks }) => blocks), textComments: [] } : { heading: stop.heading };
}

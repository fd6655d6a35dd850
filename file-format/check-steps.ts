import { isReservedStep } from '#story/reserved.ts';
import { marklessKinds } from '#story/story.ts';
import type { Draft } from './check-references.ts';
import { type LegDraft, sourceLists } from './leg-parts.ts';
import type { Report } from './problem.ts';
import { own, type Salvaged } from './salvage.ts';
import type { CameraFile } from './schema.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What the schema cannot say of steps: ids once and free to be addresses, cameras that aim at one thing, legs that are never undrawn, marks that exist. */
export function checkSteps(draft: Draft, yaml: YamlFile, report: Report): void {
  const ids = new Map<string, number>();
  const drawn = new Map<string, { share: number; step: string }>();
  for (const [i, step] of (draft.steps ?? []).entries()) {
    if (!step) continue;
    const path = ['steps', i];
    const named = step.id ?? `number ${i + 1}`;
    const first = step.id === undefined ? undefined : ids.get(step.id);
    if (first !== undefined)
      report('duplicate-step', yaml.spot([...path, 'id']), `second step \`${step.id}\``, `another id: step ${first + 1} has it`);
    else if (step.id !== undefined) ids.set(step.id, i);
    if (step.id !== undefined && isReservedStep(step.id))
      report(
        'reserved-name',
        yaml.spot([...path, 'id']),
        `step \`${step.id}\``,
        'another id: every story has a page or a section of this name',
      );

    if (i === 0 && step.kind !== undefined)
      report('step-kind', yaml.spot([...path, 'kind']), `\`${step.kind}\` of the first step`, 'none: its words are the title');

    checkCamera([...path, 'camera'], yaml, report);
    checkCamera([...path, 'narrow', 'camera'], yaml, report);
    checkMarks(draft, step.show, [...path, 'show'], yaml, report);
    checkMarks(draft, step.narrow?.show, [...path, 'narrow', 'show'], yaml, report);

    for (const [leg, share] of Object.entries(step.draw ?? {})) {
      const before = drawn.get(leg);
      if (share === undefined) continue;
      if (before && share < before.share) {
        report(
          'draw-back',
          yaml.spot([...path, 'draw', leg]),
          `${share} for \`${leg}\``,
          `${before.share} or more, as far as step \`${before.step}\` has drawn it`,
        );
      } else drawn.set(leg, { share, step: named });
    }
  }
  for (const [id, leg] of Object.entries(draft.legs ?? {})) if (leg) checkLeg(id, leg, yaml, report);
  for (const [i, id] of (draft.journey ?? []).entries()) {
    const leg = own(draft.legs, id ?? '') as LegDraft | undefined;
    if (leg?.certainty === 'direction')
      report('direction-claim', yaml.spot(['journey', i]), `\`${id}\`, which is only a direction`, 'legs of a way');
  }
}

/** Looks at the file and not at the draft, because a mistaken `fit` is still a `fit`. */
function checkCamera(path: Path, yaml: YamlFile, report: Report): void {
  const camera = path.reduce<unknown>((at, key) => own(at, key), yaml.value) as Salvaged<CameraFile> | undefined;
  if (camera === null || typeof camera !== 'object' || Array.isArray(camera)) return;
  const aims = (['fit', 'center', 'follow'] as const).filter((key) => Object.hasOwn(camera, key));
  const expected = 'one of `fit`, `center` and `follow`';
  if (aims.length === 0) report('camera-aim', yaml.spot(path, 'key'), 'camera that aims at nothing', expected);
  for (const aim of aims.slice(1)) report('camera-aim', yaml.spot([...path, aim], 'key'), `\`${aim}\` beside \`${aims[0]}\``, expected);
  if (aims.length === 1 && aims[0] !== 'fit' && !Object.hasOwn(camera, 'zoom')) {
    report('camera-zoom', yaml.spot([...path, aims[0] ?? 'center'], 'key'), `\`${aims[0]}\` without \`zoom\``, 'a zoom beside it');
  }
}

function checkMarks(draft: Draft, show: object | undefined, path: Path, yaml: YamlFile, report: Report): void {
  for (const [id, side] of Object.entries(show ?? {})) {
    const kind = own(own(draft.places, id), 'kind');
    if (side === 'mark' && (marklessKinds as readonly unknown[]).includes(kind)) {
      report('mark-without-mark', yaml.spot([...path, id]), `\`mark\` of \`${id}\``, `a side for its label: a ${String(kind)} has no mark`);
    }
  }
}

/** A leg has its sources, one beginning and one way of saying its line; what is only a direction claims nothing else. */
function checkLeg(id: string, leg: LegDraft, yaml: YamlFile, report: Report): void {
  const path = ['legs', id];
  const { certainty, mode, length } = leg;
  const unsourced =
    (certainty === 'reported' || certainty === 'alternative') &&
    leg.sources !== undefined &&
    sourceLists(leg).every(({ ids }) => ids.length === 0);
  if (unsourced) report('leg-unsourced', yaml.spot([...path, 'sources']), 'no sources', `the source of a leg that is \`${certainty}\``);
  if (leg.path !== undefined && leg.via !== undefined)
    report('path-and-via', yaml.spot([...path, 'via'], 'key'), '`via` beside `path`', 'one of them');
  // The file is asked, and not the draft, because a mistaken `from` is still a `from`.
  const begins = (['from', 'branch'] as const).filter((key) => Object.hasOwn(own(own(yaml.value, 'legs'), id) as object, key));
  if (begins.length === 0)
    report(
      'leg-begin',
      yaml.spot(path, 'key'),
      'lack of `from`',
      '`from`: the place where it begins, or `branch`: the leg that it branches off',
    );
  if (begins.length === 2) report('leg-begin', yaml.spot([...path, 'branch'], 'key'), '`branch` beside `from`', 'one of them');
  if (certainty !== 'direction') return;
  for (const [key, claim] of Object.entries({ mode, length })) {
    if (claim !== undefined && claim !== 'unknown')
      report('direction-claim', yaml.spot([...path, key], 'key'), `\`${key}\` of a leg that is only a direction`, 'none: it claims no way');
  }
}

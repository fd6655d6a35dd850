import { isReservedStep } from '#story/reserved.ts';
import { marklessKinds } from '#story/story.ts';
import type { Draft } from './check-references.ts';
import type { Report } from './problem.ts';
import { own, type Salvaged } from './salvage.ts';
import type { CameraFile, StoryFile } from './schema.ts';
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
  for (const [id, leg] of Object.entries(draft.legs ?? {})) checkLeg(id, leg, yaml, report);
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

function checkLeg(id: string, leg: Salvaged<NonNullable<StoryFile['legs']>[string]> | undefined, yaml: YamlFile, report: Report): void {
  if (!leg) return;
  const unsourced = leg.certainty !== undefined && leg.certainty !== 'inferred' && leg.sources?.length === 0;
  if (unsourced)
    report('leg-unsourced', yaml.spot(['legs', id, 'sources']), 'no sources', `the source of a leg that is \`${leg.certainty}\``);
  if (leg.path !== undefined && leg.via !== undefined) {
    report('path-and-via', yaml.spot(['legs', id, 'via'], 'key'), '`via` beside `path`', 'one of them');
  }
}

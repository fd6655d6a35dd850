import type { Draft } from './check-references.ts';
import type { Names } from './names.ts';
import { expectedOf, nearest } from './nearest.ts';
import type { Report, Spot } from './problem.ts';
import type { TextDraft } from './read-text.ts';
import { own } from './salvage.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a text names must be in `story.yaml`. */
export function checkTextReferences(text: TextDraft, names: Names, placeOf: (spot: Spot) => string, report: Report): void {
  const steps = new Set(text.steps.map(({ id }) => id));
  const first = text.steps[0]?.spot;
  for (const { to, id, spot } of text.references) {
    if (to === 'web') continue;
    if (to !== 'step') names.use([to], id, spot);
    else if (!steps.has(id))
      report('unknown-step', spot, `step \`${id}\``, expectedOf(id, steps, 'step', first && `${steps.size} steps (${placeOf(first)})`));
  }
}

/** A step of kind `picture` has one in its words. */
export function checkTextKinds(draft: Draft, text: TextDraft, report: Report): void {
  for (const step of draft.steps ?? []) {
    if (step?.kind !== 'picture') continue;
    const written = text.steps.find(({ id }) => id === step.id);
    if (written && !text.blocks.some((block) => block.step === step.id && block.name.startsWith('`:::picture`')))
      report('step-kind', written.spot, `step \`${step.id}\` of kind \`picture\` without one`, 'a `:::picture` in its words');
  }
}

/** A text has the steps of `story.yaml`, all of them, no others, in the same order. */
export function checkTextSteps(draft: Draft, yaml: YamlFile, text: TextDraft, report: Report): void {
  const planned = (draft.steps ?? []).map((step) => step?.id);
  const plannedIds = new Set(planned.filter((id) => id !== undefined));
  // what is mistaken as an id is the same mistake in the texts
  const mistaken = new Set(planned.map((id, i) => (id === undefined ? own(own(own(yaml.value, 'steps'), i), 'id') : undefined)));
  const written = new Map(text.steps.map(({ id, spot }) => [id, spot]));
  const missing = [...plannedIds].filter((id) => !written.has(id));
  for (const id of missing) {
    report(
      'step-without-text',
      yaml.spot(['steps', planned.indexOf(id), 'id']),
      `step \`${id}\` without words in ${text.file}`,
      `\`::::step{#${id}}\` there`,
    );
  }
  for (const [id, spot] of written) {
    if (plannedIds.has(id) || mistaken.has(id)) continue;
    const meant = nearest(id, missing);
    report('text-without-step', spot, `step \`${id}\` that is not in story.yaml`, meant ? `\`${meant}\`` : `\`- id: ${id}\` there`);
  }
  // the first one out of order, for the rest follows from it
  const common = [...plannedIds].filter((id) => written.has(id));
  const order = [...written.keys()].filter((id) => plannedIds.has(id));
  const wrong = order.findIndex((id, i) => id !== common[i]);
  const id = order[wrong];
  const spot = id === undefined ? undefined : written.get(id);
  if (spot) report('step-order', spot, `step \`${id}\``, `\`${common[wrong]}\`, which comes next in story.yaml`);
}

import type { LngLat } from '#geo/camera.ts';
import { button, field, fold, h, idInput, nameFields, select } from './dom.ts';
import { entryForm } from './entries.ts';
import { addForm } from './forms.ts';
import { problemsAt } from './key-parts.ts';
import { indexOf, knownPoints } from './known-point.ts';
import { refuseChanged } from './known-value.ts';
import type { Refuse } from './refusals.ts';
import { nameIn, rounded, type Studio, stepsOf } from './studio.ts';
import { numberField } from './writing.ts';

/** How far each leg is drawn while the step is read, and the points that it goes through. */
export function legsPanel(studio: Studio): HTMLElement[] {
  const state = studio.state();
  const { facts } = state;
  const steps = stepsOf(state);
  const index = studio.step();
  const step = steps[index];
  if (!step?.id) return [];
  const id = step.id;
  const lang = studio.lang();
  const rows = Object.entries(facts?.legs ?? {}).map(([leg, of]) => {
    const name = nameIn(of?.name, lang, leg);
    const own = step.draw?.[leg];
    const before = steps.slice(0, index).reduce((drawn, { draw }) => draw?.[leg] ?? drawn, 0);
    const points = state.lines[leg];
    const known = knownPoints(points ?? []);
    const set = (change: (now: readonly LngLat[]) => readonly LngLat[], refused: Refuse): Promise<boolean> =>
      studio.edit(() => {
        const next = change(studio.state().lines[leg] ?? points ?? []);
        return { kind: 'set-line', leg, points: next.map(([lng, lat]): [number, number] => [lng, lat]) };
      }, refused);
    const least = of?.path ? 2 : 0;
    return h(
      'li',
      { 'data-entry': `legs.${leg}` },
      h('b', {}, name),
      h('small', {}, `${leg} · ${of?.certainty ?? ''}${of?.mode ? ` · ${of.mode}` : ''}${of?.path ? ` · ${of.path}` : ''}`),
      numberField(
        `Drawn in this step, 0–1 (before it: ${before})`,
        own,
        (value, refused, was) =>
          studio.edit(() => {
            refuseChanged(was(), stepsOf(studio.state()).find((one) => one.id === id)?.draw?.[leg]);
            return { kind: 'set-drawn', step: id, leg, share: value ?? null };
          }, refused),
        {
          min: 0,
          max: 1,
          placeholder: String(before),
          'data-key': `drawn-${leg}`,
        },
      ),
      points === undefined
        ? h('p', { class: 'hint' }, 'Its line has too many points to be bent by hand.')
        : h(
            'details',
            {},
            h('summary', { 'data-key': `points-${leg}` }, `${points.length} ${of?.path ? 'points' : 'points between its ends'}`),
            h(
              'ol',
              { class: 'points' },
              ...points.map((point, nth) =>
                h(
                  'li',
                  { class: 'row' },
                  ...(['Longitude', 'Latitude'] as const).map((words, axis) =>
                    numberField(
                      words,
                      point[axis],
                      (value = 0, refused, was) =>
                        set((now) => {
                          // One that another program has moved has its place still, where none has come or gone.
                          const at = known[nth]?.in(now) ?? (now.length === points.length ? nth : -1);
                          const old = now[at];
                          refuseChanged(was(), old?.[axis]);
                          if (!old) return now;
                          const next = replaced(old, axis, value);
                          known[nth]?.moved(next);
                          return now.with(at, next);
                        }, refused),
                      {
                        required: true,
                        'data-key': `point-${leg}-${nth}-${axis}`,
                        'aria-label': `${words} of point ${nth + 1} of ${name}`,
                      },
                    ),
                  ),
                  button(
                    '×',
                    (refused) => void set((now) => now.toSpliced(indexOf(known[nth], now, `Point ${nth + 1} of ${name}`), 1), refused),
                    {
                      'aria-label': `Take point ${nth + 1} of ${name} away`,
                      'data-key': `out-${leg}-${nth}`,
                      disabled: points.length <= least,
                    },
                  ),
                ),
              ),
            ),
            button(
              'Add a point in the middle of the view',
              (refused) => {
                const [lng, lat] = studio.main().page()?.mapStory?.frame().camera.center ?? [0, 0];
                void set((now) => {
                  const at = of?.path ? now.length - 1 : now.length;
                  return [...now.slice(0, at), [rounded(lng), rounded(lat)], ...now.slice(at)];
                }, refused);
              },
              { 'data-key': `add-point-${leg}` },
            ),
          ),
      ...problemsAt(studio, 'story.yaml', ['legs', leg]),
      fold(studio.opened, `all-legs.${leg}`, 'All its keys', () => entryForm(studio, 'legs', leg, ['via'])),
    );
  });
  return [
    h('p', { class: 'hint' }, '“Handles” above the large screen lets you pull the points of lines on its map.'),
    h('ul', { class: 'items' }, ...rows),
    addLeg(studio, id),
  ];
}

const replaced = ([lng, lat]: LngLat, axis: number, value: number): LngLat => (axis === 0 ? [value, lat] : [lng, value]);

function addLeg(studio: Studio, step: string): HTMLElement {
  const lang = studio.lang();
  const places = Object.entries(studio.state().facts?.places ?? {}).map(([place, of]) => [place, nameIn(of?.name, lang, place)] as const);
  const id = idInput('new-leg-id');
  const { fields, names } = nameFields(studio.languages(), 'new-leg');
  const from = select(places, places[0]?.[0] ?? '', () => {}, { 'data-key': 'new-leg-from' });
  const to = select(places, places[1]?.[0] ?? '', () => {}, { 'data-key': 'new-leg-to' });
  const add = (refused: Refuse): Promise<boolean> =>
    studio.edit({ kind: 'add-leg', id: id.value, from: from.value, to: to.value, name: names(), step }, refused);
  return addForm(
    'New leg',
    'new-leg',
    add,
    field('Id', id),
    ...fields,
    h('div', { class: 'row' }, field('From', from), field('To', to)),
    h('p', { class: 'hint' }, 'It is drawn whole in this step, as inferred: it is yours until its keys name a source.'),
    h('button', { type: 'submit' }, 'Add leg'),
  );
}

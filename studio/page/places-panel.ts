import type { Edit } from '#studio/edit.ts';
import { button, field, fold, h, idInput, nameFields, select } from './dom.ts';
import { entryForm } from './entries.ts';
import { addForm } from './forms.ts';
import { problemsAt } from './key-parts.ts';
import { refuseChanged } from './known-value.ts';
import type { Refuse } from './refusals.ts';
import { nameIn, rounded, type Studio, stepsOf } from './studio.ts';
import { numberField } from './writing.ts';

type Side = Extract<Edit, { kind: 'set-side' }>['side'];
const sides: readonly (readonly [string, string])[] = [
  ['right', 'right'],
  ['left', 'left'],
  ['above', 'above'],
  ['below', 'below'],
  ['center', 'centre'],
  ['mark', 'mark alone'],
];

/** Which places show in the step that is read, on which side of them their labels are, and where they lie. */
export function placesPanel(studio: Studio): HTMLElement[] {
  const { facts } = studio.state();
  const step = stepsOf(studio.state())[studio.step()];
  if (!step?.id) return [];
  const id = step.id;
  const lang = studio.lang();
  const show = (step.show ?? {}) as Record<string, string>;
  // Those that show come first.
  const places = Object.entries(facts?.places ?? {}).toSorted(([a], [b]) => Number(Boolean(show[b])) - Number(Boolean(show[a])));
  const narrow = (step.narrow?.show ?? {}) as Record<string, string>;
  const set = (place: string, isNarrow: boolean) => (side: string, refused: Refuse) =>
    void studio.edit({ kind: 'set-side', step: id, narrow: isNarrow, place, side: (side || null) as Side }, refused);
  const move = (place: string, axis: 0 | 1, value: number, refused: Refuse, was: () => number | undefined): Promise<boolean> =>
    studio.edit(() => {
      const [lng = 0, lat = 0] = (studio.state().facts?.places?.[place]?.at ?? []) as number[];
      refuseChanged(was(), axis === 0 ? lng : lat);
      return { kind: 'move-place', place, at: axis === 0 ? [value, lat] : [lng, value] };
    }, refused);
  const rows = places.map(([place, facts]) => {
    const name = nameIn(facts?.name, lang, place);
    const [lng = 0, lat = 0] = (facts?.at ?? []) as number[];
    return h(
      'li',
      { class: show[place] ? 'shown' : '', 'data-entry': `places.${place}` },
      h('b', {}, name),
      h('small', {}, place),
      h(
        'div',
        { class: 'row' },
        field(
          'Label',
          select([['', 'not shown'], ...sides], show[place] ?? '', set(place, false), {
            'data-key': `side-${place}`,
            'aria-label': `Label of ${name}`,
          }),
        ),
        field(
          'On phones',
          select([['', 'as on all'], ...sides, ['hidden', 'hidden']], narrow[place] ?? '', set(place, true), {
            'data-key': `narrow-${place}`,
            'aria-label': `Label of ${name} on phones`,
          }),
        ),
        numberField('Longitude', lng, (value = lng, refused, was) => move(place, 0, value, refused, was), {
          required: true,
          min: -180,
          max: 180,
          'data-key': `lng-${place}`,
          'aria-label': `Longitude of ${name}`,
        }),
        numberField('Latitude', lat, (value = lat, refused, was) => move(place, 1, value, refused, was), {
          required: true,
          min: -90,
          max: 90,
          'data-key': `lat-${place}`,
          'aria-label': `Latitude of ${name}`,
        }),
      ),
      ...problemsAt(studio, 'story.yaml', ['places', place]),
      fold(studio.opened, `all-places.${place}`, 'All its keys', () => entryForm(studio, 'places', place, ['at'])),
    );
  });
  const unknown = [...new Set([...Object.keys(show), ...Object.keys(narrow)])].filter((place) => !facts?.places?.[place]);
  const strangers = unknown.map((place) => {
    const out = (refused: Refuse): void => {
      if (show[place]) set(place, false)('', refused);
      if (narrow[place]) set(place, true)('', refused);
    };
    const remove = button(`Remove ${place} from this step`, out, { 'data-key': `unknown-${place}` });
    return h(
      'li',
      { class: 'shown' },
      h('b', {}, place),
      h('p', { class: 'hint' }, 'The step shows it, and the story has no such place.'),
      remove,
    );
  });
  return [
    h('p', { class: 'hint' }, '“Handles” above the large screen lets you pull marks and labels on its map.'),
    h('ul', { class: 'items' }, ...strangers, ...rows),
    addPlace(studio, id),
  ];
}

function addPlace(studio: Studio, step: string): HTMLElement {
  const { facts } = studio.state();
  const id = idInput('new-place-id');
  const { fields, names } = nameFields(studio.languages(), 'new-place');
  const kinds = [...studio.state().placeKinds, ...Object.keys(facts?.kinds ?? {})].map((known) => [known, known] as const);
  const kind = select(kinds, 'story', () => {}, { 'data-key': 'new-place-kind' });
  const lng = h('input', { type: 'number', step: 'any', min: -180, max: 180, 'data-key': 'new-place-lng' });
  const lat = h('input', { type: 'number', step: 'any', min: -90, max: 90, 'data-key': 'new-place-lat' });
  const add = (refused: Refuse): Promise<boolean> => {
    const centre = studio.main().page()?.mapStory?.frame().camera.center ?? [0, 0];
    const at: [number, number] = [
      lng.value === '' ? rounded(centre[0]) : Number(lng.value),
      lat.value === '' ? rounded(centre[1]) : Number(lat.value),
    ];
    const side = ['subject', 'country', 'water', 'note'].includes(kind.value) ? 'center' : 'right';
    return studio.edit({ kind: 'add-place', id: id.value, at, is: kind.value, name: names(), step, side }, refused);
  };
  return addForm(
    'New place',
    'new-place',
    add,
    field('Id', id),
    ...fields,
    field('Kind', kind),
    h('div', { class: 'row' }, field('Longitude', lng), field('Latitude', lat)),
    h('p', { class: 'hint' }, 'Left empty: the middle of the view. The place shows in this step.'),
    h('button', { type: 'submit' }, 'Add place'),
  );
}

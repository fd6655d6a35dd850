import { button, field, h, select } from './dom.ts';
import { type Camera, howTo, saidOf, screenFor } from './framing.ts';
import { refuseChanged } from './known-value.ts';
import type { Refuse } from './refusals.ts';
import { nameIn, namesOf, type Studio, stepsOf } from './studio.ts';
import { numberField } from './writing.ts';

/** The camera of the step that is read: by what must be seen, or as the author has moved the map. */
export function cameraPanel(studio: Studio, narrow: boolean, setNarrow: (narrow: boolean) => void): HTMLElement[] {
  const { facts } = studio.state();
  const step = stepsOf(studio.state())[studio.step()];
  if (!step?.id) return [];
  const id = step.id;
  const own = (narrow ? step.narrow?.camera : step.camera) as Camera | undefined;
  const camera: Camera = own ?? ((step.camera ?? {}) as Camera);
  /** Of the camera as it is when the edit's turn comes: two of its values may be written one right after the other. */
  const set = (next: (now: Camera) => Camera | null, refused: Refuse): Promise<boolean> =>
    studio.edit(() => {
      const at = stepsOf(studio.state()).find((one) => one.id === id);
      const now = ((narrow ? at?.narrow?.camera : undefined) ?? at?.camera ?? {}) as Camera;
      return { kind: 'set-camera', step: id, narrow, camera: next(now) };
    }, refused);
  const change =
    (key: 'zoom' | 'bearing' | 'pitch' | 'margin') =>
    (value: number | undefined, refused: Refuse, was: () => number | undefined): Promise<boolean> =>
      set(({ [key]: now, ...rest }) => {
        refuseChanged(was(), now);
        return value === undefined ? rest : { ...rest, [key]: value };
      }, refused);
  const lang = studio.lang();
  const all = (['places', 'legs', 'regions'] as const).flatMap((kind) =>
    Object.entries(facts?.[kind] ?? {}).map(([of, item]) => [of, nameIn(item?.name, lang, of)] as const),
  );
  const fit = camera.fit ?? [];
  const fitted = (change: (now: readonly string[]) => string[], refused: Refuse): void =>
    void set((now) => {
      const { center: _, follow: __, fit: before = [], ...rest } = now;
      const ids = change(before);
      return ids.length === 0 ? now : { fit: ids, ...rest, ...(now.fit ? {} : { zoom: undefined }) };
    }, refused);
  const followed = (leg: string, refused: Refuse): void =>
    void set((now) => {
      const { center: _, follow: __, fit: ___, margin: ____, ...rest } = now;
      return leg !== '' ? { follow: leg, zoom: 4, ...rest } : now.follow ? { fit: [now.follow] } : now;
    }, refused);
  const chips = fit.map((of) =>
    h(
      'li',
      {},
      all.find(([known]) => known === of)?.[1] ?? of,
      button('×', (refused) => fitted((now) => now.filter((other) => other !== of), refused), {
        'aria-label': `Leave ${of} out`,
        'data-key': `fit-${of}`,
        disabled: fit.length < 2,
      }),
    ),
  );
  const where = camera.center
    ? `Centre ${camera.center.join(', ')}`
    : camera.follow
      ? `Follows ${camera.follow}`
      : 'What must be seen whole';
  return [
    h(
      'fieldset',
      { class: 'choice' },
      h('legend', {}, 'Stages'),
      ...([false, true] as const).map((value) =>
        h(
          'label',
          {},
          h('input', {
            type: 'radio',
            name: 'narrow',
            checked: narrow === value,
            onchange: () => setNarrow(value),
            'data-key': `narrow-${value}`,
          }),
          value ? 'Narrow ones, as phones' : 'All',
        ),
      ),
    ),
    narrow && !own ? h('p', { class: 'hint' }, 'Narrow stages have the camera of all: a change here gives them their own.') : null,
    h('h3', {}, where),
    fit.length > 0 ? h('ul', { class: 'chips' }, ...chips) : null,
    field(
      'Add to what must be seen',
      select(
        [['', '…'], ...all.filter(([of]) => !fit.includes(of))],
        '',
        (of, refused) => of && fitted((now) => [...now.filter((other) => other !== of), of], refused),
        { 'data-key': 'fit' },
      ),
    ),
    field(
      'Or follow a leg while it is drawn',
      select([['', '–'], ...namesOf(studio, ['leg'])], camera.follow ?? '', followed, { 'data-key': 'follow' }),
    ),
    h(
      'div',
      { class: 'row' },
      numberField(camera.fit ? 'Zoom at most' : 'Zoom', camera.zoom, change('zoom'), {
        min: 0,
        max: 22,
        'data-key': 'zoom',
        required: !camera.fit,
      }),
      numberField('Bearing', camera.bearing, change('bearing'), { min: -360, max: 360, 'data-key': 'bearing' }),
      numberField('Pitch', camera.pitch, change('pitch'), { min: 0, max: 60, 'data-key': 'pitch' }),
      numberField('Margin', camera.margin, change('margin'), { min: 0, max: 400, 'data-key': 'margin' }),
    ),
    h('h3', {}, 'By moving the map'),
    ...framingPart(studio, id, setNarrow),
    narrow && own
      ? h(
          'div',
          { class: 'buttons' },
          button('As on all stages', (refused) => void set(() => null, refused), { 'data-key': 'as-all' }),
        )
      : null,
  ].filter((part) => part !== null);
}

/** The ways to frame a camera, or, while one is framed, which one that is and what ends it. */
function framingPart(studio: Studio, step: string, setNarrow: (narrow: boolean) => void): HTMLElement[] {
  const { framing } = studio;
  const now = framing.now();
  if (now)
    return [
      h('p', { class: 'framing' }, h('b', {}, `Framing ${saidOf(now)}.`), ` ${howTo}`),
      h(
        'div',
        { class: 'buttons' },
        button('Use this view', () => void framing.use(), { 'data-key': 'use-view' }),
        button('Leave it', () => framing.end(), { 'data-key': 'leave-view' }),
      ),
    ];
  const frame = (narrow: boolean): HTMLElement =>
    button(
      `Frame it on the ${screenFor(narrow).toLowerCase()}`,
      () => {
        setNarrow(narrow);
        framing.begin({ step, narrow });
      },
      { 'data-key': `frame-${screenFor(narrow)}` },
    );
  return [
    h('p', { class: 'hint' }, 'By pointer or by keys: on the desk the camera of all stages, on the phone the one of narrow stages.'),
    h('div', { class: 'buttons' }, frame(false), frame(true)),
  ];
}

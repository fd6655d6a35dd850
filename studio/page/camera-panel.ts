import type { Edit } from '#studio/edit.ts';
import { zoomOn } from '#timeline/rest-cameras.ts';
import { button, field, h, select } from './dom.ts';
import { nameIn, namesOf, rounded, type Studio, stepsOf } from './studio.ts';
import { numberField } from './writing.ts';

type Camera = NonNullable<Extract<Edit, { kind: 'set-camera' }>['camera']>;

/** The camera of the step that is read: by what must be seen, or as the author has moved the map. */
export function cameraPanel(studio: Studio, narrow: boolean, setNarrow: (narrow: boolean) => void): HTMLElement[] {
  const { facts } = studio.state();
  const step = stepsOf(studio.state())[studio.step()];
  if (!step?.id) return [];
  const id = step.id;
  const own = (narrow ? step.narrow?.camera : step.camera) as Camera | undefined;
  const camera: Camera = own ?? ((step.camera ?? {}) as Camera);
  const set = (next: Camera | null, refused?: () => void): Promise<boolean> =>
    studio.edit({ kind: 'set-camera', step: id, narrow, camera: next }, refused);
  const change =
    (key: 'zoom' | 'bearing' | 'pitch' | 'margin') =>
    (value: number | undefined, refused: () => void): Promise<boolean> => {
      const { [key]: _, ...rest } = camera;
      return set(value === undefined ? rest : { ...rest, [key]: value }, refused);
    };
  const lang = studio.lang();
  const all = (['places', 'legs', 'regions'] as const).flatMap((kind) =>
    Object.entries(facts?.[kind] ?? {}).map(([of, item]) => [of, nameIn(item?.name, lang, of)] as const),
  );
  const fit = camera.fit ?? [];
  const fitted = (ids: readonly string[]): void => {
    const { center: _, follow: __, fit: ___, ...rest } = camera;
    void set({ fit: [...ids], ...rest, ...(camera.fit ? {} : { zoom: undefined }) });
  };
  const followed = (leg: string): void => {
    const { center: _, follow: __, fit: ___, margin: ____, ...rest } = camera;
    if (leg !== '') void set({ follow: leg, zoom: 4, ...rest });
    else if (camera.follow) void set({ fit: [camera.follow] });
  };
  const chips = fit.map((of) =>
    h(
      'li',
      {},
      all.find(([known]) => known === of)?.[1] ?? of,
      button('×', () => fitted(fit.filter((other) => other !== of)), { 'aria-label': `Leave ${of} out`, disabled: fit.length < 2 }),
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
      select([['', '…'], ...all.filter(([of]) => !fit.includes(of))], '', (of) => of && fitted([...fit, of]), { 'data-key': 'fit' }),
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
    h('p', { class: 'hint' }, `“Frame it” lets you move the map of the ${narrow ? 'phone' : 'desk'}, by pointer or by keys.`),
    h(
      'div',
      { class: 'buttons' },
      button('Frame it', () => frame(studio, narrow), { 'data-key': 'frame' }),
      button('Use this view', () => useView(studio, id, narrow), { 'data-key': 'use-view' }),
      narrow && own ? button('As on all stages', () => void set(null), { 'data-key': 'as-all' }) : null,
    ),
  ].filter((part) => part !== null);
}

/** Opens the explore mode of a screen's own page. */
function frame(studio: Studio, narrow: boolean): void {
  const screen = studio.screenOf(narrow ? 'Phone' : 'Desk');
  const page = screen.page();
  if (!page?.mapStory?.map()) {
    studio.say('The map does not show yet, or this browser can’t show it.', true);
    return;
  }
  page.document.querySelector<HTMLElement>('[data-explore]:not([aria-expanded="true"])')?.click();
  studio.say(`Move the map of the ${narrow ? 'phone' : 'desk'}, then “Use this view”.`);
}

/** Writes the view that a screen's map has now as the step's camera. */
function useView(studio: Studio, step: string, narrow: boolean): void {
  const handle = studio.screenOf(narrow ? 'Phone' : 'Desk').page()?.mapStory;
  const map = handle?.map();
  if (!handle || !map) {
    studio.say('The map does not show yet, or this browser can’t show it.', true);
    return;
  }
  const { lng, lat } = map.getCenter().wrap();
  // A story's zoom is that of the reference stage.
  const zoom = Math.round((map.getZoom() - zoomOn(handle.stage(), 0, narrow)) * 100) / 100;
  const [bearing, pitch] = [Math.round(map.getBearing()), Math.min(Math.round(map.getPitch()), 60)];
  const camera: Camera = {
    center: [rounded(lng), rounded(lat)],
    zoom: Math.min(Math.max(zoom, 0), 22),
    ...(bearing === 0 ? {} : { bearing }),
    ...(pitch === 0 ? {} : { pitch }),
  };
  void studio.edit({ kind: 'set-camera', step, narrow, camera }).then((done) => {
    // Back from the free map to the story, which has the same view now.
    if (done)
      studio
        .screenOf(narrow ? 'Phone' : 'Desk')
        .page()
        ?.document.querySelector<HTMLElement>('[data-explore][aria-expanded="true"]')
        ?.click();
  });
}

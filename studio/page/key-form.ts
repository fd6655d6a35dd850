import type { Field, Part } from '#studio/keys.ts';
import type { Value } from '#studio/yaml-scalar.ts';
import { button, h } from './dom.ts';
import { control, keyField, wordsControl } from './key-controls.ts';
import { adding, addName, byHand, problemsAt, said, takeAway, titled } from './key-parts.ts';
import { isRecord, keyOf, listSetter, type Place, setter, under, without } from './key-place.ts';
import type { Refuse } from './refusals.ts';
import { namesOf, type Studio } from './studio.ts';
import { converted, fits, saidOf } from './value-forms.ts';

/**
 * Controls for keys of a mapping, each with what the schema says of it. What is changed is written at once.
 * @param parts those that are to be shown
 * @param of whose keys they are, for who hears the labels alone; may be empty
 */
export function keyForm(
  studio: Studio,
  file: string,
  path: readonly (string | number)[],
  value: unknown,
  parts: readonly Part[],
  of = '',
): HTMLElement[] {
  return parts.flatMap(({ key, about, required, field }) => {
    const words = of === '' ? key : `${key} of ${of}`;
    const place = { file, path: [...path, key], value: isRecord(value) ? value[key] : undefined, label: key, words, about, required };
    return [...problemsAt(studio, file, place.path), formOf(studio, field, place)];
  });
}

function formOf(studio: Studio, field: Field, place: Place): HTMLElement {
  const { value, words, required } = place;
  const set = setter(studio, place);
  switch (field.is) {
    case 'by-hand':
      return byHand(studio, place);
    case 'words': {
      const texts = isRecord(value) ? value : {};
      return titled(
        place,
        ...studio.languages().map((lang) => {
          const take = setter(studio, under(place, lang));
          return wordsControl(lang, { words: '', name: words, key: `${keyOf(place)}.${lang}`, value: texts[lang], required, take }).element;
        }),
      );
    }
    case 'point':
      if (!Array.isArray(value)) return titled(place, adding(studio, field, place, set));
      return titled(
        place,
        h(
          'div',
          { class: 'row' },
          ...(['longitude', 'latitude'] as const).map((axis, nth) => {
            const most = nth === 0 ? field.east : 90;
            const take = setter(studio, under(place, nth));
            const asked = {
              field: { is: 'number', least: -most, most } as const,
              words: `${words}, ${axis}`,
              key: `${keyOf(place)}.${nth}`,
            };
            return control(studio, { ...asked, value: value[nth], required: true, take }).element;
          }),
        ),
        required ? null : takeAway(place, set),
      );
    case 'list':
      return field.item.is === 'name' ? namesForm(studio, field.item.of, place) : listForm(studio, field, place);
    case 'map':
      return mapForm(studio, field, place);
    case 'parts':
      if (!isRecord(value)) return titled(place, adding(studio, field, place, set));
      return titled(place, ...keyForm(studio, place.file, place.path, value, field.parts, words), required ? null : takeAway(place, set));
    case 'either':
      return eitherForm(studio, field.forms, place);
    default: {
      const asked = { field, words: place.label, name: words, key: keyOf(place), value, required };
      const { element } = control(studio, { ...asked, take: set });
      if (place.about !== '') element.append(h('small', { class: 'hint' }, ...said(place.about)));
      return element;
    }
  }
}

/** A list of names: the order can be changed, each taken away, others added. */
function namesForm(studio: Studio, of: Parameters<typeof namesOf>[1], place: Place): HTMLElement {
  const { value, words } = place;
  const names = Array.isArray(value) ? value.map(String) : [];
  const all = namesOf(studio, of);
  const set = listSetter(studio, place);
  const without = (id: string) => (now: readonly Value[]) => now.filter((one) => one !== id);
  const swap = (id: string, by: number, refused: Refuse): void =>
    void set((now) => {
      const to = Math.max(now.indexOf(id) + by, 0);
      const rest = without(id)(now);
      return [...rest.slice(0, to), id, ...rest.slice(to)];
    }, refused);
  const items = names.map((id, nth) => {
    const name = all.find(([known]) => known === id)?.[1] ?? id;
    const key = `${keyOf(place)}.${id}`;
    return h(
      'li',
      {},
      name,
      names.length > 1 &&
        button('↑', (refused) => swap(id, -1, refused), {
          'aria-label': `Move ${name} up in ${words}`,
          'data-key': `up-${key}`,
          disabled: nth === 0,
        }),
      names.length > 1 &&
        button('↓', (refused) => swap(id, 1, refused), {
          'aria-label': `Move ${name} down in ${words}`,
          'data-key': `down-${key}`,
          disabled: nth === names.length - 1,
        }),
      button('×', (refused) => void set(without(id), refused), {
        'aria-label': `Take ${name} out of ${words}`,
        'data-key': `out-${key}`,
      }),
    );
  });
  const others = all.filter(([id]) => !names.includes(id));
  return titled(
    place,
    items.length > 0 ? h('ol', { class: 'chips' }, ...items) : null,
    addName(place, others, (id, refused) => void set((now) => [...without(id)(now), id], refused)),
  );
}

function listForm(studio: Studio, { item, exactly }: Extract<Field, { is: 'list' }>, place: Place): HTMLElement {
  const { value, words, required, file, path } = place;
  const items = Array.isArray(value) ? (value as Value[]) : [];
  const set = setter(studio, place);
  const put = listSetter(studio, place);
  if (exactly !== undefined && items.length === 0) return titled(place, adding(studio, { is: 'list', item, exactly }, place, set));
  const rows = items.map((one, nth) => {
    const inner = {
      file,
      path: [...path, nth],
      value: one,
      label: `${place.label} ${nth + 1}`,
      words: `${words} ${nth + 1}`,
      about: '',
      required: true,
    };
    return h(
      'li',
      {},
      formOf(studio, item, inner),
      exactly === undefined && (items.length > 1 || !required)
        ? button(`Remove ${inner.label}`, (refused) => void put((now) => without(now, items, nth), refused), {
            'aria-label': `Remove ${inner.words}`,
            'data-key': `out-${keyOf(inner)}`,
          })
        : null,
    );
  });
  return titled(
    place,
    rows.length > 0 ? h('ol', { class: 'rows' }, ...rows) : null,
    exactly === undefined
      ? adding(studio, item, place, (added, refused) => put((now) => [...now, added], refused), `Add to ${place.label}`)
      : required
        ? null
        : takeAway(place, set),
  );
}

function mapForm(studio: Studio, field: Extract<Field, { is: 'map' }>, place: Place): HTMLElement {
  const { value, words, file, path } = place;
  const has = isRecord(value) ? value : {};
  const names = field.keys !== 'ids' && 'of' in field.keys ? namesOf(studio, field.keys.of) : [];
  const rows = Object.entries(has).map(([id, one]) => {
    const name = names.find(([known]) => known === id)?.[1] ?? id;
    const inner = { file, path: [...path, id], value: one, label: name, words: `${name} in ${words}`, about: '', required: true };
    return h(
      'li',
      { class: 'row-out' },
      formOf(studio, field.value, inner),
      button('×', (refused) => void setter(studio, under(place, id))(undefined, refused), {
        'aria-label': `Take ${name} out of ${words}`,
        'data-key': `out-${keyOf(inner)}`,
      }),
    );
  });
  const keys = keyField(field.keys);
  const others = (keys.is === 'name' ? names : keys.is === 'choice' ? keys.values.map((one) => [one, one] as const) : []).filter(
    ([id]) => !Object.hasOwn(has, id),
  );
  const add =
    field.value.is === 'number' && keys.is === 'name'
      ? // A strength: whole, until the author says otherwise.
        addName(place, others, (id, refused) => void setter(studio, under(place, id))(1, refused))
      : adding(
          studio,
          field,
          place,
          async (added, refused) => {
            const [[id, one] = ['', undefined]] = Object.entries(added as Record<string, Value>);
            return setter(studio, under(place, id))(one, refused);
          },
          `Add to ${words}`,
        );
  return titled(place, rows.length > 0 ? h('ul', { class: 'rows' }, ...rows) : null, add);
}

/** What can be written in several forms: the one it has, and ways to the others. */
function eitherForm(studio: Studio, forms: readonly Field[], place: Place): HTMLElement {
  const { value } = place;
  const set = setter(studio, place);
  const now = forms.find((form) => fits(form, value)) ?? (forms[0] as Field);
  // Nothing can be named that the story does not have.
  const isVain = (form: Field): boolean =>
    form.is === 'map' && form.keys !== 'ids' && 'of' in form.keys && namesOf(studio, form.keys.of).length === 0;
  const others = forms.filter((form) => form !== now && !isVain(form));
  const ways = others.map((form) => {
    const same = value === undefined ? undefined : converted(value, form);
    return same === undefined
      ? adding(studio, form, place, set, `Or ${saidOf(form)}`)
      : button(`As ${saidOf(form)}`, (refused) => void set(same, refused), { 'data-key': `as-${keyOf(place)}-${form.is}` });
  });
  return h('div', { class: 'either' }, formOf(studio, now, place), ...ways);
}

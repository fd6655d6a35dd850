import { type Field, keysByHand, type Part } from '#studio/keys.ts';
import { sameValue, type Value } from '#studio/yaml-scalar.ts';
import { button, h, select } from './dom.ts';
import { addForm } from './forms.ts';
import { control, draft, keyField, wordsControl } from './key-controls.ts';
import { problemLine } from './problems-panel.ts';
import type { Refuse } from './refusals.ts';
import { namesOf, type Studio, valueIn } from './studio.ts';

/** A key of a file, and what it has now. Steps are named by their ids in paths. */
interface Place {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** what is seen of its name: `mode` */
  readonly label: string;
  /** all of it: `mode of By sea` */
  readonly words: string;
  readonly about: string;
  readonly required: boolean;
}

const keyOf = ({ file, path }: Pick<Place, 'file' | 'path'>): string => `${file}:${path.join('.')}`;
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a key is written. The second argument is called where the edit is refused. */
function setter(
  studio: Studio,
  { file, path }: Pick<Place, 'file' | 'path'>,
): (value: Value | undefined, refused?: Refuse, was?: () => Value) => Promise<boolean> {
  return (value, refused, was) =>
    studio.edit(() => {
      const before = was === undefined ? {} : { was: was() as never };
      return { kind: 'set-key', file, path: [...path], value: (value ?? null) as never, ...before };
    }, refused);
}

/** How a list is changed: the one that is there when the edit's turn comes, which may be another than its form shows. Undefined takes the key away. */
function listSetter(studio: Studio, { file, path, required }: Pick<Place, 'file' | 'path' | 'required'>) {
  return (change: (now: readonly Value[]) => readonly Value[], refused: Refuse): Promise<boolean> =>
    studio.edit(() => {
      const now = valueIn(studio.state(), file, path);
      const next = change(Array.isArray(now) ? now : []);
      return { kind: 'set-key', file, path: [...path], value: (next.length === 0 && !required ? null : next) as never };
    }, refused);
}

const under = ({ file, path }: Pick<Place, 'file' | 'path'>, key: string | number) => ({ file, path: [...path, key] });

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

/** What check and lint say of a key, and of what is in it. */
export function problemsAt(studio: Studio, file: string, path: readonly (string | number)[]): HTMLElement[] {
  const key = path.join('.');
  const here = studio.problems().filter((one) => one.file === file && (one.key === key || one.key?.startsWith(`${key}.`)));
  return here.map(problemLine);
}

const titled = ({ label, words, about }: Place, ...inner: (HTMLElement | null)[]): HTMLElement => {
  const rest = words.startsWith(label) ? words.slice(label.length) : '';
  const legend = h('legend', {}, label, rest === '' ? null : h('span', { class: 'hidden' }, rest));
  return h('fieldset', { class: 'key' }, legend, about === '' ? null : h('p', { class: 'hint' }, ...said(about)), ...inner);
};

/** Words of the schema, in which code stands between backticks. */
const said = (about: string): (HTMLElement | string)[] => about.split('`').map((part, nth) => (nth % 2 === 1 ? h('code', {}, part) : part));

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

const takeAway = (place: Place, set: (value: Value | undefined, refused: Refuse) => unknown): HTMLElement =>
  button(`Remove ${place.label}`, (refused) => void set(undefined, refused), {
    'aria-label': `Remove ${place.words}`,
    'data-key': `remove-${keyOf(place)}`,
  });

/** A form for a value that is not there. */
function adding(
  studio: Studio,
  field: Field,
  place: Place,
  put: (value: Value, refused: Refuse) => Promise<boolean>,
  words = `Add ${place.words}`,
): HTMLElement {
  const key = `add-${keyOf(place)}-${field.is}`;
  const isParts = field.is === 'parts';
  // One value alone has a key of its own beside the form's.
  const isOne = !isParts && field.is !== 'map' && field.is !== 'list' && field.is !== 'point' && field.is !== 'words';
  const written = draft(studio, { field, words: isParts ? '' : place.words, key: isOne ? `${key}.is` : key, required: true });
  const add = async (refused: Refuse): Promise<boolean> => {
    const value = written.read();
    return value !== undefined && put(value, refused);
  };
  return addForm(words, key, add, written.element, h('button', { type: 'submit' }, 'Add'));
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

/** A list of names, of which one is added by choosing it. */
const addName = (place: Place, others: readonly (readonly [string, string])[], add: (name: string, refused: Refuse) => void): HTMLElement =>
  select([['', others.length > 0 ? 'Add …' : 'Nothing else to add'], ...others], '', (name, refused) => name && add(name, refused), {
    'data-key': `add-${keyOf(place)}`,
    'aria-label': `Add to ${place.words}`,
  });

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

/** A list without one of the items that its form shows, which has another place in it by now where one before it has gone. */
function without(now: readonly Value[], shown: readonly Value[], nth: number): readonly Value[] {
  const item = shown[nth];
  const isThere = now.length === shown.length || sameValue(now[nth], item);
  const at = isThere ? nth : now.findIndex((one) => sameValue(one, item));
  return now.filter((_, other) => other !== at);
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

function fits(field: Field, value: unknown): boolean {
  if (Array.isArray(value)) return field.is === 'list' || field.is === 'point';
  if (isRecord(value)) return field.is === 'parts' || field.is === 'map' || field.is === 'words';
  return value !== undefined && ['text', 'number', 'choice', 'name', 'truth'].includes(field.is);
}

/** The same in another form, where nothing has to be asked for it. */
function converted(value: unknown, form: Field): Value | undefined {
  const list = form.is === 'list';
  if (form.is === 'map' && Array.isArray(value)) return Object.fromEntries(value.map((name) => [String(name), 1]));
  if (form.is === 'parts' && Array.isArray(value) && form.parts.every((part) => part.field.is === 'list'))
    return value.length === 0 ? undefined : { [form.parts.at(-1)?.key ?? '']: value as Value[] };
  if (form.is === 'parts' && typeof value === 'string') {
    const [only, another] = form.parts.filter((part) => part.required);
    return only?.field.is === 'text' && !another ? { [only.key]: value } : undefined;
  }
  if (list && isRecord(value)) {
    const all = Object.values(value);
    return all.every(Array.isArray) ? ([...new Set(all.flat())] as Value[]) : Object.keys(value);
  }
  if (list && form.exactly === 2 && typeof value === 'number') return [value, value];
  if (form.is === 'number' && Array.isArray(value) && typeof value[0] === 'number') return value[0];
  return form.is === 'text' && isRecord(value) && typeof value.url === 'string' ? value.url : undefined;
}

function saidOf(form: Field): string {
  if (form.is === 'list') return form.exactly === 2 ? 'a range' : 'a list';
  if (form.is === 'map') return 'each with a number';
  if (form.is === 'parts') return `with ${form.parts.map(({ key }) => key).join(', ')}`;
  return form.is === 'choice' ? form.values.join(' or ') : `a ${form.is}`;
}

/** What is written in the file alone, and where. */
function byHand(studio: Studio, { label, words, about, path, value }: Place): HTMLElement {
  const line = studio.state().lineOf[path.join('.')];
  const pattern = path.map((key, nth) => (nth === 1 && path.length > 2 ? '*' : key)).join('.');
  return titled(
    { label, words, about, path, value, file: 'story.yaml', required: false },
    value === undefined ? null : h('pre', {}, JSON.stringify(value)),
    h('p', { class: 'hint' }, `Written in ${line === undefined ? 'story.yaml' : `story.yaml:${line}`}: ${keysByHand[pattern] ?? ''}.`),
  );
}

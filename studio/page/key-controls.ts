import type { Field } from '#studio/keys.ts';
import type { Value } from '#studio/yaml-scalar.ts';
import { h, field as labelled, select } from './dom.ts';
import type { Refuse } from './refusals.ts';
import { namesOf, type Studio } from './studio.ts';
import { type Written, writes } from './writing.ts';

/** What a value is written with. */
export interface Control {
  readonly element: HTMLElement;
  /** what is written, or undefined where nothing is */
  read(): Value | undefined;
}

export interface Asked {
  readonly field: Field;
  /** the label */
  readonly words: string;
  /** for who hears the label alone: whose it is. Default: the label */
  readonly name?: string;
  /** `data-key` of the control, and the beginning of those that are in it */
  readonly key: string;
  readonly value?: unknown;
  readonly required?: boolean;
  /**
   * called with what is written once it is; without it a form reads it
   * @param refused to be called where it can't be: it is said beside the control
   * @param was what the file had when the author began to write, where that may be another than it has
   * @returns whether it was made
   */
  readonly take?: (value: Value | undefined, refused: Refuse, was?: () => Value) => Promise<boolean>;
}

/** Controls for one value: a text, a number, a choice. Others are made of them. */
export function control(studio: Studio, { field, words, name = words, key, value, required = false, take }: Asked): Control {
  const chosen = (options: readonly (readonly [string, string])[], none: string): Control => {
    const now = value === undefined || value === null ? '' : String(value);
    // What the story has and should not have stays in sight.
    const all = [...(required && now !== '' ? [] : [['', none] as const]), ...options];
    const known = all.some(([id]) => id === now) ? all : [...all, [now, now] as const];
    const list = select(known, now, (id, refused) => void take?.(id === '' ? undefined : asMeant(id), refused), {
      'data-key': key,
      'aria-label': name,
      required,
    });
    const asMeant = (id: string): Value => (field.is === 'truth' ? id === 'true' : id);
    return { element: labelled(words, list), read: () => (list.value === '' ? undefined : asMeant(list.value)) };
  };
  switch (field.is) {
    case 'name':
      return chosen(namesOf(studio, field.of), '–');
    case 'choice':
      return chosen(
        field.values.map((one) => [one, one] as const),
        '–',
      );
    case 'truth':
      return chosen(
        [
          ['true', 'yes'],
          ['false', 'no'],
        ],
        '–',
      );
    case 'number': {
      const input: HTMLInputElement = h('input', {
        type: 'number',
        step: 'any',
        min: field.least,
        max: field.most,
        value: typeof value === 'number' ? value : '',
        required,
        'data-key': key,
        'aria-label': name,
      });
      const read = (): Value | undefined => (input.value === '' ? undefined : Number(input.value));
      handsOn(input, read, { value, required, take });
      return { element: labelled(words, input), read };
    }
    case 'text': {
      if (field.prose) return wordsControl(undefined, { words, name, key, value, required, ...(take ? { take } : {}) });
      // A year without quotation marks is a number in the file, and stays one until it is changed.
      const isNumber = typeof value === 'number';
      const input: HTMLInputElement = h('input', {
        type: 'text',
        value: isNumber ? String(value) : typeof value === 'string' ? value : '',
        dir: 'auto',
        pattern: field.pattern,
        required,
        'data-key': key,
        'aria-label': name,
      });
      const read = (): Value | undefined => {
        const text = input.value.trim();
        return isNumber && text === String(value) ? value : text || undefined;
      };
      handsOn(input, read, { value, required, take });
      return { element: labelled(words, input), read };
    }
    default:
      throw new Error(`Unexpected ${field.is} at ${key}, expected one value`);
  }
}

/** Hands on what is written when the control is left; a form's own controls are read when it is sent. */
function handsOn(
  control: Written,
  read: () => Value | undefined,
  { value, required, take }: Pick<Asked, 'value' | 'required'> & { readonly take: Asked['take'] | undefined },
): void {
  if (!take) return;
  writes(control, {
    file: JSON.stringify(value ?? null),
    now: () => JSON.stringify(read() ?? null),
    isReady: () => !required || read() !== undefined,
    send: (was, refused) => take(read(), refused, () => JSON.parse(was())),
  });
}

/** A text, of a language where one is given, of as many lines as it takes; it is written as one. */
export function wordsControl(
  lang: string | undefined,
  { words, name = words, key, value, required = false, take }: Omit<Asked, 'field'>,
): Control {
  const area: HTMLTextAreaElement = h('textarea', {
    rows: 1,
    lang,
    dir: 'auto',
    required,
    'data-key': key,
    'aria-label': lang === undefined ? name : `${name}, ${lang}`,
  });
  area.defaultValue = typeof value === 'string' ? value : '';
  const read = (): string | undefined => area.value.replace(/\s*\n\s*/g, ' ').trim() || undefined;
  handsOn(area, read, { value, required, take });
  return { element: labelled([words, lang].filter(Boolean).join(', '), area), read };
}

/** Controls for a value that is not there yet, of whatever parts; what is left empty is left out. */
export function draft(studio: Studio, asked: Asked): Control {
  const { field, words, key, required = false } = asked;
  const within = (more: string, part: Field, label: string, isRequired: boolean): Control =>
    draft(studio, { field: part, words: label, key: `${key}.${more}`, required: isRequired });
  switch (field.is) {
    case 'words': {
      const all = studio.languages().map((lang) => [lang, wordsControl(lang, { words, key: `${key}.${lang}`, required })] as const);
      return { element: h('div', {}, ...all.map(([, { element }]) => element)), read: () => recordOf(all) };
    }
    case 'point': {
      const axes = [
        control(studio, {
          field: { is: 'number', least: -field.east, most: field.east },
          words: `${words}, longitude`,
          key: `${key}.0`,
          required,
        }),
        control(studio, { field: { is: 'number', least: -90, most: 90 }, words: `${words}, latitude`, key: `${key}.1`, required }),
      ];
      return { element: h('div', { class: 'row' }, ...axes.map(({ element }) => element)), read: () => allOf(axes) };
    }
    case 'list': {
      if (field.exactly === undefined) {
        const item = within('0', field.item, words, required && field.item.is !== 'name');
        return { element: item.element, read: () => (item.read() === undefined ? (required ? [] : undefined) : allOf([item])) };
      }
      const items = Array.from({ length: field.exactly }, (_, nth) => within(String(nth), field.item, `${words} ${nth + 1}`, required));
      return { element: h('div', {}, ...items.map(({ element }) => element)), read: () => allOf(items) };
    }
    case 'map': {
      const name = control(studio, { field: keyField(field.keys), words: `${words}: of`, key: `${key}.key`, required });
      const value = within('value', field.value, words, required);
      const read = (): Value | undefined => {
        const [id, inner] = [name.read(), value.read()];
        return typeof id === 'string' && inner !== undefined ? { [id]: inner } : undefined;
      };
      return { element: h('div', {}, name.element, value.element), read };
    }
    case 'parts': {
      // What is optional of something optional would be asked without end.
      const shown = field.parts.filter((part) => part.field.is !== 'by-hand');
      const all = shown.map(
        (part) =>
          [part.key, within(part.key, part.field, words === '' ? part.key : `${words}: ${part.key}`, required && part.required)] as const,
      );
      return { element: h('div', { class: 'parts' }, ...all.map(([, { element }]) => element)), read: () => recordOf(all) };
    }
    case 'either':
      return draft(studio, { ...asked, field: mostSaid(field.forms) });
    case 'by-hand':
      return { element: h('p', { class: 'hint' }, `${words}: in story.yaml`), read: () => undefined };
    default:
      return control(studio, asked);
  }
}

/** The form of several in which something new is written: a page with its title rather than its address alone, else the first. */
const mostSaid = (forms: readonly Field[]): Field =>
  (forms[0]?.is === 'text' ? forms.find(({ is }) => is === 'parts') : undefined) ?? (forms[0] as Field);

/** What the keys of a mapping are. */
export const keyField = (keys: Extract<Field, { is: 'map' }>['keys']): Field =>
  keys === 'ids'
    ? { is: 'text', pattern: '[a-z0-9]+(-[a-z0-9]+)*' }
    : 'of' in keys
      ? { is: 'name', of: keys.of }
      : { is: 'choice', values: keys.values };

/** Undefined where any is not written. */
function allOf(controls: readonly Control[]): Value | undefined {
  const values = controls.map(({ read }) => read());
  return values.includes(undefined) ? undefined : (values as Value[]);
}

/** Undefined where none is written. */
function recordOf(controls: readonly (readonly [string, Control])[]): Value | undefined {
  const written = controls.flatMap(([key, { read }]) => {
    const value = read();
    return value === undefined ? [] : [[key, value] as const];
  });
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}

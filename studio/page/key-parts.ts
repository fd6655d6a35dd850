import { type Field, keysByHand } from '#studio/keys.ts';
import type { Value } from '#studio/yaml-scalar.ts';
import { button, h, select } from './dom.ts';
import { addForm } from './forms.ts';
import { draft } from './key-controls.ts';
import { keyOf, type Place } from './key-place.ts';
import { problemLine } from './problems-panel.ts';
import type { Refuse } from './refusals.ts';
import type { Studio } from './studio.ts';

// What the forms of all kinds of values are put together of: a title, what the schema and the checks say, what adds a value and takes it away.

/** What check and lint say of a key, and of what is in it. */
export function problemsAt(studio: Studio, file: string, path: readonly (string | number)[]): HTMLElement[] {
  const key = path.join('.');
  const here = studio.problems().filter((one) => one.file === file && (one.key === key || one.key?.startsWith(`${key}.`)));
  return here.map(problemLine);
}

/** Controls under the name of their key, with what the schema says of it. */
export const titled = ({ label, words, about }: Place, ...inner: (HTMLElement | null)[]): HTMLElement => {
  const rest = words.startsWith(label) ? words.slice(label.length) : '';
  const legend = h('legend', {}, label, rest === '' ? null : h('span', { class: 'hidden' }, rest));
  return h('fieldset', { class: 'key' }, legend, about === '' ? null : h('p', { class: 'hint' }, ...said(about)), ...inner);
};

/** Words of the schema, in which code stands between backticks. */
export const said = (about: string): (HTMLElement | string)[] =>
  about.split('`').map((part, nth) => (nth % 2 === 1 ? h('code', {}, part) : part));

/** A button that takes a key away. */
export const takeAway = (place: Place, set: (value: Value | undefined, refused: Refuse) => unknown): HTMLElement =>
  button(`Remove ${place.label}`, (refused) => void set(undefined, refused), {
    'aria-label': `Remove ${place.words}`,
    'data-key': `remove-${keyOf(place)}`,
  });

/** A form for a value that is not there. */
export function adding(
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

/** A list of names, of which one is added by choosing it. */
export const addName = (
  place: Place,
  others: readonly (readonly [string, string])[],
  add: (name: string, refused: Refuse) => void,
): HTMLElement =>
  select([['', others.length > 0 ? 'Add …' : 'Nothing else to add'], ...others], '', (name, refused) => name && add(name, refused), {
    'data-key': `add-${keyOf(place)}`,
    'aria-label': `Add to ${place.words}`,
  });

/** What is written in the file alone, and where. */
export function byHand(studio: Studio, { label, words, about, path, value }: Place): HTMLElement {
  const line = studio.state().lineOf[path.join('.')];
  const pattern = path.map((key, nth) => (nth === 1 && path.length > 2 ? '*' : key)).join('.');
  return titled(
    { label, words, about, path, value, file: 'story.yaml', required: false },
    value === undefined ? null : h('pre', {}, JSON.stringify(value)),
    h('p', { class: 'hint' }, `Written in ${line === undefined ? 'story.yaml' : `story.yaml:${line}`}: ${keysByHand[pattern] ?? ''}.`),
  );
}

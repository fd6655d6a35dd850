import { expect, it } from 'vitest';
import { type Field, fieldAt, frontField, keysByHand, storyField } from './keys.ts';

/** All values that a field leads to, with their paths; `*` is any key or item. */
function leaves(field: Field, path: readonly string[] = []): [path: string, is: string][] {
  const key = path.join('.');
  switch (field.is) {
    case 'parts':
      return field.parts.flatMap((part) => leaves(part.field, [...path, part.key]));
    case 'map': {
      const { keys } = field;
      const of = keys === 'ids' ? 'id' : 'values' in keys ? 'choice' : keys.of.join('|');
      return [[`${key}.*`, `key ${of}`], ...leaves(field.value, [...path, '*'])];
    }
    case 'list':
      return leaves(field.item, [...path, '*']);
    case 'either':
      return field.forms.flatMap((form) => leaves(form, path));
    case 'name':
      return [[key, `name ${field.of.join('|')}`]];
    default:
      return [[key, field.is]];
  }
}

const all = [...leaves(storyField), ...leaves(frontField)];

it('has a form for each key of the schema, but for those that it says are written by hand', () => {
  expect(new Set(all.filter(([, is]) => is === 'by-hand').map(([path]) => path))).toEqual(new Set(Object.keys(keysByHand)));
});

it('knows what each text of the schema is the name of, or that it is the author’s own', () => {
  // A new key that names something is to be added to `named` in keys.ts, one that does not here.
  const own = ['borders.*', 'sources.*.date', 'sources.*.urls.*', 'sources.*.urls.*.url', 'sources.*.urls.*.title'];
  const more = [
    'sources.*.urls.*.publisher',
    'sources.*.urls.*.lang',
    'overlays.*.picture',
    'overlays.*.tiles',
    'corrections.*.date',
    'contact',
  ];
  const front = ['title', 'standfirst', 'description', 'credit', 'published', 'updated', 'says.*', 'certainty.*', 'legend.*'];
  expect(all.filter(([, is]) => is === 'text').map(([path]) => path)).toEqual([...own, ...more, ...front]);
});

it('names things for what they are', () => {
  expect(all.filter(([, is]) => /name|key/.test(is))).toEqual(
    expect.arrayContaining([
      ['journey.*', 'name leg'],
      ['steps.*.regions.*', 'name region'],
      ['steps.*.regions.*', 'key region'],
      ['steps.*.emphasise.*', 'name place|leg|region'],
      ['places.*.kind', 'name kind'],
      ['sources.*.figures.*', 'key id'],
      ['says.*', 'key leg'],
      ['certainty.*', 'key choice'],
    ]),
  );
  expect(fieldAt(storyField, ['places', 'rome', 'name'])).toEqual({ is: 'words' });
  expect(fieldAt(storyField, ['legs', 'by-sea', 'sources', 'way']).is).toBe('list');
  expect(() => fieldAt(storyField, ['places', 'rome', 'nmae'])).toThrow('places.rome.nmae');
});

import { describe, expect, it } from 'vitest';
import { applyEdit, type TextFiles } from './apply-edit.ts';
import { type Edit, editSchema } from './edit.ts';
import { EditError } from './edit-error.ts';
import { filesOf } from './fixtures/files.ts';

describe('an edit that can not be made', () => {
  const files = filesOf('commands/new-story');
  const said = (edit: Edit, of: TextFiles = files): string => {
    try {
      applyEdit(of, edit);
    } catch (error) {
      if (error instanceof EditError) return `${error.file}:${error.line}:${error.column}: ${error.message}`;
      throw error;
    }
    return 'no error';
  };
  const yaml = (change: (text: string) => string): TextFiles => ({ ...files, 'story.yaml': change(files['story.yaml'] ?? '') });

  it.each<[what: string, edit: Edit, message: RegExp, of?: TextFiles]>([
    [
      'a step that is not there',
      { kind: 'set-camera', step: 'nowhere', narrow: false, camera: { fit: ['paris'] } },
      /^story\.yaml:41:3: Unexpected step `nowhere`, expected one of title, at-sea, on-land$/,
    ],
    [
      'a place that is not there',
      { kind: 'move-place', place: 'rome', at: [12, 42] },
      /^story\.yaml:14:3: .*`rome`, expected one of lisbon/,
    ],
    ['no text', { kind: 'set-words', lang: 'de', place: { part: 'title' }, words: 'x' }, /text\.de\.md`, expected one of text\.en\.md/],
    [
      'words of a step that have changed',
      { kind: 'set-words', lang: 'en', place: { part: 'paragraphs', step: 'at-sea' }, words: 'x', was: 'Others.' },
      /^text\.en\.md:18:1: Unexpected "The .*", which somebody has written here meanwhile, expected the words that yours were made of/,
    ],
    [
      'a title that has changed',
      { kind: 'set-words', lang: 'en', place: { part: 'title' }, words: 'x', was: 'Another' },
      /^text\.en\.md:2:1: Unexpected "From Lisbon to Paris", which somebody has written here meanwhile, .* Ctrl\+Enter writes them all the same/,
    ],
    [
      'words of who says so that have come',
      { kind: 'set-words', lang: 'en', place: { part: 'says', leg: 'by-sea' }, words: 'x', was: '' },
      /^text\.en\.md:8:3: Unexpected "The almanac gives/,
    ],
    [
      'a heading that has changed',
      { kind: 'set-words', lang: 'en', place: { part: 'heading', step: 'on-land' }, words: 'x', was: 'On land' },
      /^text\.en\.md:25:4: Unexpected "Ashore", which somebody/,
    ],
    [
      'a key of the front matter that has changed',
      { kind: 'set-key', file: 'text.en.md', path: ['updated'], value: '2026-01-17', was: '2026-01-14' },
      /^text\.en\.md:6:1: Unexpected "2026-01-15", which somebody/,
    ],
    [
      'a key that has gone',
      { kind: 'set-key', file: 'story.yaml', path: ['places', 'paris', 'detail', 'en'], value: 'x', was: 'y' },
      /^story\.yaml:16:3: Unexpected nothing, which somebody/,
    ],
    [
      'words that end their step',
      { kind: 'set-words', lang: 'en', place: { part: 'paragraphs', step: 'at-sea' }, words: 'x\n\n::::\n\n## Y' },
      /^text\.en\.md:18:1: Unexpected words that would end their part/,
    ],
    [
      'words with a directive',
      { kind: 'set-words', lang: 'en', place: { part: 'map', step: 'at-sea' }, words: 'x\n\n:::note\ny\n:::' },
      /^text\.en\.md:21:1: Unexpected words that would end their part/,
    ],
    ['an id that is taken', { kind: 'add-leg', id: 'paris', from: 'brest', to: 'paris', name: {}, step: 'title' }, /second `paris`/],
    [
      'a step without words in a language',
      { kind: 'add-step', id: 'x', index: 0, camera: {}, words: {} },
      /without a map description in `en`/,
    ],
    ['an index beyond the end', { kind: 'move-step', step: 'title', to: 3 }, /Unexpected index 3, expected 0 to 2/],
    [
      '`hidden` on a desk',
      { kind: 'set-side', step: 'title', narrow: false, place: 'paris', side: 'hidden' },
      /story\.yaml:41:5: .*`hidden`/,
    ],
    [
      'broken YAML',
      { kind: 'move-place', place: 'paris', at: [2, 48] },
      /^story\.yaml:16:50: Unexpected YAML: `\{` that is not closed/,
      yaml((text) => text.replace('París } }', 'París ')),
    ],
    [
      'an alias',
      { kind: 'set-camera', step: 'on-land', narrow: false, camera: { fit: ['paris'] } },
      /Unexpected alias `\*view` at steps\.2\.camera/,
      yaml((text) =>
        text.replace('camera: { fit: [lisbon', 'camera: &view { fit: [lisbon').replace('camera: { fit: [by-road] }', 'camera: *view'),
      ),
    ],
    [
      'what an alias stands for',
      { kind: 'set-camera', step: 'title', narrow: false, camera: { fit: ['paris'] } },
      /Unexpected anchor `&view`/,
      yaml((text) =>
        text.replace('camera: { fit: [lisbon', 'camera: &view { fit: [lisbon').replace('camera: { fit: [by-road] }', 'camera: *view'),
      ),
    ],
    [
      'texts in another order',
      { kind: 'move-step', step: 'title', to: 1 },
      /^text\.en\.md:11:1: Unexpected step `at-sea`, expected `title`, as story\.yaml has them/,
      { ...files, 'text.en.md': applyEdit(files, { kind: 'move-step', step: 'title', to: 1 })['text.en.md'] ?? '' },
    ],
    [
      'a step that is not closed',
      { kind: 'set-words', lang: 'en', place: { part: 'map', step: 'title' }, words: 'x' },
      /^text\.en\.md:\d+:1: Unexpected `:::` that is not closed/,
      { ...files, 'text.en.md': (files['text.en.md'] ?? '').replace(':::\n::::\n', ':::\n') },
    ],
    [
      'a value that the schema does not have',
      { kind: 'set-key', file: 'story.yaml', path: ['steps', 'title', 'lights'], value: 2 },
      /^story\.yaml:41:5: Unexpected 2, expected 0 to 1$/,
    ],
    [
      'a key that the schema does not have',
      { kind: 'set-key', file: 'story.yaml', path: ['places', 'paris', 'nmae'], value: 'Paris' },
      /^story\.yaml:16:3: Unexpected key `nmae`, expected `name`$/,
    ],
    [
      'a key that has to be there',
      { kind: 'set-key', file: 'story.yaml', path: ['places', 'paris', 'kind'], value: null },
      /^story\.yaml:16:31: Unexpected lack of `kind`, expected `kind`/,
    ],
    [
      'a key that is written in the file alone',
      { kind: 'set-key', file: 'story.yaml', path: ['languages'], value: ['en'] },
      /^story\.yaml:3:12: Unexpected edit of `languages` in the studio, expected it in a text editor/,
    ],
    [
      'a step as a whole',
      { kind: 'set-key', file: 'story.yaml', path: ['steps', 'title'], value: null },
      /Unexpected edit of `steps\.title`/,
    ],
    [
      'an id of another kind',
      { kind: 'set-key', file: 'story.yaml', path: ['regions', 'paris'], value: { file: 'a.geojson', name: { en: 'A' } } },
      /Unexpected second `paris`/,
    ],
    [
      'a note that ends its step',
      { kind: 'add-aside', step: 'title', leg: null, words: { en: 'x\n:::\n::::\n## y', es: 'x' } },
      /^text\.en\.md:11:1: Unexpected words that would end/,
    ],
    ['a note in one language', { kind: 'add-aside', step: 'title', leg: null, words: { en: 'x' } }, /lack of words in `es`/],
    ['a note that is not there', { kind: 'remove-aside', step: 'title', index: 0 }, /caption or note 1 of step `title`/],
    [
      'a second heading',
      { kind: 'add-chapter', step: 'on-land', words: { en: 'x', es: 'x' } },
      /^text\.en\.md:25:4: Unexpected second heading/,
    ],
    ['a heading that is not there', { kind: 'remove-chapter', step: 'title' }, /`title` without a heading/],
  ])('says where and why: %s', (_, edit, message, of) => {
    expect(said(edit, of)).toMatch(message);
  });

  it('knows no key that would be the prototype’s', () => {
    const edit = { kind: 'set-key', file: 'story.yaml', path: ['places', '__proto__'], value: {} };
    expect(editSchema.safeParse(edit).success).toBe(false);
  });

  it('changes nothing of a GeoJSON with another shape', () => {
    const of = {
      ...files,
      ...yaml((text) => text.replace('via: [[-10.2, 40.5], [-9.9, 43.4]]', 'path: sea.geojson')),
      'sea.geojson': '{\n "type": "Point" }',
    };
    expect(
      said(
        {
          kind: 'set-line',
          leg: 'by-sea',
          points: [
            [0, 0],
            [1, 1],
          ],
        },
        of,
      ),
    ).toBe('sea.geojson:1:1: Unexpected shape, expected GeoJSON with one LineString');
  });
});

import { describe, expect, it } from 'vitest';
import { checkFiles } from '#file-format/check-files.ts';
import { applyEdit, type TextFiles } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { filesOf } from './fixtures/files.ts';

const files = filesOf('commands/new-story');
type SetKey = Extract<Edit, { kind: 'set-key' }>;
const key = (path: SetKey['path'], value: SetKey['value'], file = 'story.yaml'): Edit => ({ kind: 'set-key', file, path, value });
const madeOf = (of: TextFiles, edits: readonly Edit[]): TextFiles => {
  let edited = of;
  for (const edit of edits) edited = { ...edited, ...applyEdit(edited, edit) };
  return edited;
};
const made = (...edits: Edit[]): TextFiles => madeOf(files, edits);
const lines = (edited: TextFiles, file = 'story.yaml'): string[] => {
  const old = new Set(files[file]?.split('\n'));
  return (edited[file] ?? '').split('\n').filter((line) => !old.has(line));
};
const codes = (edited: TextFiles): string[] =>
  checkFiles('small', edited).problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

describe('keys that no other edit sets', () => {
  it.each<[what: string, edit: Edit, written: string[]]>([
    ['strengths, lights and emphasis of a step', key(['steps', 'at-sea', 'lights'], 0.3), ['    lights: 0.3']],
    ['the status of a step', key(['steps', 'on-land', 'status'], 'by-road'), ['    status: by-road']],
    [
      'areas',
      key(['steps', 'title', 'areas'], [{ km2: 92_000, label: { en: 'Portugal', es: 'Portugal' } }]),
      ['    areas: [{ km2: 92000, label: { en: Portugal, es: Portugal } }]'],
    ],
    [
      'the order of the journey',
      key(['journey'], ['by-road', 'by-sea']),
      ['journey: [by-road, by-sea]      # in order; the route timeline and the kilometres follow it'],
    ],
    [
      'one leg less in it',
      key(['journey'], ['by-sea']),
      ['journey: [by-sea]      # in order; the route timeline and the kilometres follow it'],
    ],
    [
      'the name of a place',
      key(['places', 'paris', 'name', 'es'], 'París, la ciudad'),
      ['  paris: { at: [2.35, 48.86], kind: story, name: { en: Paris, es: "París, la ciudad" } }'],
    ],
    [
      'a second line of its label',
      key(['places', 'paris', 'detail', 'en'], 'France'),
      ['  paris: { at: [2.35, 48.86], kind: story, name: { en: Paris, es: París }, detail: { en: France } }'],
    ],
    ['the sources of a leg', key(['legs', 'by-road', 'sources'], ['almanac']), ['    sources: [almanac]']],
    [
      'what they say',
      key(['legs', 'by-sea', 'sources', 'way'], ['almanac']),
      ['    sources: { ends: [almanac], mode: [almanac], way: [almanac] }'],
    ],
    [
      'a length in another form',
      key(['legs', 'by-sea', 'length'], { km: 1500, sources: ['almanac'] }),
      ['    length: { km: 1500, sources: [almanac] }            # along the line; or what a source says, or unknown'],
    ],
    [
      'a kind',
      key(['kinds', 'camp'], { shape: 'diamond', name: { en: 'Camp', es: 'Campo' } }),
      ['kinds: { camp: { shape: diamond, name: { en: Camp, es: Campo } } }'],
    ],
    [
      'a correction',
      key(['corrections'], [{ date: '2026-01-16', text: { en: 'x', es: 'x' } }]),
      ['corrections: [{ date: 2026-01-16, text: { en: x, es: x } }]'],
    ],
    ['who to write to', key(['contact'], 'desk@example.org'), ['contact: desk@example.org']],
  ])('sets %s, and nothing else', (_, edit, written) => {
    const edited = made(edit);
    expect(lines(edited)).toEqual(written);
    expect(applyEdit(edited, edit)).toEqual({});
  });

  it('puts a key where the schema has it, before all others too', () => {
    const edited = made(key(['legs', 'by-road', 'mode'], null));
    expect(edited['story.yaml']).toContain('  by-road:\n    certainty: inferred         # drawn by us: broken\n');
    expect({ ...edited, ...applyEdit(edited, key(['legs', 'by-road', 'mode'], 'road')) }).toEqual(files);
    const flow = made({ kind: 'add-leg', id: 'rail', from: 'paris', to: 'brest', name: { en: 'Back', es: 'Atrás' }, step: 'title' });
    expect(applyEdit(flow, key(['legs', 'rail', 'mode'], 'rail'))['story.yaml']).toContain(
      '  rail: { mode: rail, certainty: inferred, name',
    );
  });

  it('takes away what is optional, with the mapping that it was in', () => {
    const detail = key(['places', 'paris', 'detail', 'en'], 'France');
    expect(made(detail, key(['places', 'paris', 'detail', 'en'], null))).toEqual(files);
    expect(made(key(['kinds', 'camp'], { shape: 'ring', name: { en: 'Camp' } }), key(['kinds', 'camp'], null))).toEqual(files);
    expect(made(key(['steps', 'at-sea', 'emphasise'], null))['story.yaml']).not.toMatch(/at-sea[\s\S]*emphasise: \[by-sea\]/);
  });

  it('finds steps by their ids, wherever they have moved', () => {
    const edited = made({ kind: 'move-step', step: 'at-sea', to: 2 }, key(['steps', 'at-sea', 'lights'], 0));
    expect(edited['story.yaml']?.trimEnd().endsWith('draw: { by-sea: 1 }\n    lights: 0\n    emphasise: [by-sea]')).toBe(true);
  });

  it('sets keys of a text’s front matter, and leaves its words', () => {
    const edited = made(
      key(['legend'], ['The lights are of 2012.'], 'text.en.md'),
      key(['certainty', 'inferred'], 'No source says so.', 'text.en.md'),
      key(['updated'], '2026-01-16', 'text.en.md'),
    );
    expect(lines(edited, 'text.en.md')).toEqual([
      'updated: 2026-01-16',
      'certainty: { inferred: No source says so. }',
      'legend: [The lights are of 2012.]',
    ]);
    expect(codes(edited)).toEqual([]);
  });

  it('writes over what its author knows, and over nothing else', () => {
    const known = { ...key(['steps', 'at-sea', 'lights'], 0.3), was: null } as Edit;
    const edited = made(known);
    expect(edited['story.yaml']).toContain('    lights: 0.3\n');
    expect(() => applyEdit(edited, { ...known, value: 0.4 } as Edit)).toThrow(
      'Unexpected "0.3", which somebody has written here meanwhile',
    );
    expect(made(known, { ...known, value: 0.4, was: 0.3 } as Edit)['story.yaml']).toContain('    lights: 0.4\n');
    // The line ends and spaces around words are no change of them.
    const title: Edit = { kind: 'set-words', lang: 'en', place: { part: 'title' }, words: 'Anew', was: ' From Lisbon to Paris\r\n' };
    expect(lines(made(title), 'text.en.md')).toEqual(['title: Anew']);
  });

  it('is not hindered by mistakes that are there already', () => {
    const broken = {
      ...files,
      'story.yaml': (files['story.yaml'] ?? '').replace('kind: water', 'kind: 7').replace('draw: { by-sea: 1 }', 'draw: { by-sea: 9 }'),
    };
    const edited = { ...broken, ...applyEdit(broken, key(['steps', 'at-sea', 'lights'], 0.5)) };
    expect(edited['story.yaml']).toContain('draw: { by-sea: 9 }\n    lights: 0.5');
    // The same mistake a second time is a new one.
    expect(() => applyEdit(broken, key(['steps', 'at-sea', 'lights'], 9))).toThrow('Unexpected 9, expected 0 to 1');
  });
});

describe('captions, notes and chapters', () => {
  const texts = (edited: TextFiles): TextFiles => Object.fromEntries(Object.entries(edited).filter(([name]) => name.endsWith('.md')));
  it('come at the end of a step in every language, and go without a trace', () => {
    const note: Edit = { kind: 'add-aside', step: 'at-sea', leg: null, words: { en: 'One.\n\nTwo.', es: 'Uno.' } };
    const caption: Edit = { kind: 'add-aside', step: 'at-sea', leg: 'by-sea', words: { en: 'By sea.', es: 'Por mar.' } };
    const edited = made(note, caption);
    expect(edited['text.en.md']).toContain('Brest.\n:::\n\n:::note\nOne.\n\nTwo.\n:::\n\n:::caption{leg=by-sea}\nBy sea.\n:::\n::::\n');
    expect(codes(edited)).toEqual([]);
    const first = { ...edited, ...applyEdit(edited, { kind: 'remove-aside', step: 'at-sea', index: 0 }) };
    expect(first['text.es.md']).toContain('Brest.\n:::\n\n:::caption{leg=by-sea}\nPor mar.\n:::\n::::\n');
    expect({ ...first, ...applyEdit(first, { kind: 'remove-aside', step: 'at-sea', index: 0 }) }).toEqual(files);
  });

  it('begin with a step, by a heading in every language', () => {
    const edited = made({ kind: 'add-chapter', step: 'at-sea', words: { en: 'At sea', es: 'En el mar' } });
    expect(lines(edited, 'text.en.md')).toEqual(['## At sea']);
    expect(codes(edited)).toEqual([]);
    expect({ ...edited, ...applyEdit(edited, { kind: 'remove-chapter', step: 'at-sea' }) }).toEqual(files);
    const one = made({ kind: 'remove-chapter', step: 'on-land' });
    expect(one['text.en.md']).not.toContain('##');
  });

  it('keep the line ends that the texts have', () => {
    const windows = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]));
    const edits: Edit[] = [
      { kind: 'add-aside', step: 'at-sea', leg: null, words: { en: 'One.\n\nTwo.', es: 'Uno.' } },
      { kind: 'add-chapter', step: 'at-sea', words: { en: 'At sea', es: 'En el mar' } },
    ];
    const edited = madeOf(windows, edits);
    for (const text of Object.values(texts(edited))) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    const back: Edit[] = [
      { kind: 'remove-chapter', step: 'at-sea' },
      { kind: 'remove-aside', step: 'at-sea', index: 0 },
    ];
    expect(madeOf(edited, back)).toEqual(windows);
  });
});

it('writes lists, tables and media among the words of a step', () => {
  const words = 'Aboard were:\n\n- a parcel\n- a letter\n\n| port | day |\n| --- | --- |\n| Lisbon | 1 |';
  const place = { part: 'paragraphs', step: 'title' } as const;
  const edited = made({ kind: 'set-words', lang: 'en', place, words });
  expect(edited['text.en.md']).toContain(`::::step{#title}\n${words}\n\n:::map\n`);
  expect(made({ kind: 'set-words', lang: 'en', place, words }, { kind: 'set-words', lang: 'en', place, words: '' })).toEqual(files);
});

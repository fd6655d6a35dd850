import { describe, expect, it } from 'vitest';
import { checkFiles } from '#file-format/check-files.ts';
import { applyEdit, type TextFiles } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { filesOf } from './fixtures/files.ts';

const files = filesOf('commands/new-story');
type SetKey = Extract<Edit, { kind: 'set-key' }>;
const key = (path: SetKey['path'], value: SetKey['value'], file = 'story.yaml'): Edit => ({ kind: 'set-key', file, path, value });
const withStory = (from: string, to: string, of: TextFiles = files): TextFiles => {
  const before = of['story.yaml'] ?? '';
  if (!before.includes(from)) throw new Error(`Expected ${from} in story.yaml`);
  return { ...of, 'story.yaml': before.replace(from, to) };
};
const made = (of: TextFiles, ...edits: readonly Edit[]): TextFiles => {
  let now = of;
  for (const edit of edits) now = { ...now, ...applyEdit(now, edit) };
  return now;
};
const story = (of: TextFiles): string => of['story.yaml'] ?? '';
const errors = (of: TextFiles): string[] =>
  checkFiles('small', of).problems.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
const journey = 'journey: [by-sea, by-road]      # in order; the route timeline and the kilometres follow it';
const both = ['by-sea', 'by-road'];

describe('a key that is emptied and filled again', () => {
  it('keeps the comment beside it, its place, and its bytes', () => {
    const empty = made(files, key(['journey'], null));
    expect(story(empty)).toBe(story(files).replace('[by-sea, by-road] ', '[] '));
    expect(errors(empty)).toEqual([]);
    // It says what no key says.
    expect(checkFiles('small', empty).story).toEqual(checkFiles('small', withStory(`${journey}\n\n`, '')).story);
    expect(applyEdit(empty, key(['journey'], null))).toEqual({});
    expect(made(empty, key(['journey'], both))).toEqual(files);
  });

  it.each<[where: string, written: string, emptied: string, again: string]>([
    ['above it', '# The journey.\njourney: [by-sea, by-road]', '# The journey.\njourney: []', '# The journey.\njourney: [by-sea, by-road]'],
    [
      'beside a list in lines',
      'journey:   # in order\n  - by-sea   # first\n  # then\n  - by-road',
      'journey: []   # in order',
      'journey: [by-sea, by-road]   # in order',
    ],
    [
      'between it and its list',
      'journey:\n  # in order\n\n- by-sea\n- by-road',
      'journey: []\n  # in order\n',
      'journey: [by-sea, by-road]\n  # in order\n',
    ],
    [
      'on several lines',
      'journey: [\n  by-sea,\n  by-road\n] # in order',
      'journey: [] # in order',
      'journey: [by-sea, by-road] # in order',
    ],
  ])('keeps a comment %s', (_, written, emptied, again) => {
    const before = withStory(journey, written);
    const empty = made(before, key(['journey'], null));
    expect(story(empty)).toBe(story(before).replace(written, emptied));
    expect(errors(empty)).toEqual([]);
    expect(story(made(empty, key(['journey'], both)))).toBe(story(before).replace(written, again));
  });

  it('keeps the line ends of the file, and its last line', () => {
    const windows = { ...files, 'story.yaml': story(files).replaceAll('\n', '\r\n') };
    const empty = made(windows, key(['journey'], null));
    expect(story(empty)).toBe(story(windows).replace('[by-sea, by-road] ', '[] '));
    expect(made(empty, key(['journey'], both))).toEqual(windows);
    const last = withStory('    emphasise: [by-road]\n', '    # what it is about\n    emphasise:\n      - by-road');
    const none = made(last, key(['steps', 'on-land', 'emphasise'], null));
    expect(story(none).endsWith('    # what it is about\n    emphasise: []\n')).toBe(true);
    expect(errors(none)).toEqual([]);
  });

  it('is gone without a trace where no comment is its own', () => {
    const bare = withStory(journey, 'journey: [by-sea, by-road]');
    expect(story(made(bare, key(['journey'], null)))).toBe(story(bare).replace('journey: [by-sea, by-road]\n', ''));
  });

  it('stays as a comment where it may not be empty, and comes back in its place', () => {
    const via = '    via: [[-10.2, 40.5], [-9.9, 43.4]]';
    const before = withStory(via, `${via}   # along the coast`);
    const points: Edit = { kind: 'set-line', leg: 'by-sea', points: [] };
    for (const edit of [points, key(['legs', 'by-sea', 'via'], null)]) {
      const empty = made(before, edit);
      expect(story(empty)).toBe(story(before).replace(`${via} `, '    # via: '));
      expect(errors(empty)).toEqual([]);
      const again = made(empty, {
        ...points,
        points: [
          [-10.2, 40.5],
          [-9.9, 43.4],
        ] as [number, number][],
      });
      expect(again).toEqual(before);
    }
  });

  it('stays so in its own mapping, as its first key or its last', () => {
    const first = withStory('    mode: sea\n', '    mode: sea   # by the almanac\n');
    const none = made(first, key(['legs', 'by-sea', 'mode'], null), key(['legs', 'by-road', 'mode'], null));
    expect(story(none)).toContain('  by-sea:\n    # mode:   # by the almanac\n    certainty: reported');
    // Another leg’s place is not this one’s.
    const other = made(none, key(['legs', 'by-road', 'mode'], 'road'));
    expect(story(other)).toContain('    # mode:   # by the almanac\n');
    expect(made(other, key(['legs', 'by-sea', 'mode'], 'sea'))).toEqual(first);
    const stops = withStory('mode: [almanac] }\n', 'mode: [almanac] }\n    # calls there\n    stops: [lisbon]   # once\n');
    const without = made(stops, key(['legs', 'by-sea', 'stops'], null));
    expect(story(without)).toContain('    # calls there\n    # stops:   # once\n  by-road:');
    expect(made(without, key(['legs', 'by-sea', 'stops'], ['lisbon']))).toEqual(stops);
  });

  it('stays in its own item of a list, whatever becomes of those beside it', () => {
    const lights = (step: string, value: number | null): Edit => key(['steps', step, 'lights'], value);
    const before = withStory('  - id: on-land\n', '    # at night\n    lights: 0.5   # dim\n\n  - id: on-land\n');
    const empty = made(before, lights('at-sea', null));
    const kept = '    # at night\n    # lights:   # dim\n';
    expect(story(empty)).toBe(story(before).replace('lights: 0.5 ', '# lights: '));
    // The next item has a place of its own.
    const other = made(empty, lights('on-land', 0.7));
    expect(story(other)).toContain(kept);
    expect(made(other, lights('at-sea', 0.5), lights('on-land', null))).toEqual(before);
    const move = (step: string, to: number): Edit => ({ kind: 'move-step', step, to });
    const there = [move('on-land', 1), move('at-sea', 2)];
    for (const edit of there) {
      const moved = made(empty, edit);
      expect(story(moved)).toContain(`    emphasise: [by-sea]\n${kept}`);
      expect(made(moved, move('on-land', 2))).toEqual(empty);
      expect(story(made(moved, lights('at-sea', 0.5)))).toContain('    # at night\n    lights: 0.5   # dim\n');
    }
    const without = (step: string): string => story(made(empty, { kind: 'remove-step', step }));
    expect(without('on-land')).toContain(`    emphasise: [by-sea]\n${kept}`);
    expect(without('at-sea')).not.toMatch(/at night|dim/);
    expect(without('title')).toContain(kept);
    const added = made(empty, {
      kind: 'add-step',
      id: 'ashore',
      index: 2,
      camera: { fit: ['brest'] },
      words: Object.fromEntries(['en', 'es'].map((lang) => [lang, { paragraphs: 'A.', map: 'B.' }])),
    });
    expect(story(added)).toContain(`${kept}\n  - id: ashore\n`);
  });

  it('is not looked for among comments that are about what comes next', () => {
    const before = withStory('  - id: on-land\n', '  # on land\n    # lights:   # dim\n  - id: on-land\n');
    const lit = story(made(before, key(['steps', 'at-sea', 'lights'], 0.5)));
    expect(lit).toContain('    lights: 0.5\n    emphasise: [by-sea]\n  # on land\n    # lights:   # dim\n');
  });

  it('goes with the place or leg whose last key it was', () => {
    const stops = withStory('mode: [almanac] }\n', 'mode: [almanac] }\n    stops: [lisbon]   # once\n');
    const empty = made(stops, key(['legs', 'by-sea', 'stops'], null));
    expect(story(empty)).toContain('    # stops:   # once\n');
    const removed = made(empty, key(['legs', 'by-sea'], null));
    expect(story(removed)).not.toContain('# once');
  });

  it('is found where its name is in quotes, and keeps them', () => {
    const points = [
      [-10.2, 40.5],
      [-9.9, 43.4],
    ];
    for (const name of ['"via"', "'via'", '"v\\x69a"']) {
      const before = withStory('    via: [[-10.2, 40.5], [-9.9, 43.4]]', `    ${name}: [[-10.2, 40.5], [-9.9, 43.4]]   # along the coast`);
      const empty = made(before, key(['legs', 'by-sea', 'via'], null));
      expect(story(empty)).toContain(`    # ${name}:   # along the coast\n`);
      expect(made(empty, key(['legs', 'by-sea', 'via'], points))).toEqual(before);
    }
  });

  it('keeps what it is in, too', () => {
    const before = withStory('    show: { lisbon: right, brest: above, paris: above }', '    show:   # the ends\n      lisbon: right');
    const side = (value: 'right' | null): Edit => ({ kind: 'set-side', step: 'title', narrow: false, place: 'lisbon', side: value });
    const empty = made(before, side(null));
    expect(story(empty)).toContain('    show: {}   # the ends\n');
    expect(errors(empty)).toEqual([]);
    expect(story(made(empty, side('right')))).toContain('    show: { lisbon: right }   # the ends\n');
  });

  it('goes with its comment where it is something of the author’s own, as a place', () => {
    const note = withStory(
      'name: { en: Bay of Biscay, es: Golfo de Vizcaya } }',
      'name: { en: Bay of Biscay, es: Golfo de Vizcaya } }   # rough',
    );
    expect(story(made(note, key(['places', 'biscay'], null)))).not.toContain('rough');
  });

  it('is emptied in lines where it has to be there', () => {
    const before = withStory('    sources: []', '    sources:   # none yet\n      - almanac');
    expect(story(made(before, key(['legs', 'by-road', 'sources'], [])))).toBe(
      story(before).replace(':   # none yet\n      - almanac', ': []   # none yet'),
    );
  });

  it('keeps its place in a text’s front matter', () => {
    const text = files['text.en.md'] ?? '';
    const before = {
      ...files,
      'text.en.md': text.replace('says:\n', 'legend: [The lights are of 2012.]   # below the map\nsays:   # by leg\n'),
    };
    const empty = made(
      before,
      key(['legend'], null, 'text.en.md'),
      key(['says', 'by-sea'], null, 'text.en.md'),
      key(['says', 'by-road'], null, 'text.en.md'),
    );
    expect(empty['text.en.md']).toContain('updated: 2026-01-15\n# legend:   # below the map\nsays: {}   # by leg\n---\n');
    expect(made(empty, key(['legend'], ['The lights are of 2012.'], 'text.en.md'))['text.en.md']).toContain(
      '\nlegend: [The lights are of 2012.]   # below the map\n',
    );
  });
});

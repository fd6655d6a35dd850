import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFiles } from '#file-format/check-files.ts';
import { readFiles } from '#file-format/read-story.ts';
import { applyEdit, type TextFiles } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { filesOf, storyFoldersOf } from './fixtures/files.ts';
import { pointsOf } from './line-edit.ts';
import { textParts } from './text-parts.ts';

interface Facts {
  readonly languages: string[];
  readonly places: Record<string, { at: [number, number] }>;
  readonly legs?: Record<string, { path?: string; via?: [number, number][] }>;
  readonly steps: {
    id: string;
    camera: Record<string, unknown>;
    show?: Record<string, 'left'>;
    draw?: Record<string, number>;
    narrow?: { camera?: Record<string, unknown>; show?: Record<string, 'left'> };
  }[];
}
const factsOf = (files: TextFiles): Facts => parse(files['story.yaml'] ?? '', { maxAliasCount: 0 });

/** An edit, and the one that undoes it, of whatever a story has. */
function editsOf(files: TextFiles): fc.Arbitrary<{ edit: Edit; back: Edit }> {
  const { places, legs = {}, steps, languages } = factsOf(files);
  const lng = fc.integer({ min: -179, max: 179 });
  const lat = fc.integer({ min: -80, max: 80 });
  const of = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
  const placed = of(Object.keys(places));
  const all: (fc.Arbitrary<{ edit: Edit; back: Edit }> | null)[] = [
    fc.tuple(placed, lng, lat).map(([place, x, y]) => ({
      edit: { kind: 'move-place', place, at: [x + 0.125, y] },
      back: { kind: 'move-place', place, at: places[place]?.at ?? [0, 0] },
    })),
    fc.tuple(of(steps), of([true, false]), of(['left', 'above', 'mark'] as const)).chain(([step, narrow, side]) => {
      const show = (narrow ? step.narrow?.show : step.show) ?? {};
      const place = Object.keys(show).length > 0 ? of(Object.keys(show)) : placed;
      return place.map((name) => {
        const what = { kind: 'set-side' as const, step: step.id, narrow, place: name };
        return { edit: { ...what, side }, back: { ...what, side: show[name] ?? null } };
      });
    }),
    fc.tuple(of(steps), lng, lat, of([true, false])).map(([step, x, y, narrow]) => {
      const what = { kind: 'set-camera' as const, step: step.id, narrow };
      const old = narrow ? (step.narrow?.camera ?? null) : step.camera;
      return { edit: { ...what, camera: { center: [x, y], zoom: 4.25, bearing: 10 } }, back: { ...what, camera: old as never } };
    }),
    fc.tuple(of(steps), fc.nat(steps.length - 1)).map(([step, to]) => ({
      edit: { kind: 'move-step', step: step.id, to },
      back: { kind: 'move-step', step: step.id, to: steps.indexOf(step) },
    })),
    of(wordsOf(files, languages)).map(({ lang, place, old }) => ({
      edit: { kind: 'set-words', lang, place, words: place.part === 'heading' ? 'Other words' : 'Other *words*, of one paragraph.' },
      back: { kind: 'set-words', lang, place, words: old },
    })),
    Object.keys(legs).length === 0
      ? null
      : fc.tuple(of(Object.entries(legs)), fc.nat(), lng, lat).map(([[leg, { path, via = [] }], nth, x, y]) => {
          const points = path ? pointsOf(path, files[path] ?? '') : via;
          const at = points.length === 0 ? 0 : nth % points.length;
          return {
            edit: { kind: 'set-line', leg, points: [...points.slice(0, at), [x + 0.5, y], ...points.slice(at)] as [number, number][] },
            back: { kind: 'set-line', leg, points: points as [number, number][] },
          };
        }),
  ];
  return fc.oneof(...all.flatMap((one) => (one ? [one] : [])));
}

type SetWords = Extract<Edit, { kind: 'set-words' }>;

/** All words that the texts of a story have. */
function wordsOf(files: TextFiles, languages: readonly string[]): { lang: string; place: SetWords['place']; old: string }[] {
  return languages.flatMap((lang) =>
    textParts(`text.${lang}.md`, files[`text.${lang}.md`] ?? '').steps.flatMap((step) => {
      const asides = step.asides.map(({ words: old }, index) => ({ lang, place: { part: 'aside' as const, step: step.id, index }, old }));
      const parts = (['paragraphs', 'map', 'heading'] as const).flatMap((part) => {
        const old = step[part]?.words;
        return old ? [{ lang, place: { part, step: step.id }, old }] : [];
      });
      return [...parts, ...asides];
    }),
  );
}

function allMade(files: TextFiles, edits: readonly Edit[]): TextFiles {
  let edited = files;
  for (const edit of edits) edited = { ...edited, ...applyEdit(edited, edit) };
  return edited;
}

const comments = (files: TextFiles): string[] =>
  Object.values(files)
    .flatMap((text) => text.match(/(?<=^|\s)# .*$|<!--[\s\S]*?-->/gm) ?? [])
    .sort();

describe.each(storyFoldersOf)('edits of %s', (folder) => {
  const files = filesOf(folder);
  // Long stories take long to read: they are looked at a few times, small ones often.
  const numRuns = Object.values(files).join('').length > 50_000 ? 4 : 12;

  it('leave every comment, and all that they have nothing to do with; the other way round they give the same bytes', () => {
    fc.assert(
      fc.property(editsOf(files), ({ edit, back }) => {
        const changed = applyEdit(files, edit);
        const edited = { ...files, ...changed };
        expect(comments(edited)).toEqual(comments(files));
        for (const [file, text] of Object.entries(changed)) {
          const [old, now] = [(files[file] ?? '').split('\n'), text.split('\n')];
          if (edit.kind === 'move-step') expect(now.toSorted()).toEqual(old.toSorted());
          else if (!file.endsWith('.geojson')) {
            const kept = new Set(old);
            expect(now.filter((line) => !kept.has(line)).length).toBeLessThanOrEqual(2);
          }
        }
        const again = { ...edited, ...applyEdit(edited, back) };
        // A key that is taken away and written anew stands where new ones do, in the layout of new ones.
        const moves = edit.kind === 'set-camera' || (edit.kind === 'set-line' && !hasPoints(files, edit.leg));
        if (moves) expect(factsOf(again)).toEqual(factsOf(files));
        else expect(withoutZeros(again)).toEqual(withoutZeros(files));
        // Where it is as it should be, nothing is written.
        expect(applyEdit(again, back)).toEqual({});
      }),
      { numRuns, endOnFailure: true },
    );
  });
});

/** A number that is written anew has no zeros at its end. */
const withoutZeros = (files: TextFiles): TextFiles =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(/(\d)\.0+(?=[\],])/g, '$1').replace(/(\.\d*?)0+(?=[\],])/g, '$1')]),
  );

const hasPoints = (files: TextFiles, leg: string): boolean => {
  const { path, via } = factsOf(files).legs?.[leg] ?? {};
  return path !== undefined || via !== undefined;
};

describe('a story that is edited', () => {
  const folder = 'docs/handbook/example';
  const files = filesOf(folder);
  it('passes the check of its form', async () => {
    const all = await readFiles(folder); // its media too
    const allowed: Partial<Record<Edit['kind'], readonly string[]>> = {
      // What the author has to mend, and sees: the order of legs, a kind that the title cannot be, and what the old words or the old camera named.
      'move-step': ['draw-back', 'step-kind'],
      'set-words': ['unused-source', 'unused-place', 'unused-leg', 'unused-region'],
      'set-line': ['leg-end', 'stop-off-leg', 'branch-off'],
      'move-place': ['leg-end', 'stop-off-leg', 'coordinate-swapped', 'journey-gap', 'branch-off'],
    };
    fc.assert(
      fc.property(editsOf(files), ({ edit }) => {
        const { problems } = checkFiles('example', { ...all, ...applyEdit(files, edit) });
        const known = ['mark-without-mark', ...(allowed[edit.kind] ?? [])];
        expect(problems.filter(({ severity, code }) => severity === 'error' && !known.includes(code))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a new story', () => {
  const files = filesOf('commands/new-story');
  const made = (...edits: Edit[]): TextFiles => allMade(files, edits);
  const errors = (edited: TextFiles): string[] => checkFiles('small', edited).problems.map(({ message }) => message);
  const lines = (edited: TextFiles, file = 'story.yaml'): string[] => {
    const old = new Set(files[file]?.split('\n'));
    return (edited[file] ?? '').split('\n').filter((line) => !old.has(line));
  };

  it('gets a place, a leg and a step, and still is one', () => {
    const edited = made(
      { kind: 'add-place', id: 'lyon', at: [4.83, 45.76], is: 'story', name: { en: 'Lyon', es: 'Lyon' }, step: 'on-land', side: 'right' },
      { kind: 'add-leg', id: 'south', from: 'paris', to: 'lyon', name: { en: 'South', es: 'Al sur' }, step: 'on-land' },
      {
        kind: 'add-step',
        id: 'rhone',
        index: 3,
        camera: { fit: ['paris', 'lyon'] },
        words: { en: { paragraphs: 'On to Lyon.', map: 'France.' }, es: { paragraphs: '', map: 'Francia.' } },
      },
      { kind: 'set-drawn', step: 'rhone', leg: 'south', share: 1 },
    );
    expect(errors(edited)).toEqual([]);
    expect(lines(edited)).toEqual([
      '  lyon: { at: [4.83, 45.76], kind: story, name: { en: Lyon, es: Lyon } }',
      '  south: { certainty: inferred, name: { en: South, es: Al sur }, from: paris, to: lyon, sources: [] }',
      '    show: { brest: above, paris: below, lyon: right }',
      '    draw: { by-road: 1, south: 1 }',
      '  - id: rhone',
      '    camera: { fit: [paris, lyon] }',
      '    draw: { south: 1 }',
    ]);
    expect(edited['text.es.md']?.trimEnd().endsWith('::::step{#rhone}\n:::map\nFrancia.\n:::\n::::')).toBe(true);
  });

  it('keeps what a camera has beside what is changed', () => {
    const edited = made({ kind: 'set-camera', step: 'at-sea', narrow: true, camera: { fit: ['by-sea'], margin: 8 } });
    expect(lines(edited)).toEqual(['    narrow: { camera: { fit: [by-sea], margin: 8 } }']);
    const again = applyEdit(edited, { kind: 'set-camera', step: 'at-sea', narrow: true, camera: null });
    expect(again['story.yaml']).toBe(files['story.yaml']);
  });

  it('loses a step with its chapter, and comes back to what it was', () => {
    const edited = made({ kind: 'remove-step', step: 'on-land' });
    expect(edited['text.en.md']).not.toContain('## Ashore');
    expect(edited['text.en.md']?.trimEnd().endsWith('::::')).toBe(true);
  });

  it('has its lines drawn, bent and straightened', () => {
    const bent = made({ kind: 'set-line', leg: 'by-road', points: [[-1, 48]] });
    expect(lines(bent)).toEqual(['    via: [[-1, 48]]']);
    expect(applyEdit(bent, { kind: 'set-line', leg: 'by-road', points: [] })['story.yaml']).toBe(files['story.yaml']);
    expect(
      lines(
        made({
          kind: 'set-line',
          leg: 'by-sea',
          points: [
            [-10.2, 40.5],
            [-9.5, 42],
            [-9.9, 43.4],
          ],
        }),
      ),
    ).toEqual(['    via: [[-10.2, 40.5], [-9.5, 42], [-9.9, 43.4]]']);
  });

  it('has words in its front matter and its paragraphs', () => {
    const words = (place: Extract<Edit, { kind: 'set-words' }>['place'], text: string): TextFiles =>
      made({ kind: 'set-words', lang: 'en', place, words: text });
    expect(lines(words({ part: 'title' }, 'To Paris: a parcel # 1'), 'text.en.md')).toEqual(['title: "To Paris: a parcel # 1"']);
    expect(lines(words({ part: 'says', leg: 'by-road' }, 'Nobody\nsays.'), 'text.en.md')).toEqual(['  by-road: Nobody says.']);
    expect(lines(words({ part: 'paragraphs', step: 'title' }, 'A beginning.'), 'text.en.md')).toEqual(['A beginning.']);
    const two = words({ part: 'paragraphs', step: 'at-sea' }, 'One.\n\nTwo [by sea](leg:by-sea).');
    expect(textParts('text.en.md', two['text.en.md'] ?? '').steps[1]?.paragraphs.words).toBe('One.\n\nTwo [by sea](leg:by-sea).');
    const none = words({ part: 'paragraphs', step: 'at-sea' }, '');
    expect(none['text.en.md']).toContain('::::step{#at-sea}\n:::map');
  });

  it('keeps the line ends that it has', () => {
    const windows = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]));
    const edits: Edit[] = [
      { kind: 'set-words', lang: 'en', place: { part: 'paragraphs', step: 'at-sea' }, words: 'One.\n\nTwo.' },
      { kind: 'set-drawn', step: 'title', leg: 'by-road', share: 0 },
      { kind: 'move-step', step: 'at-sea', to: 2 },
      { kind: 'remove-step', step: 'title' },
    ];
    const edited = allMade(windows, edits);
    for (const text of Object.values(edited)) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

import { describe, expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Overlay, Step, Story } from '#story/story.ts';
import type { Inline, StoryText } from '#story/text.ts';
import { desk, lintStory, phone } from './lint-story.ts';
import type { LintProblem } from './problem.ts';

const reference = (to: 'place' | 'region' | 'leg', id: string): Inline => ({
  type: 'reference',
  to,
  id,
  children: [{ type: 'text', value: id }],
});
const words = (steps: Readonly<Record<string, readonly Inline[]>>): StoryText => ({
  lang: 'en',
  title: '',
  standfirst: '',
  description: '',
  credit: [],
  updated: '2026-01-01',
  chapters: [
    {
      heading: null,
      id: 'start',
      steps: Object.entries(steps).map(([id, inlines]) => ({ id, blocks: [inlines], map: [], asides: [] })),
    },
  ],
  legend: [],
  certainty: {},
  says: {},
});
const base: Step = {
  id: 'one',
  camera: { fit: ['harbour', 'seaport'] },
  show: { harbour: 'left', seaport: 'right' },
  legs: {},
  draw: {},
  regions: {},
  lights: 1,
  emphasise: [],
};
/** A story of some steps, each the base with changes, in which nothing else is there. */
function story(steps: readonly Partial<Step>[], text: Readonly<Record<string, readonly Inline[]>> = {}, more: Partial<Story> = {}): Story {
  return {
    ...smallStory,
    sources: {},
    legs: {},
    journey: [],
    steps: steps.map((step) => ({ ...base, ...step })),
    texts: { en: words(text) },
    ...more,
  };
}
const { sea } = smallStory.legs;
const told = { attested: { ends: ['agency'], mode: ['agency'] }, length: 'measured' } as const;
const withSea = { legs: { sea: { ...(sea ?? expect.fail()), ...told } }, journey: ['sea'] };
const found = (checked: Story): Pick<LintProblem, 'code' | 'at'>[] =>
  lintStory(checked, { screens: [desk] }).map(({ code, at }) => ({ code, at }));

describe('lint: a well made story', () => {
  it('has no problems', () => {
    const text = { one: [reference('place', 'seaport'), reference('leg', 'sea')], two: [reference('place', 'harbour')] };
    expect(found(story([{}, { id: 'two', draw: { sea: 1 }, emphasise: ['sea', 'harbour'] }], text, withSea))).toEqual([]);
  });

  it('says nothing of a story without steps', () => {
    expect(lintStory(story([]))).toEqual([]);
  });
});

describe('lint: mistakes', () => {
  it.each<[LintProblem['code'], string, Story, LintProblem['at']]>([
    [
      'reference-outside',
      'a place elsewhere',
      story([{}], { one: [reference('place', 'town')] }),
      { file: 'text', path: ['place', 'town'], lang: 'en', step: 'one' },
    ],
    [
      'reference-outside',
      'a region elsewhere, inside emphasis',
      story([{}], { one: [{ type: 'em', children: [reference('region', 'region')] }] }),
      { file: 'text', path: ['region', 'region'], lang: 'en', step: 'one' },
    ],
    [
      'reference-unlabelled',
      'a place that does not show',
      story([{ show: { harbour: 'left' } }], { one: [reference('place', 'seaport')] }),
      { file: 'text', path: ['place', 'seaport'], lang: 'en', step: 'one' },
    ],
    [
      'reference-unlabelled',
      'a place with a mark alone',
      story([{ show: { seaport: 'mark' } }], { one: [reference('place', 'seaport')] }),
      { file: 'text', path: ['place', 'seaport'], lang: 'en', step: 'one' },
    ],
    [
      'reference-unlabelled',
      'a label without room',
      story([{ camera: { center: [132, 43.5], zoom: 3 }, show: { seaport: 'right', campsite: 'right' } }], {
        one: [reference('place', 'campsite')],
      }),
      { file: 'text', path: ['place', 'campsite'], lang: 'en', step: 'one' },
    ],
    [
      'reference-covered',
      'a leg that the picture of a step covers',
      story([{}, { id: 'two', kind: 'picture' }], { two: [reference('leg', 'sea')] }),
      { file: 'text', path: ['leg', 'sea'], lang: 'en', step: 'two' },
    ],
    ['emphasised-outside', 'a place', story([{ emphasise: ['harbour', 'town'] }]), { file: 'story', path: ['steps', 0, 'emphasise', 1] }],
    ['emphasised-outside', 'a region', story([{ emphasise: ['region'] }]), { file: 'story', path: ['steps', 0, 'emphasise', 0] }],
    [
      'emphasised-outside',
      'a leg',
      story([{ draw: { sea: 1 }, emphasise: ['sea'], camera: { fit: ['region'] }, show: {} }], {}, withSea),
      { file: 'story', path: ['steps', 0, 'emphasise', 0] },
    ],
    [
      'camera-without-room',
      'two sides of the globe',
      story(
        [{ camera: { fit: ['town', 'far'] }, show: {} }],
        {},
        { places: { ...smallStory.places, far: { id: 'far', at: [-144, -51], kind: 'story', name: { en: 'Far' } } } },
      ),
      { file: 'story', path: ['steps', 0, 'camera'] },
    ],
    [
      'nothing-kept',
      'a move from label to label',
      story([{}, { id: 'two', camera: { fit: ['region'] }, show: { town: 'right' } }]),
      { file: 'story', path: ['steps', 1, 'show'] },
    ],
    [
      'many-changes',
      'lights and a region',
      story([{}, { id: 'two', lights: 0, regions: { region: 1 } }]),
      { file: 'story', path: ['steps', 1] },
    ],
    ['leg-never-drawn', 'a leg for nothing', story([{}], {}, withSea), { file: 'story', path: ['legs', 'sea'] }],
    [
      'source-never-cited',
      'a source for nothing',
      story([{}], {}, { sources: smallStory.sources }),
      { file: 'story', path: ['sources', 'agency'] },
    ],
  ])('%s: %s', (code, _, checked, at) => {
    expect(found(checked)).toEqual([{ code, at }]);
  });

  it('are worded as in the files: Unexpected X, expected Y; moves and changes are warnings, all else errors', () => {
    const problems = lintStory(
      story([{ emphasise: ['town'] }, { id: 'two', lights: 0, regions: { region: 1 } }], {}, { sources: smallStory.sources }),
    );
    expect(problems.length).toBeGreaterThan(3);
    for (const { code, severity, message } of problems) {
      expect(message).toMatch(/^Unexpected .+, expected .+$/);
      expect(severity).toBe(code === 'many-changes' || code === 'nothing-kept' ? 'warning' : 'error');
    }
  });

  it('name the places that would stay, where both steps show some', () => {
    const moves = story([{}, { id: 'two', camera: { fit: ['region'] }, show: { town: 'right', harbour: 'left' } }]);
    const [kept] = lintStory(moves, { screens: [desk] }).filter(({ code }) => code === 'nothing-kept');
    expect(kept?.message).toContain('expected room for the label of `harbour` before, after and between');
  });

  it('name the screen, and are said for each', () => {
    const messages = lintStory(story([{ emphasise: ['town'] }])).map(({ message }) => message);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain('on a phone (390 × 844)');
    expect(messages[1]).toContain('on a desk (1440 × 900)');
  });
});

describe('lint: languages', () => {
  const inAll = (text: Readonly<Record<string, readonly Inline[]>>, languages: readonly string[]) =>
    Object.fromEntries(languages.map((lang) => [lang, { ...words(text), lang }]));

  it('a label that has room in one language has none in another, whose words are longer', () => {
    const [camera, show] = [
      { center: [132, 43.5], zoom: 5 },
      { seaport: 'right', campsite: 'right' },
    ] as const;
    const text = { one: [reference('place', 'campsite')] };
    const named = (place: string, name: Readonly<Record<string, string>>) => ({
      ...smallStory.places,
      [place]: { ...(smallStory.places[place] ?? expect.fail()), name },
    });
    const checked = (name: Readonly<Record<string, string>>, languages: readonly string[]) =>
      lintStory(
        {
          ...story([{ camera, show: { ...show, harbour: 'left' } }], text, { languages, places: named('campsite', name) }),
          texts: inAll(text, languages),
        },
        { screens: [desk] },
      );
    expect(checked({ en: 'Campsite', de: 'Ussurijsk' }, ['en', 'de'])).toEqual([]);
    const long = 'Ussurijsk, '.repeat(14);
    expect(checked({ en: 'Campsite', de: long }, ['en', 'de'])).toMatchObject([
      {
        code: 'reference-unlabelled',
        message: expect.stringContaining('on a desk (1440 × 900), in `de`, at step'),
        at: { lang: 'de', step: 'one' },
      },
    ]);
  });

  it('are looked at with their text at the right when they are written from there', () => {
    // near the right edge of the free part: the label may run on to the edge of the screen, but not beneath the text
    const camera = { center: [131.87 - 7.5, 43.11], zoom: 5 } as const;
    const text = { one: [reference('place', 'seaport')] };
    const checked = (languages: readonly string[]) =>
      lintStory(
        { ...story([{ camera, show: { seaport: 'right' } }], text, { languages }), texts: inAll(text, languages) },
        { screens: [phone, desk] },
      ).filter(({ message }) => message.includes('on a desk'));
    expect(checked(['en'])).toEqual([]);
    expect(checked(['en', 'he'])).toMatchObject([
      {
        code: 'reference-unlabelled',
        message: expect.stringContaining('on a desk (1440 × 900), text at the right, in `he`, at'),
        at: { lang: 'he' },
      },
    ]);
    expect(checked(['he'])).toMatchObject([{ code: 'reference-unlabelled', at: { lang: 'he' } }]);
  });

  it('share what is seen of a camera: it is said once for all that have their text on the same side', () => {
    const languages = ['en', 'de', 'ar', 'fa'];
    const outside = lintStory(
      { ...story([{ emphasise: ['town'] }], {}, { languages }), texts: inAll({}, languages) },
      { screens: [phone, desk] },
    ).filter(({ code }) => code === 'emphasised-outside');
    // on a phone, too: its buttons stand at the other side
    expect(outside.map(({ message }) => /on a [^)]*\)[^`]*/.exec(message)?.[0])).toEqual([
      'on a phone (390 × 844) at step ',
      'on a phone (390 × 844), text at the right at step ',
      'on a desk (1440 × 900) at step ',
      'on a desk (1440 × 900), text at the right at step ',
    ]);
  });
});

describe('lint: the inset', () => {
  // On a desk its middle is 297 px to the right of the middle of the free part and 225 px below it.
  const under: Partial<Step> = { camera: { center: [131.87 - 3.2, 43.11 + 1.8], zoom: 6 } };
  it.each<[string, Partial<Step>, boolean]>([
    ['a mark under it', { ...under, show: { seaport: 'mark' } }, true],
    ['one whose label stands clear of it', { ...under, show: { seaport: 'left' } }, true],
    ['not one that does not show', { ...under, show: {} }, false],
    ['not one beside it', { ...under, camera: { center: [131.87 - 3.2, 43.11], zoom: 6 }, show: { seaport: 'mark' } }, false],
    [
      'not where the view is too far away to need it',
      { camera: { center: [131.87 - 11.7, 43.11 + 7.5], zoom: 4 }, show: { seaport: 'mark' } },
      false,
    ],
  ])('is said to hide %s', (_, step, hides) => {
    const problems = lintStory(story([step]), { screens: [desk] }).filter(({ code }) => code === 'mark-under-inset');
    expect(problems.map(({ severity, at }) => ({ severity, at }))).toEqual(
      hides ? [{ severity: 'warning', at: { file: 'story', path: ['steps', 0, 'camera'] } }] : [],
    );
  });

  it('hides no place for context, whose mark goes with its label', () => {
    const places = { seaport: { ...(smallStory.places.seaport ?? expect.fail()), kind: 'context' as const } };
    expect(found(story([{ ...under, show: { seaport: 'right' } }], {}, { places }))).toEqual([]);
  });
});

describe('lint: cited sources', () => {
  it('are those of texts, says and legs', () => {
    const { agency } = smallStory.sources;
    if (!agency) throw new Error('no source');
    const sources = { a: { ...agency, id: 'a' }, b: { ...agency, id: 'b' }, agency };
    const text = {
      ...words({ one: [{ type: 'strong', children: [{ type: 'cite', source: 'a' }] }] }),
      says: { sea: [{ type: 'cite', source: 'b' } as const] },
    };
    expect(found({ ...story([{ draw: { sea: 1 } }], {}, { ...withSea, sources }), texts: { en: text } })).toEqual([]);
  });
});

describe('overlays', () => {
  const overlay: Overlay = {
    id: 'ice',
    type: 'fill',
    paint: { 'fill-color': '#9cf' },
    says: {},
    data: { file: 'a', digest: '' },
    shapes: [],
  };
  const found = (changed: Partial<Overlay>): string[] =>
    lintStory(story([{ overlays: { ice: 1 } }], {}, { overlays: [{ ...overlay, ...changed } as Overlay] }), { screens: [] })
      .filter(({ code }) => code === 'overlay-not-in-pictures')
      .map(({ message }) => message);

  it('are named where pictures cannot show them', () => {
    expect(found({})).toEqual([]);
    expect(found({ paint: { 'fill-color': ['get', 'colour'] } })).toEqual([
      expect.stringMatching(/changing `fill-color` in overlay `ice`/),
    ]);
    expect(found({ type: 'raster' } as Partial<Overlay>)).toEqual([expect.stringMatching(/^Unexpected picture in overlay `ice`/)]);
  });

  it('are one thing that changes in a step', () => {
    const changes = lintStory(story([{}, { overlays: { ice: 1 }, lights: 0 }], {}, { overlays: [overlay] }), { screens: [] });
    expect(changes.filter(({ code }) => code === 'many-changes').map(({ message }) => message)).toEqual([
      expect.stringMatching(/the overlays and the city lights/),
    ]);
  });
});

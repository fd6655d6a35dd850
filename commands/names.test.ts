import { describe, expect, it, vi } from 'vitest';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import { citiesSeen, cityOf, filled, type Gazetteer, missingNames, namedPlaces, names, withCities } from './names.ts';

const cities = [
  { id: 'vienna', name: 'Vienna', country: 'AT', at: [16.37, 48.21] },
  { id: 'graz', name: 'Graz', country: 'AT', at: [15.44, 47.07] },
] as const;
const gazetteer: Gazetteer = {
  cities,
  names: { en: { x: 'y' }, pt: { vienna: 'Viena', graz: 'Graz' }, ar: { vienna: 'فيينا' }, de: { vienna: 'Wien' }, sv: {} },
};
const place = (at: readonly [number, number], name: Record<string, string>) => ({ id: 'home', at, name });

describe('cityOf', () => {
  it('finds the city of a name near a place, by its name in any language', () => {
    expect(cityOf(place([16.3, 48.2], { en: 'Vienna' }), gazetteer)?.id).toBe('vienna');
    expect(cityOf(place([16.3, 48.2], { ar: 'فيينا' }), gazetteer)?.id).toBe('vienna');
    expect(cityOf(place([16.3, 48.2], { pt: 'VIENA' }), gazetteer)?.id).toBe('vienna');
  });

  it('takes neither another place near it, nor a namesake far away', () => {
    expect(cityOf(place([16.3, 48.2], { en: 'The harbour' }), gazetteer)).toBeUndefined();
    expect(cityOf(place([-77.3, 38.9], { en: 'Vienna' }), gazetteer)).toBeUndefined();
  });
});

it('says which names are missing, and which are not known', () => {
  const places = [place([16.3, 48.2], { en: 'Vienna' }), { ...place([15.4, 47.1], { en: 'Graz' }), id: 'port' }];
  expect(missingNames(places, ['en', 'pt', 'ar', 'de', 'sv'], gazetteer)).toEqual([
    { place: 'home', lang: 'pt', name: 'Viena' },
    { place: 'home', lang: 'ar', name: 'فيينا' },
    { place: 'home', lang: 'de', name: 'Wien' },
    { place: 'home', lang: 'sv', name: null },
    { place: 'port', lang: 'pt', name: 'Graz' },
    { place: 'port', lang: 'ar', name: null },
    { place: 'port', lang: 'de', name: 'Graz' },
    { place: 'port', lang: 'sv', name: null },
  ]);
});

describe('story.yaml', () => {
  const text = `languages: [en, pt, ar] # three
places:
  # where it begins
  vienna: { at: [16.4, 48.2], kind: story, name: { en: Vienna } }   # the river
  rock: { at: [16.3, 48.3], kind: context, name: { en: The rock, pt: A rocha } }
steps: []
`;

  it('gets the names that it lacks, and keeps every other character', async () => {
    const { written, lines, code } = await filled(text);
    expect(written).toBe(text.replace('{ en: Vienna }', '{ en: Vienna, pt: Viena, ar: فيينا }'));
    expect(lines).toEqual(['vienna, pt: Viena', 'vienna, ar: فيينا', 'rock, ar: not in GeoNames’ list, by its other names and its place']);
    expect(code).toBe(1);
    expect((await filled(written)).written).toBe(written);
  });

  it('that is not sound is no reason to fail, and gets nothing that it has no place for', async () => {
    for (const broken of [
      '',
      'places: [1]',
      'languages: [en]\nplaces: { a: 3, b: { at: x, name: { en: B } }, c: { at: [1, 2], name: C } }\n',
    ])
      expect((await filled(broken)).written).toBe(broken);
    await expect(filled('places: [')).rejects.toThrow(/Unexpected/);
    expect(namedPlaces(null)).toEqual([]);
  });
});

describe('the cities of a step', () => {
  const story = { ...sharedStory, languages: ['en', 'pt'] };
  const step = story.steps[0]!;
  const centre = {
    ...story,
    places: {},
    regions: {},
    legs: {},
    journey: [],
    steps: [{ ...step, camera: { center: [15.9, 47.6] as const, zoom: 6 }, show: {}, legs: {}, draw: {}, regions: {}, emphasise: [] }],
  };

  it('are the largest that are seen, apart from one another and from the story’s places', () => {
    expect(citiesSeen(centre, step.id, 5, gazetteer).map(({ id }) => id)).toEqual(['vienna', 'graz']);
    expect(citiesSeen(centre, step.id, 1, gazetteer).map(({ id }) => id)).toEqual(['vienna']);
    const close = { id: 'mödling', name: 'Mödling', country: 'AT', at: [16.29, 48.09] as const };
    expect(citiesSeen(centre, step.id, 5, { cities: [cities[0], close, cities[1]] }).map(({ id }) => id)).toEqual(['vienna', 'graz']);
    const home = { id: 'home', at: [16.4, 48.2] as const, kind: 'story' as const, name: { en: 'Home' } };
    expect(citiesSeen({ ...centre, places: { home } }, step.id, 5, gazetteer).map(({ id }) => id)).toEqual(['graz']);
    expect(() => citiesSeen(centre, 'nowhere', 5, gazetteer)).toThrow(/Unexpected step nowhere/);
  });

  it('are written as places that the step shows, with names in the story’s languages', () => {
    const file = `languages: [en, pt]\nplaces:\n  graz: { at: [0, 0], kind: story, name: { en: S, pt: S } }\nsteps:\n  - id: ${step.id} # first\n    camera: { center: [15.9, 47.6], zoom: 6 }\n    show: { graz: left }\n`;
    const taken = { ...centre, places: { graz: { id: 'graz', at: [0, 0] as const, kind: 'story' as const, name: {} } } };
    const written = withCities(file, taken, step.id, [...cities], gazetteer);
    expect(written).toContain('vienna: { at: [16.37, 48.21], kind: context, name: { en: Vienna, pt: Viena } }');
    expect(written).toContain('graz-2: { at: [15.44, 47.07], kind: context, name: { en: Graz, pt: Graz } }');
    expect(written).toContain('show: { graz: left, vienna: right, graz-2: right }');
    expect(written).toContain('# first');
  });
});

it.each([
  [[], 1],
  [['no-such-story'], 1],
  [['everything', '--count', '0'], 1],
  [['everything', '--step', 'no-such-step'], 1],
  [['everything', '--colour'], 1],
])('refuses %j', async (args, code) => {
  vi.stubEnv('STORIES', 'e2e/stories');
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await names(args)).toBe(code);
  expect(said).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

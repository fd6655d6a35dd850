import { describe, expect, it } from 'vitest';
import { counts, errorsOf, importText, noted, said, storyFrom, storyOf, textOf } from './fixtures/import-text.ts';
import { slides } from './fixtures/samples.ts';

const slide = (headline: string, more: object = {}) => ({ text: { headline, text: `Words of ${headline || 'none'}.` }, ...more });
const at = (lat: number) => ({ location: { lat, lon: 10, zoom: 6 } });
const slideStory = (...all: object[]) => importText('draft-2.json', JSON.stringify({ storymap: { language: 'en', slides: all } }));
const stepIds = (story: string): string[] => [...story.matchAll(/^ {2}- id: (.*)$/gm)].map(([, id]) => id ?? '');

describe('the title of a StoryMapJS', () => {
  it('is the overview’s headline, and the first slide keeps its own', () => {
    const story = slideStory(slide('The voyage', { type: 'overview' }), slide('The port', at(50)));
    expect(textOf(story)).toMatch(/^---\ntitle: "The voyage"\nstandfirst: "Words of The voyage\."/);
    expect(textOf(story)).toContain('## The port\n\n::::step{#the-port}\nWords of The port.');
    expect(said(story).filter((line) => line.includes(' guessed '))).toEqual([]);
  });

  it('is not said again by a first slide that is called so too', () => {
    const story = slideStory(slide('The port', { type: 'overview' }), slide('The port', at(50)), slide('The port', at(51)));
    expect(errorsOf(story)).toEqual([]);
    expect(textOf(story).match(/^## .*$/gm)).toEqual(['## The port']);
    expect(stepIds(storyOf(story))).toEqual(['title', 'the-port', 'the-port-2']);
  });

  it('is the headline of a first slide without a location, which is no step then', () => {
    const story = slideStory(slide('The voyage', { location: { line: true } }), slide('The port', at(50)));
    expect(errorsOf(story)).toEqual([]);
    expect(textOf(story)).toMatch(/^---\ntitle: "The voyage"\nstandfirst: "Words of The voyage\."/);
    expect(stepIds(storyOf(story))).toEqual(['title', 'the-port']);
    expect(said(story)).toContainEqual(expect.stringContaining('guessed Look at: the first slide, which has no location, is the title'));
  });

  it('is the first slide’s headline where there is no overview, for the editor to look at', () => {
    const story = slideStory(slide('The <i>port</i>', at(50)), slide('The sea', at(51)));
    expect(errorsOf(story)).toEqual([]);
    expect(textOf(story)).toMatch(/^---\n# TODO: the headline.*\ntitle: "The port"\n/);
    expect(textOf(story)).toContain('---\n::::step{#title}');
    expect(textOf(story)).toContain('::::step{#the-port}\nWords of The *port*.');
    expect(textOf(story).match(/^## .*$/gm)).toEqual(['## The sea']);
    expect(said(story)).toContainEqual(
      expect.stringContaining('there is no overview, and the first slide’s headline is the story’s title'),
    );
  });

  it('is what the file is called where no slide has a headline', () => {
    const story = slideStory(slide('', at(50)), slide('', at(51)));
    expect(textOf(story)).toMatch(/^---\n# TODO: the headline.*\ntitle: "draft 2"\n/);
  });

  it('is told of a slide alone, which is a step all the same', () => {
    const story = slideStory(slide('The port'));
    expect(textOf(story)).toContain('title: "The port"');
    expect(textOf(story)).toContain('::::step{#the-port}\nWords of The port.');
  });
});

describe('StoryMapJS', () => {
  const imported = importText('slides.json', slides);
  const story = storyFrom(imported);

  it('has a step for each slide, one place for a point, and legs between them', () => {
    expect(counts(story)).toEqual({ steps: 6, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.languages).toEqual(['de']);
    expect(Object.values(story.places).map(({ name, at }) => [name.de, at])).toEqual([
      ['Berlin', [13.4, 52.5]],
      ['Zweite', [11.6, 48.1]],
    ]);
    expect(story.texts.de?.standfirst).toBe('Von Ost nach West.');
  });

  it('counts zooms as MapLibre does', () => {
    expect(story.steps[1]?.camera).toEqual({ fit: ['berlin'], zoom: 7 });
  });

  it('runs no script, and says that it was there', () => {
    expect(textOf(imported)).not.toContain('alert');
    expect(noted(imported, 'code')).toEqual(['Not run and not carried over: a script in the words']);
  });

  it('says what is not on Earth, and where', () => {
    expect(noted(imported, 'coordinate')).toEqual(['Left out: a location that is not on Earth, lat 123, lon 5']);
  });

  it.each([
    ['a map type of a picture', { map_type: 'zoomify', map_as_image: false }],
    ['a picture in place of a map', { zoomify: { path: 'https://example.org/z/' } }],
    ['a map that is said to be an image', { map_as_image: true, map_type: 'https://example.org/{z}/{x}/{y}.png' }],
  ])('is refused with %s, and says why', (_, more) => {
    const picture = JSON.parse(slides) as { storymap: object };
    delete (picture.storymap as { map_type?: string }).map_type;
    const refused = importText('p.json', JSON.stringify({ storymap: { ...picture.storymap, ...more } }));
    expect(refused.files).toBeNull();
    expect(said(refused)).toEqual([expect.stringMatching(/picture Unexpected map that is a picture .*would be wrong anywhere on Earth/)]);
  });
});

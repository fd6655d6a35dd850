import { describe, expect, it } from 'vitest';
import { errorsOf, importText, said, storyOf, textOf } from './fixtures/import-text.ts';

const slide = (headline: string, more: object = {}) => ({ text: { headline, text: `Words of ${headline || 'none'}.` }, ...more });
const at = (lat: number) => ({ location: { lat, lon: 10, zoom: 6 } });
const imported = (...slides: object[]) => importText('draft-2.json', JSON.stringify({ storymap: { language: 'en', slides } }));
const stepIds = (story: string): string[] => [...story.matchAll(/^ {2}- id: (.*)$/gm)].map(([, id]) => id ?? '');

describe('the title of a StoryMapJS', () => {
  it('is the overview’s headline, and the first slide keeps its own', () => {
    const story = imported(slide('The voyage', { type: 'overview' }), slide('The port', at(50)));
    expect(textOf(story)).toMatch(/^---\ntitle: "The voyage"\nstandfirst: "Words of The voyage\."/);
    expect(textOf(story)).toContain('## The port\n\n::::step{#the-port}\nWords of The port.');
    expect(said(story).filter((line) => line.includes(' guessed '))).toEqual([]);
  });

  it('is not said again by a first slide that is called so too', () => {
    const story = imported(slide('The port', { type: 'overview' }), slide('The port', at(50)), slide('The port', at(51)));
    expect(errorsOf(story)).toEqual([]);
    expect(textOf(story).match(/^## .*$/gm)).toEqual(['## The port']);
    expect(stepIds(storyOf(story))).toEqual(['title', 'the-port', 'the-port-2']);
  });

  it('is the headline of a first slide without a location, which is no step then', () => {
    const story = imported(slide('The voyage', { location: { line: true } }), slide('The port', at(50)));
    expect(errorsOf(story)).toEqual([]);
    expect(textOf(story)).toMatch(/^---\ntitle: "The voyage"\nstandfirst: "Words of The voyage\."/);
    expect(stepIds(storyOf(story))).toEqual(['title', 'the-port']);
    expect(said(story)).toContainEqual(expect.stringContaining('guessed Look at: the first slide, which has no location, is the title'));
  });

  it('is the first slide’s headline where there is no overview, for the editor to look at', () => {
    const story = imported(slide('The <i>port</i>', at(50)), slide('The sea', at(51)));
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
    const story = imported(slide('', at(50)), slide('', at(51)));
    expect(textOf(story)).toMatch(/^---\n# TODO: the headline.*\ntitle: "draft 2"\n/);
  });

  it('is told of a slide alone, which is a step all the same', () => {
    const story = imported(slide('The port'));
    expect(textOf(story)).toContain('title: "The port"');
    expect(textOf(story)).toContain('::::step{#the-port}\nWords of The port.');
  });
});

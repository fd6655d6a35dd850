import { describe, expect, it } from 'vitest';
import { counts, importText, noted, storyFrom } from './fixtures/import-text.ts';
import { project } from './fixtures/map-samples.ts';

describe('GeoLibre', () => {
  const imported = importText('project.geolibre.json', project);
  const story = storyFrom(imported);

  it('has the chapters, the line of a layer as a leg, and the places once', () => {
    expect(counts(story)).toEqual({ steps: 3, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.legs['the-road']).toMatchObject({ from: 'stop-a', to: 'stop-b', certainty: 'inferred', sources: [] });
    // The file does not say how they went, and nor does the story.
    expect(story.legs['the-road']).not.toHaveProperty('mode');
    expect(story.steps.map(({ show }) => Object.keys(show))).toEqual([['stop-a', 'stop-b'], ['stop-a'], ['stop-b']]);
  });

  it('draws the line up to each chapter, with the strength that its layer has there', () => {
    const [, first, second] = story.steps;
    expect(first?.draw['the-road']).toBeGreaterThan(0.1);
    expect(first?.draw['the-road']).toBeLessThan(0.3);
    expect(first?.legs['the-road']).toBe(0.5);
    expect(second?.draw).toEqual({ 'the-road': 1 });
  });

  it('says of what is told otherwise, too far, or not in the file', () => {
    expect(noted(imported, 'length')).toEqual([expect.stringMatching(/is 104 km in the file’s words and \d\d km/)]);
    expect(noted(imported, 'camera')).toEqual(['Changed: pitch 68 is 60, as far as a story goes']);
    expect(noted(imported, 'layer')).toEqual([expect.stringContaining('“Tiles”')]);
    expect(noted(imported, 'layer-effect')).toEqual([expect.stringContaining('`tiles`')]);
    expect(story.texts.en?.credit).toEqual([{ type: 'text', value: 'The road office' }]);
  });

  it('is read as a story alone, too', () => {
    const alone = JSON.stringify((JSON.parse(project) as { storymap: unknown }).storymap);
    expect(counts(storyFrom(importText('story.json', alone)))).toMatchObject({ steps: 3, places: 2, legs: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { counts, importText, noted, said, storyFrom, storyOf, textOf } from './fixtures/import-text.ts';
import { config } from './fixtures/samples.ts';

describe('a storytelling configuration', () => {
  const imported = importText('config.js', config);
  const story = storyFrom(imported);

  it('has a step for the title and one for each chapter, with words from its variables', () => {
    expect(counts(story)).toEqual({ steps: 4, places: 0, legs: 0, regions: 0, journey: 0 });
    expect(textOf(imported)).toContain('## The bridge');
    expect(textOf(imported)).toContain('It was **built** in [1900](https://example.org/built).');
    expect(textOf(imported)).toContain('Words of the second chapter.');
    expect(story.texts.en?.title).toBe('Two bridges');
  });

  it('keeps cameras, the phone’s own zoom among them, and says what it had to change', () => {
    const [, one, two] = story.steps;
    expect(one?.camera).toEqual({ center: [-74, 40.725], zoom: 10 });
    expect(one?.narrow?.camera).toEqual({ center: [-74, 40.725], zoom: 9 });
    expect(two?.camera).toEqual({ center: [-73.9, 40.6], zoom: 12.5, bearing: -170, pitch: 60 });
    expect(noted(imported, 'camera')).toEqual(['Changed: pitch 75 is 60, as far as a story goes']);
  });

  it('lists each layer effect, and adds up what shows', () => {
    expect(noted(imported, 'layer-effect')).toEqual([
      'Not carried over: layer `roads` to opacity 1 on entering chapter `one`',
      'Not carried over: layer `roads` to opacity 0 on leaving chapter `one`',
    ]);
    // it stays on in the second chapter, which does not switch it off on entering, and is off in the third
    expect(storyOf(imported).match(/layers that the original shows here: roads/g)).toHaveLength(2);
  });

  it('runs nothing, and shows no token', () => {
    expect(noted(imported, 'code')).toEqual(['Not run: `() => { alert(1); }`, which only a program knows']);
    expect(JSON.stringify(imported)).not.toContain('pk.secret');
    expect(noted(imported, 'unused-text')).toEqual(['Not carried over: `unused`, which nothing uses']);
  });

  it('gives each note the line and column of what it speaks of', () => {
    expect(said(imported)).toContain('5:3 setting Not carried over: `style`, `mapbox://styles/someone/abc`');
    expect(said(imported)).toContainEqual(expect.stringMatching(/^30:7 duplicate-id/));
  });

  it('keeps the words of a hidden chapter in a comment', () => {
    expect(textOf(imported)).toContain('<!-- hidden in the file: Not to be seen. -->');
    expect(textOf(imported).replace(/<!--.*-->/g, '')).not.toContain('Not to be seen');
  });

  it('lists a hidden chapter that has no words, too', () => {
    const chapter = "{ id: 'a', hidden: true, location: { center: [1, 2], zoom: 3 } }";
    expect(noted(importText('config.js', `var config = { chapters: [${chapter}] };`), 'hidden')).toEqual([
      'Look at: a hidden chapter without words; its camera is a step that shows',
    ]);
  });

  it.each([
    ['export default', 'export default { chapters: [{ id: "a", title: "A", location: { center: [1, 2], zoom: 3 } }] };'],
    ['module.exports', 'module.exports = { chapters: [{ id: "a", title: "A", location: { center: [1, 2], zoom: 3 } }] };'],
    [
      'chapters of their own',
      'const chapters = [{ id: "a", title: "A", location: { center: { lng: 1, lat: 2 }, zoom: 3 } }]; export const config = { chapters };',
    ],
    [
      'spread',
      'const base = { pitch: 10 }; var config = { chapters: [{ id: "a", title: "A", location: { ...base, center: [1, 2], zoom: 3 } }] };',
    ],
  ])('is found by %s', (_, text) => {
    expect(counts(storyFrom(importText('config.js', text))).steps).toBe(2);
  });

  it('turns a centre whose numbers were exchanged by hand, where the other chapters are near it then', () => {
    const centers = ['lon: -75.1, lat: 39.98', 'lon: -75.2, lat: 39.9', 'lon: 40.03, lat: -75.14'];
    const chapters = centers.map((center, i) => `{ id: 'c${i}', title: 'C', location: { center: { ${center} }, zoom: 12 } }`);
    const turned = importText('config.js', `var config = { chapters: [${chapters.join(',')}] };`);
    expect(storyFrom(turned).steps[3]?.camera.center).toEqual([-75.14, 40.03]);
    expect(noted(turned, 'coordinate')).toEqual([expect.stringContaining('centre 40.03, -75.14 has its numbers exchanged')]);
  });

  it('takes a box for a camera', () => {
    const boxed = importText(
      'config.js',
      "var config = { chapters: [{ id: 'a', content: '<h4>Park</h4>', bbox: [[38, -0.5], [41.6, -5.6]] }] };",
    );
    const camera = storyFrom(boxed).steps[1]?.camera;
    expect(camera?.center).toEqual([39.8, -3.05]);
    expect(camera?.zoom).toBeGreaterThan(6);
    expect(camera?.zoom).toBeLessThan(7);
  });

  it('is refused where it has no chapters, or is no JavaScript', () => {
    expect(said(importText('config.js', 'var x = 1;'))).toEqual([expect.stringContaining('unknown-format')]);
    expect(said(importText('config.js', 'var config = {\n chapters: [ };'))).toEqual([
      expect.stringMatching(/^2:14 broken-file Unexpected .*expected valid JavaScript/),
    ]);
  });
});

import { expect, test } from 'vitest';
import type { Overlay, Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { forBrowser, storyJson, storyJsonPath } from './story-json.ts';

const sent = (lang: string): Story => JSON.parse(storyJson(sharedStory, lang));

test('what the browser gets makes the same frames', () => {
  for (const viewport of Object.values(referenceViewports)) {
    const [whole, part] = [sharedStory, sent('ko')].map((story) => compile(story, stageIn('ko', viewport), { lang: 'ko' }));
    for (let quarter = 0; quarter <= (sharedStory.steps.length - 1) * 4; quarter++) {
      const [expected, frame] = [frameAt(whole!, quarter / 4), frameAt(part!, quarter / 4)];
      expect(frame.places).toEqual(expected.places);
      expect(Object.keys(frame.legs)).toEqual(Object.keys(expected.legs));
      for (const axis of [0, 1] as const) expect(frame.camera.center[axis]).toBeCloseTo(expected.camera.center[axis], 3);
      expect(frame.camera.zoom).toBeCloseTo(expected.camera.zoom, 3);
    }
  }
});

test('it gets names in its own language, and no text that is in the HTML', () => {
  const story = sent('ko');
  expect([story.texts, story.sources]).toEqual([{}, {}]);
  expect(JSON.stringify(story)).not.toMatch(/"(en|ar)":/);
});

test('its address changes with what is in it, and is another in each language', () => {
  const changed = { ...sharedStory, steps: sharedStory.steps.slice(1) };
  const addresses = [storyJsonPath(sharedStory, 'en'), storyJsonPath(changed, 'en'), storyJsonPath(sharedStory, 'ko')];
  expect(new Set(addresses).size).toBe(3);
  expect(addresses[0]).toMatch(/^data\/small-en-[0-9a-f]{8}\.json$/);
  expect(storyJsonPath({ ...sharedStory }, 'en')).toBe(addresses[0]);
});

test('tells the browser where an overlay is and how it is painted, not what is in its file, and of a story without any nothing', () => {
  const overlay: Overlay = {
    id: 'ice',
    type: 'fill',
    paint: { 'fill-color': '#9cf' },
    says: { en: 'Ice.' },
    data: { file: 'ice.geojson', digest: '0123456789abcdef' },
    shapes: [{ type: 'Point', coordinates: [1, 2] }],
  };
  expect(forBrowser({ ...sharedStory, overlays: [overlay] }, 'en').overlays).toEqual([{ ...overlay, says: {}, shapes: [] }]);
  expect(storyJson(sharedStory, 'en')).not.toContain('overlays');
});

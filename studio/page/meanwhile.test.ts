// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { filesOf } from '#studio/fixtures/files.ts';
import { cameraPanel } from './camera-panel.ts';
import { control, set, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { fill, refill } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { hasEntry } from './studio.ts';

// Panels that show what the files do not have any more: the studio's own edits before they are drawn, and what other programs write.

const files = filesOf('commands/new-story');
const via = 'via: [[-10.2, 40.5], [-9.9, 43.4]]';
const story = (from: string, to: string): typeof files => {
  const before = files['story.yaml'] ?? '';
  if (!before.includes(from)) throw new Error(`Expected ${from} in story.yaml`);
  return { ...files, 'story.yaml': before.replace(from, to) };
};
const three = story(via, 'via: [[-10.2, 40.5], [-9.9, 43.4], [-9, 44]]');
const pointsOf = (studio: TestStudio) => studio.state().lines['by-sea'];
const away = (nth: number): void => document.querySelector<HTMLElement>(`[aria-label="Take point ${nth} of By sea away"]`)?.click();

it('changes the point that is meant, whatever has become of those before it', () => {
  const studio = testStudio(true, three);
  shown(legsPanel(studio));
  away(1);
  set('point-by-sea-1-0', '-8');
  set('point-by-sea-1-1', '43');
  expect(pointsOf(studio)).toEqual([
    [-8, 43],
    [-9, 44],
  ]);
  away(2);
  expect(pointsOf(studio)).toEqual([[-9, 44]]);
  away(2);
  expect(pointsOf(studio)).toEqual([[-9, 44]]);
  expect(studio.said).toEqual([expect.stringMatching(/Point 2 of By sea is not where it was/)]);
});

it.each<[what: string, key: string, panel: (studio: TestStudio) => HTMLElement[], from: string, to: string]>([
  ['a longitude', 'lng-paris', placesPanel, '[2.35, 48.86]', '[2.4, 48.86]'],
  ['a latitude', 'lat-paris', placesPanel, '[2.35, 48.86]', '[2.35, 48.9]'],
  ['a point', 'point-by-sea-0-0', legsPanel, via, 'via: [[-10.3, 40.5], [-9.9, 43.4]]'],
  ['how far a leg is drawn', 'drawn-by-sea', legsPanel, 'draw: { by-sea: 1 }', 'draw: { by-sea: 0.9 }'],
  [
    'a pitch',
    'pitch',
    (studio) => cameraPanel(studio, false, () => {}),
    'camera: { fit: [by-sea] }',
    'camera: { fit: [by-sea], pitch: 10 }',
  ],
])('does not write over %s that another program has changed, unless its author says so', async (_, key, panel, from, to) => {
  const box = shown([]);
  fill(box, ...panel(testStudio(true)));
  const other = testStudio(true, story(from, to));
  const mine = '0.5';
  control(key).value = mine;
  control(key).dispatchEvent(new Event('input'));
  refill(box, ...panel(other));
  const theirs = control(key).defaultValue;
  control(key).dispatchEvent(new Event('change'));
  await expect.poll(() => control(key).dataset.writing).toBe(undefined);
  expect([control(key).value, other.edits]).toEqual([mine, []]);
  expect(other.said).toEqual([expect.stringMatching(`^Unexpected "${theirs}", which somebody has written here meanwhile`)]);
  const press = (key: string, on: HTMLElement): void =>
    void on.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: key === 'Enter', cancelable: true }));
  press('Enter', control(key));
  await expect.poll(() => control(key).dataset.writing).toBe(undefined);
  expect([other.edits.length, control(key).defaultValue]).toEqual([1, mine]);
  // A value after its own is none of another's, however it is written.
  set(key, '0.70');
  await expect.poll(() => control(key).dataset.writing).toBe(undefined);
  set(key, '0.8');
  await expect.poll(() => control(key).dataset.writing).toBe(undefined);
  expect([other.edits.length, other.said.length]).toEqual([3, 1]);
});

it('lets the author take the file’s number', async () => {
  const box = shown([]);
  fill(box, ...placesPanel(testStudio(true)));
  control('lng-paris').value = '3';
  control('lng-paris').dispatchEvent(new Event('input'));
  refill(box, ...placesPanel(testStudio(true, story('[2.35, 48.86]', '[2.4, 48.86]'))));
  control('lng-paris').dispatchEvent(new Event('change'));
  await expect.poll(() => control('lng-paris').dataset.refused).toBe('3');
  control('lng-paris').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(control('lng-paris').value).toBe('2.4');
});

it('knows which entries of a story are there', () => {
  const { facts, ...rest } = testStudio().state();
  const has = (entry: string): boolean => hasEntry({ facts, ...rest }, entry);
  expect([has('places.paris'), has('places.rome'), has('regions.paris'), hasEntry({ ...rest, facts: null }, 'places.paris')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

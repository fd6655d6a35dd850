// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { cameraPanel } from './camera-panel.ts';
import { control, set, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { problemsPanel } from './problems-panel.ts';
import { stepsPanel } from './steps-panel.ts';
import { sourcesPanel, stepPanel, storyPanel } from './story-panel.ts';
import type { Studio } from './studio.ts';
import { type Caret, wordsPanel } from './words-panel.ts';

let studio: TestStudio;
beforeEach(() => {
  studio = testStudio();
});
const caret = (): Caret => ({ key: '', from: 0, to: 0 });

it('names every control for those who do not see it', () => {
  shownNamed(wordsPanel(studio, caret()));
  for (const make of [stepsPanel, placesPanel, legsPanel, sourcesPanel, stepPanel, storyPanel]) shownNamed(make(studio));
  shownNamed(cameraPanel(studio, false, () => {}));
  shownNamed(problemsPanel(studio, true));
  function shownNamed(elements: readonly HTMLElement[]): void {
    for (const one of shown(elements).querySelectorAll('input, select, textarea, button')) {
      const name = one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent;
      expect(name?.trim(), one.outerHTML).not.toBe('');
    }
  }
});

it('moves steps by keys and by dragging, and says which has problems', () => {
  const box = shown(stepsPanel(studio));
  expect(box.querySelector('[data-step="at-sea"] .count')?.textContent).toBe('1 problem');
  expect(box.querySelector('[aria-current]')?.getAttribute('data-step')).toBe('at-sea');
  control('step-at-sea').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
  control('move-up').click();
  expect(studio.edits).toEqual([
    { kind: 'move-step', step: 'at-sea', to: 2 },
    { kind: 'move-step', step: 'at-sea', to: 0 },
  ]);
});

it('writes words with references', () => {
  shown(wordsPanel(studio, caret()));
  const key = 'en-{"part":"paragraphs","step":"at-sea"}';
  const area = control<HTMLTextAreaElement>(key);
  area.focus();
  area.setSelectionRange(4, 8);
  control('reference').focus();
  set('reference', 'leg:by-sea');
  expect(studio.edits.at(-1)).toMatchObject({
    kind: 'set-words',
    lang: 'en',
    words: expect.stringMatching(/^The \[ship\]\(leg:by-sea\) leaves/),
  });
  const map = control<HTMLTextAreaElement>('en-{"part":"map","step":"at-sea"}');
  map.focus();
  map.value = 'A line.';
  map.blur();
  expect(studio.edits.at(-1)).toEqual({
    kind: 'set-words',
    lang: 'en',
    place: { part: 'map', step: 'at-sea' },
    words: 'A line.',
    was: expect.stringMatching(/^A solid line/),
  });
});

it('says of a figure that cannot be why it is not written, and takes out of a step what is no place', () => {
  shown(placesPanel(studio));
  set('lat-paris', '143');
  expect(studio.edits).toEqual([]);
  expect(control('lat-paris').closest('.field')?.querySelector('[role=alert]')?.textContent).toMatch(/^Not written: /);
  set('lat-paris', '48.9');
  expect(control('lat-paris').closest('.field')?.querySelector('[role=alert]')).toBeNull();
  expect(studio.edits).toHaveLength(1);
  const story = (studio.files()['story.yaml'] ?? '').replace('show: { lisbon: ', 'show: { rome: left, lisbon: ');
  const next = testStudio(true, { ...studio.files(), 'story.yaml': story });
  next.seek(0);
  shown(placesPanel(next));
  control('unknown-rome').click();
  expect(next.edits).toEqual([{ kind: 'set-side', step: 'title', narrow: false, place: 'rome', side: null }]);
  expect(next.files()['story.yaml']).toBe(studio.files()['story.yaml']);
});

it('sets cameras, sides, places, legs and points', () => {
  shown(cameraPanel(studio, false, () => {}));
  set('fit', 'lisbon');
  set('pitch', '30');
  shown(cameraPanel(studio, true, () => {}));
  set('bearing', '-18');
  shown(placesPanel(studio));
  set('side-paris', 'left');
  set('side-lisbon', '');
  set('narrow-brest', 'hidden');
  set('lat-paris', '48.9');
  shown(legsPanel(studio));
  set('drawn-by-road', '0.5');
  set('point-by-sea-1-0', '-9.5');
  expect(studio.edits).toEqual([
    { kind: 'set-camera', step: 'at-sea', narrow: false, camera: { fit: ['by-sea', 'lisbon'] } },
    { kind: 'set-camera', step: 'at-sea', narrow: false, camera: { fit: ['by-sea'], pitch: 30 } },
    { kind: 'set-camera', step: 'at-sea', narrow: true, camera: { fit: ['by-sea'], bearing: -18 } },
    { kind: 'set-side', step: 'at-sea', narrow: false, place: 'paris', side: 'left' },
    { kind: 'set-side', step: 'at-sea', narrow: false, place: 'lisbon', side: null },
    { kind: 'set-side', step: 'at-sea', narrow: true, place: 'brest', side: 'hidden' },
    { kind: 'move-place', place: 'paris', at: [2.35, 48.9] },
    { kind: 'set-drawn', step: 'at-sea', leg: 'by-road', share: 0.5 },
    {
      kind: 'set-line',
      leg: 'by-sea',
      points: [
        [-10.2, 40.5],
        [-9.5, 43.4],
      ],
    },
  ]);
});

it('lets a camera follow a leg, and look at it whole again', () => {
  studio = testStudio(true);
  const show = () => shown(cameraPanel(studio, false, () => {}));
  show();
  set('follow', 'by-road');
  show();
  set('pitch', '40');
  show();
  set('follow', '');
  expect(studio.edits).toMatchObject([
    { camera: { follow: 'by-road', zoom: 4 } },
    { camera: { follow: 'by-road', zoom: 4, pitch: 40 } },
    { camera: { fit: ['by-road'] } },
  ]);
});

it('puts values one after the other into the camera and the place that are there', () => {
  studio = testStudio(true);
  shown(cameraPanel(studio, false, () => {}));
  set('pitch', '40');
  set('bearing', '-18');
  shown(placesPanel(studio));
  set('lng-paris', '2.4');
  set('lat-paris', '48.9');
  expect(studio.edits.filter((_, nth) => nth % 2 === 1)).toMatchObject([
    { camera: { fit: ['by-sea'], pitch: 40, bearing: -18 } },
    { at: [2.4, 48.9] },
  ]);
});

it('says which camera is framed, and lets it be written or left', () => {
  const done: unknown[] = [];
  const framed = { step: 'at-sea', narrow: true };
  const of = (now: typeof framed | null): Studio => ({
    ...studio,
    framing: {
      ...studio.framing,
      now: () => now,
      begin: (what) => done.push(what),
      use: async () => void done.push('use'),
      end: () => done.push('end'),
    },
  });
  const box = shown(cameraPanel(of(null), false, (narrow) => done.push(narrow)));
  control('frame-Phone').click();
  control('frame-Desk').click();
  expect(done.splice(0)).toEqual([true, framed, false, { step: 'at-sea', narrow: false }]);
  box.replaceChildren(...cameraPanel(of(framed), true, () => {}));
  expect(box.querySelector('.framing b')?.textContent).toBe('Framing the camera of at-sea for narrow stages, on the phone.');
  control('use-view').click();
  control('leave-view').click();
  expect(done).toEqual(['use', 'end']);
});

it('shows words as words, whatever is in them', () => {
  const box = shown(problemsPanel(studio, true));
  expect(box.querySelector('.items b')?.textContent).toBe('story.yaml:45:5');
  expect(box.querySelector('.items p')?.textContent).toBe('Unexpected <b>, expected c');
});

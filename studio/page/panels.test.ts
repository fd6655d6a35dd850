// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Edit } from '#studio/edit.ts';
import { cameraPanel } from './camera-panel.ts';
import { h } from './dom.ts';
import { control, set, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { sideOf } from './handles.ts';
import { fill, refill } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { problemsPanel } from './problems-panel.ts';
import { rail } from './rail.ts';
import { stepsPanel } from './steps-panel.ts';
import { sourcesPanel, stepPanel, storyPanel } from './story-panel.ts';
import type { Studio } from './studio.ts';
import { type Caret, wordsPanel } from './words-panel.ts';

let studio: TestStudio;
beforeEach(() => {
  studio = testStudio();
});
/** An edit that is made when its turn comes, as it is now. */
const made = (edit: Parameters<Studio['edit']>[0]): Edit => {
  const now = typeof edit === 'function' ? edit() : edit;
  if (!now) throw new Error('Expected an edit');
  return now;
};
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

it('writes nothing of a field that is made anew while its author writes, and says of what the words were made', () => {
  const key = 'en-{"part":"paragraphs","step":"at-sea"}';
  const memory = caret();
  const box = shown([]);
  fill(box, ...wordsPanel(studio, memory));
  const before = control<HTMLTextAreaElement>(key);
  const old = before.value;
  before.focus();
  before.value = 'Half a sen';
  before.dispatchEvent(new Event('input'));
  // Somebody else has written into the file.
  const other = 'Words of another.';
  const files = { ...studio.files(), 'text.en.md': (studio.files()['text.en.md'] ?? '').replace(old, other) };
  const next = testStudio(true, files);
  // As browsers do of a focused field that is taken out.
  const replaceChildren = box.replaceChildren.bind(box);
  box.replaceChildren = (...children) => {
    before.dispatchEvent(new FocusEvent('blur'));
    replaceChildren(...children);
  };
  refill(box, ...wordsPanel(next, memory));
  expect([...studio.edits, ...next.edits]).toEqual([]);
  const after = control<HTMLTextAreaElement>(key);
  expect([after.value, after.defaultValue, document.activeElement === after]).toEqual(['Half a sen', other, true]);
  after.value = 'Half a sentence.';
  after.dispatchEvent(new Event('input'));
  const asked: Edit[] = [];
  next.edit = async (edit, refused) => {
    asked.push(made(edit));
    refused?.();
    return false;
  };
  const enter = (): void => void after.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
  enter();
  expect(asked).toEqual([expect.objectContaining({ words: 'Half a sentence.', was: old })]);
  // Refused, it is not written by being left, and not lost: its author writes it all the same, or takes the file's.
  after.dispatchEvent(new FocusEvent('blur'));
  expect(asked).toHaveLength(1);
  refill(box, ...wordsPanel(next, memory));
  const again = control<HTMLTextAreaElement>(key);
  again.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
  expect(asked.at(-1)).toMatchObject({ words: 'Half a sentence.', was: other });
  again.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(again.value).toBe(other);
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

it('keeps focus, caret and unsaved words when a panel is filled anew', () => {
  const fill = (value: string): HTMLTextAreaElement => {
    const area = h('textarea', { 'data-key': 'words' });
    area.defaultValue = value;
    return area;
  };
  const box = shown([]);
  refill(box, fill('old'));
  const area = control<HTMLTextAreaElement>('words');
  area.focus();
  area.value = 'being written';
  area.setSelectionRange(5, 5);
  refill(box, fill('new from the file'));
  expect(document.activeElement).toBe(control('words'));
  expect(control<HTMLTextAreaElement>('words').value).toBe('being written');
  expect(control<HTMLTextAreaElement>('words').selectionStart).toBe(5);
});

it('keeps what is not saved where nobody is writing, too: fields, forms, lists of forms and open details', async () => {
  const words = () => wordsPanel(studio, caret());
  const key = 'en-{"part":"paragraphs","step":"at-sea"}';
  const box = shown([]);
  refill(box, ...words());
  control<HTMLTextAreaElement>(key).value = 'The vessel leaves.';
  control('reference').focus();
  refill(box, ...words());
  expect(control<HTMLTextAreaElement>(key).value).toBe('The vessel leaves.');
  // Of another step or language it is another's.
  fill(box, ...words());
  expect(control<HTMLTextAreaElement>(key).value).not.toBe('The vessel leaves.');

  refill(box, ...legsPanel(studio));
  const details = () => control('new-leg').closest('details');
  const form = () => details()?.querySelector('form');
  control('new-leg').click();
  for (const [name, value] of [
    ['id', 'rail'],
    ['en', 'By rail'],
    ['es', 'En tren'],
    ['to', 'lisbon'],
  ])
    control(`new-leg-${name}`).value = value ?? '';
  refill(box, ...legsPanel(studio));
  expect(details()?.open).toBe(true);
  expect(['id', 'en', 'es', 'to'].map((name) => control(`new-leg-${name}`).value)).toEqual(['rail', 'By rail', 'En tren', 'lisbon']);
  form()?.dispatchEvent(new Event('submit'));
  form()?.dispatchEvent(new Event('submit'));
  expect(studio.edits).toMatchObject([{ kind: 'add-leg', id: 'rail', to: 'lisbon' }]);
  // Until it is taken it stays, and then it is gone, whichever form stands there.
  refill(box, ...legsPanel(studio));
  expect([details()?.open, control('new-leg-id').value]).toEqual([true, 'rail']);
  await expect.poll(() => details()?.open).toBe(false);
  refill(box, ...legsPanel(studio));
  expect(details()?.open).toBe(false);
  expect(control('new-leg-id').value).toBe('');
});

it('keeps words and forms that were refused, and writes nothing twice', async () => {
  let refuse = (): void => {};
  const asked: Edit[] = [];
  const refusing: Studio = {
    ...studio,
    edit: async (edit, refused) => {
      asked.push(made(edit));
      await new Promise<void>((resolve) => {
        refuse = resolve;
      });
      refused?.();
      return false;
    },
  };
  const key = 'en-{"part":"map","step":"at-sea"}';
  const box = shown([]);
  refill(box, ...wordsPanel(refusing, caret()));
  control(key).focus();
  control(key).value = 'A line.';
  control(key).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  control(key).blur();
  expect(asked).toHaveLength(1);
  refuse();
  await expect.poll(() => control(key).dataset.writing).toBe(undefined);
  refill(box, ...wordsPanel(refusing, caret()));
  expect(control(key).value).toBe('A line.');

  refill(box, ...legsPanel(refusing));
  control('new-leg-id').value = 'by-sea';
  control('new-leg-id').closest('form')?.dispatchEvent(new Event('submit'));
  refuse();
  await expect.poll(() => document.querySelector('form')?.dataset.state).toBe(undefined);
  refill(box, ...legsPanel(refusing));
  expect(control('new-leg-id').value).toBe('by-sea');
});

it('says where the reader is', () => {
  const moved: number[] = [];
  const { element, set: put, gaps } = rail((to) => moved.push(to));
  shown([element]);
  put(1.05, ['a', 'b', 'c']);
  const on = (...ofGaps: [length: number, pace: number][]) => ofGaps.map(([length, pace]) => ({ length, pace }));
  gaps({ Desk: on([0.6, 0.5], [0.75, 2.5]), Tablet: on([0.6, 0.4], [0.8, 2]), Phone: on([0.6, 0.2], [0.96, 1.1]) });
  expect(element.querySelector('output')?.value).toBe('1.05, at rest: b');
  expect(element.querySelectorAll('.rest')).toHaveLength(3);
  expect(element.querySelectorAll('.gap')).toHaveLength(6);
  put(1.5, ['a', 'b', 'c']);
  const slider = element.querySelector('input');
  expect(slider?.getAttribute('aria-valuetext')).toBe(
    '1.50, travel from b to c, 0.75 screens on a desk (2.5 px a px), 0.8 on a tablet (2 px a px), 0.96 on a phone (1.1 px a px)',
  );
  slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true }));
  slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
  expect(moved).toEqual([2, 1]);
});

it('finds the side that a label is pulled to', () => {
  expect([sideOf(40, 3), sideOf(-40, -3), sideOf(2, 30), sideOf(3, -30), sideOf(1, 1)]).toEqual([
    'right',
    'left',
    'below',
    'above',
    'center',
  ]);
});

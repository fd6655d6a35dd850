// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { entryForm } from './entries.ts';
import { control, described, set, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { giveBackWhenMade, hasUnsaved, memory, refill } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { stepsPanel } from './steps-panel.ts';
import { storyPanel } from './story-panel.ts';
import type { Studio } from './studio.ts';
import { wordsPanel } from './words-panel.ts';

const why = 'story.yaml:14:3: Unexpected `paris`, expected another';
const words = `Not written: ${why}`;
let studio: TestStudio;
beforeEach(() => {
  studio = testStudio(true);
  studio.refuse(why);
});

const isInvalid = (key: string): boolean => control(key).getAttribute('aria-invalid') === 'true';
const lines = (): (string | null)[] => [...document.querySelectorAll('.refusal')].map(({ textContent }) => textContent);
const typed = (key: string, value: string): void => {
  control(key).value = value;
  control(key).dispatchEvent(new Event('input', { bubbles: true }));
};
/** Has what a field holds written, though it was refused before. */
const written = (key: string, value: string): void => {
  typed(key, value);
  control(key).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
};
const sent = (key: string): void =>
  void control(key)
    .closest('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
const settled = (key: string) => expect.poll(() => control(key).closest('form')?.dataset.state).toBe(undefined);

describe('a field', () => {
  it.each<[what: string, panel: (of: Studio) => HTMLElement[], key: string, value: string, other: string]>([
    ['words', (of) => wordsPanel(of, { key: '', from: 0, to: 0 }), 'en-{"part":"map","step":"at-sea"}', 'A line.', 'A long line.'],
    ['a number', placesPanel, 'lat-paris', '48.9', '48.8'],
    ['a number of a form', (of) => entryForm(of, 'places', 'paris'), 'story.yaml:places.paris.at.0', '2.4', '2.5'],
    ['a text of a form', (of) => entryForm(of, 'places', 'paris'), 'story.yaml:places.paris.detail.en', 'By it', 'On it'],
  ])('says below it why %s was refused, until it is changed', async (_, panel, key, value, other) => {
    const box = shown([]);
    refill(box, ...panel(studio));
    written(key, value);
    await expect.poll(() => control(key).dataset.refused).toBe(value);
    const isSaid = (): void => {
      expect(lines()).toEqual([words]);
      expect([described(key), isInvalid(key)]).toEqual([['not written: Ctrl+Enter or Esc', words], true]);
      expect(control(key).closest('.field')?.contains(document.querySelector('.refusal'))).toBe(true);
    };
    isSaid();
    // It is told once, by the header.
    expect(box.querySelector('[role=alert]')).toBe(null);
    refill(box, ...panel(studio));
    isSaid();
    typed(key, other);
    expect([lines(), described(key).includes(words), isInvalid(key)]).toEqual([[], false, false]);
    written(key, other);
    await expect.poll(lines).toEqual([words]);
    studio.refuse(null);
    written(key, other);
    await expect.poll(() => control(key).defaultValue).toBe(other);
    expect([lines(), described(key), isInvalid(key)]).toEqual([[], [], false]);
  });

  it('has nothing said of it when its author takes the file’s', async () => {
    shown(placesPanel(studio));
    set('lat-paris', '48.9');
    await expect.poll(lines).toEqual([words]);
    control('lat-paris').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect([lines(), described('lat-paris'), isInvalid('lat-paris')]).toEqual([[], [], false]);
  });

  it('says what the page itself refuses', async () => {
    studio.refuse(null);
    const box = shown([]);
    refill(box, ...legsPanel(studio));
    // Another program takes the first point away.
    const via = (studio.files()['story.yaml'] ?? '').replace('[[-10.2, 40.5], ', '[');
    const other = testStudio(true, { ...studio.files(), 'story.yaml': via });
    const old = { ...other, state: () => ({ ...other.state(), lines: studio.state().lines }) };
    refill(box, ...legsPanel(old));
    old.state = other.state;
    control('out-by-sea-0').click();
    expect(described('out-by-sea-0')).toEqual([
      expect.stringMatching(/^Not written: Unexpected change of the line: Point 1 of By sea is not/),
    ]);
  });
});

describe('a list or button', () => {
  it('says below a list why a choice was refused, until another is made', () => {
    const box = shown([]);
    refill(box, ...placesPanel(studio));
    set('side-paris', 'left');
    expect([described('side-paris'), isInvalid('side-paris'), lines()]).toEqual([[words], true, [words]]);
    expect(control('side-paris').closest('.field')?.lastElementChild?.className).toBe('refusal');
    // Made anew it has the file's, which is no mistake, and the reason is there still.
    refill(box, ...placesPanel(studio));
    expect([described('side-paris'), isInvalid('side-paris'), control('side-paris').value]).toEqual([[words], false, '']);
    studio.refuse(null);
    set('side-paris', 'left');
    expect([described('side-paris'), isInvalid('side-paris'), lines()]).toEqual([[], false, []]);
  });

  it.each<[what: string, panel: (of: Studio) => HTMLElement[], key: string]>([
    ['takes something out of the story', (of) => entryForm(of, 'places', 'paris'), 'remove-places.paris'],
    ['takes a name out of a list', storyPanel, 'out-story.yaml:journey.by-sea'],
    ['moves a name in a list', storyPanel, 'down-story.yaml:journey.by-sea'],
    ['moves a step', stepsPanel, 'move-up'],
    ['removes a step', stepsPanel, 'remove-step'],
  ])('says beside a button that %s why that was refused, until it is pressed again', (_, panel, key) => {
    const box = shown([]);
    refill(box, ...panel(studio));
    control(key).click();
    expect([described(key), control(key).nextElementSibling?.textContent, lines()]).toEqual([[words], words, [words]]);
    expect(control(key).hasAttribute('aria-invalid')).toBe(false);
    refill(box, ...panel(studio));
    expect([described(key), lines()]).toEqual([[words], [words]]);
    // It is in no file, and nothing that its author has written.
    expect(hasUnsaved(box)).toBe(false);
    studio.refuse(null);
    control(key).click();
    expect([described(key), lines()]).toEqual([[], []]);
  });

  it('says at a name that is added why it was not', () => {
    studio.refuse(null);
    shown(storyPanel(studio));
    control('out-story.yaml:journey.by-sea').click();
    studio.refuse(why);
    shown(storyPanel(studio));
    set('add-story.yaml:journey', 'by-sea');
    expect([described('add-story.yaml:journey'), isInvalid('add-story.yaml:journey')]).toEqual([[words], true]);
  });

  it('says at a step that it was not moved by keys, and of the step that is read nothing that was of another', () => {
    const box = shown([]);
    refill(box, ...stepsPanel(studio));
    control('step-at-sea').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
    expect(described('step-at-sea')).toEqual([words]);
    control('move-up').click();
    studio.seek(2);
    refill(box, ...stepsPanel(studio));
    expect([described('step-at-sea'), described('move-up')]).toEqual([[words], []]);
  });

  it('says nothing of an edit that was refused before another of the same button was made', async () => {
    const answers: (() => void)[] = [];
    const edit: Studio['edit'] = (_, refused) => new Promise(() => answers.push(() => refused?.(true, why)));
    shown(entryForm({ ...studio, edit }, 'places', 'paris'));
    control('remove-places.paris').click();
    control('remove-places.paris').click();
    answers[0]?.();
    expect(lines()).toEqual([]);
    answers[1]?.();
    expect(lines()).toEqual([words]);
  });

  it('hears of an edit that is answered after its panel was filled anew, or left', async () => {
    let answer = (): void => {};
    const late: Studio = {
      ...studio,
      edit: (_, refused) =>
        new Promise((resolve) => {
          answer = () => {
            refused?.(true, why);
            resolve(false);
          };
        }),
    };
    const box = shown([]);
    refill(box, ...entryForm(late, 'places', 'paris'));
    control('remove-places.paris').click();
    refill(box, ...entryForm(late, 'places', 'paris'));
    refill(box, ...entryForm(late, 'places', 'paris'));
    answer();
    expect([described('remove-places.paris'), lines()]).toEqual([[words], [words]]);
    // Of another place it is another button, and back again it says it still.
    const kept = memory();
    kept.leave('paris', box);
    expect(kept.isHeld()).toBe(false);
    const next = shown([]);
    giveBackWhenMade(next, kept, () => 'paris');
    refill(next, ...entryForm(late, 'places', 'paris'));
    expect(lines()).toEqual([]);
    kept.giveBack('paris', next);
    expect(described('remove-places.paris')).toEqual([words]);
  });
});

describe('a form', () => {
  const fillIn = (): void => {
    for (const [key, value] of [
      ['id', 'paris'],
      ['en', 'By rail'],
      ['es', 'En tren'],
    ])
      typed(`new-leg-${key}`, value ?? '');
  };
  it('says in it why it was refused, at the button that sends it and at what the reason names', async () => {
    const box = shown([]);
    refill(box, ...legsPanel(studio));
    fillIn();
    sent('new-leg-id');
    await settled('new-leg-id');
    const isSaid = (): void => {
      expect(lines()).toEqual([words]);
      expect(control('new-leg-id').closest('form')?.lastElementChild?.className).toBe('refusal');
      expect([described('new-leg-send'), control('new-leg-send').hasAttribute('aria-invalid')]).toEqual([[words], false]);
      expect([described('new-leg-id').includes(words), isInvalid('new-leg-id')]).toEqual([true, true]);
      expect([described('new-leg-en').includes(words), isInvalid('new-leg-en')]).toEqual([false, false]);
    };
    isSaid();
    refill(box, ...legsPanel(studio));
    isSaid();
    typed('new-leg-en', 'On by rail');
    expect([lines(), described('new-leg-send'), described('new-leg-id').includes(words), isInvalid('new-leg-id')]).toEqual([
      [],
      [],
      false,
      false,
    ]);
    sent('new-leg-id');
    await settled('new-leg-id');
    expect(lines()).toEqual([words]);
    control('new-leg-id').closest('form')?.reset();
    expect(lines()).toEqual([]);
    fillIn();
    typed('new-leg-id', 'rail');
    sent('new-leg-id');
    await settled('new-leg-id');
    // None of its values is named.
    expect([lines(), isInvalid('new-leg-id')]).toEqual([[words], false]);
    studio.refuse(null);
    sent('new-leg-id');
    await settled('new-leg-id');
    expect([lines(), described('new-leg-send')]).toEqual([[], []]);
  });

  it('says at its only field why that was refused', async () => {
    const key = 'add-text.en.md:legend-text';
    shown(storyPanel(studio));
    typed(`${key}.is`, 'Lights of 2012.');
    sent(`${key}.is`);
    await settled(`${key}.is`);
    expect([described(`${key}.is`), isInvalid(`${key}.is`), described(`${key}-send`)]).toEqual([[words], true, [words]]);
  });
});

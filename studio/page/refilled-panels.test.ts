// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Edit } from '#studio/edit.ts';
import { h } from './dom.ts';
import { control, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { fill, refill } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import type { Studio } from './studio.ts';
import { type Caret, wordsPanel } from './words-panel.ts';

// Panels that are filled anew under their author's hands: what is written stays, and nothing is written for it.

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

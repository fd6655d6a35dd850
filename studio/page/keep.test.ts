// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fold, h, field as labelled } from './dom.ts';
import { control, shown } from './fixtures/studio.ts';
import { addForm } from './forms.ts';
import { giveBackWhenMade, hasUnsaved, memory, refill } from './keep.ts';
import { type Writing, write, writes } from './writing.ts';

interface Sent {
  readonly words: string;
  was(): string;
  answer(done: boolean, isOfEdit?: boolean): Promise<void>;
}

let sent: Sent[];
beforeEach(() => {
  sent = [];
});

/** A field of a file that has some words, which is answered when the test says so. */
function fieldOf(file: string, more: Partial<Writing> = {}): HTMLElement {
  const area = h('textarea', { 'data-key': 'words' });
  area.defaultValue = file;
  const send: Writing['send'] = (was, refused) =>
    new Promise((resolve) => {
      const answer = async (done: boolean, isOfEdit = true): Promise<void> => {
        if (!done) refused(isOfEdit);
        resolve(done);
        await Promise.resolve();
      };
      sent.push({ words: area.value, was, answer });
    });
  writes(area, { file, send, ...more });
  return labelled('Words', area);
}
const area = (): HTMLTextAreaElement => control<HTMLTextAreaElement>('words');
const type = (words: string): void => {
  area().value = words;
  area().dispatchEvent(new Event('input'));
};
const press = (key: string, ctrlKey = false): void =>
  void area().dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true }));
const said = (): string => area().closest('.field')?.querySelector('.waits')?.textContent ?? '';
const last = (): Sent => {
  const one = sent.at(-1);
  if (!one) throw new Error('Expected that something was sent');
  return one;
};

describe('a field that is written', () => {
  it('says what its words wait for, and takes the second words after the first', async () => {
    shown([fieldOf('old')]);
    type('new');
    press('Enter', true);
    expect([said(), last().was()]).toEqual(['waits to be written', 'old']);
    type('newer');
    press('Enter', true);
    expect(sent.map(({ words }) => words)).toEqual(['new', 'newer']);
    await sent[0]?.answer(true);
    // Made of what the file has by then, and not yet written.
    expect([said(), last().was()]).toEqual(['waits to be written', 'new']);
    await last().answer(true);
    expect([said(), area().dataset.was, area().defaultValue]).toEqual(['', undefined, 'newer']);
    write(area());
    expect(sent).toHaveLength(2);
  });

  it('keeps what was refused until its author sends it all the same, or takes the file’s', async () => {
    shown([fieldOf('of another')]);
    area().dataset.was = 'old';
    type('mine');
    area().dispatchEvent(new FocusEvent('blur'));
    expect(last().was()).toBe('old');
    // A server that is not reached has told of nothing.
    await last().answer(false, false);
    press('Enter', true);
    expect(last().was()).toBe('old');
    await last().answer(false);
    expect([said(), area().value]).toEqual(['not written: Ctrl+Enter or Esc', 'mine']);
    area().dispatchEvent(new FocusEvent('blur'));
    expect(sent).toHaveLength(2);
    press('Enter', true);
    expect(last().was()).toBe('of another');
    await last().answer(false);
    press('Escape');
    expect([said(), area().value, area().dataset.refused]).toEqual(['', 'of another', undefined]);
  });

  it('says below itself what it can not take, and sends nothing', () => {
    shown([fieldOf('old')]);
    area().required = true;
    type('');
    area().dispatchEvent(new Event('change'));
    expect(sent).toEqual([]);
    expect(area().closest('.field')?.querySelector('[role=alert]')?.textContent).toMatch(/^Not written/);
  });
});

describe('what is in no file', () => {
  it('comes back with what it was made of, and hears what has become of its edit meanwhile', async () => {
    const kept = memory();
    const first = shown([fieldOf('old')]);
    type('new');
    press('Enter', true);
    kept.leave('a', first);
    expect([hasUnsaved(first), kept.isHeld()]).toEqual([true, true]);
    // Another subject has a field of the same name.
    const other = h('div', {}, fieldOf('other'));
    kept.giveBack('b', other);
    document.body.replaceChildren(other);
    expect([area().value, said()]).toEqual(['other', '']);
    kept.leave('b', other);
    const again = h('div', {}, fieldOf('old'));
    kept.giveBack('a', again);
    document.body.replaceChildren(again);
    expect([area().value, said(), area().dataset.was]).toEqual(['new', 'waits to be written', 'old']);
    await last().answer(false);
    expect([area().value, said()]).toEqual(['new', 'not written: Ctrl+Enter or Esc']);
    // And once more, through a page that was filled anew.
    press('Enter', true);
    refill(again, fieldOf('old'));
    await last().answer(true);
    expect([area().value, said(), area().defaultValue]).toEqual(['new', '', 'new']);
    expect([hasUnsaved(again), kept.isHeld()]).toEqual([false, false]);
    kept.leave('a', again);
    const fresh = h('div', {}, fieldOf('new, by another'));
    kept.giveBack('a', fresh);
    document.body.replaceChildren(fresh);
    expect([area().value, said()]).toEqual(['new, by another', '']);
  });

  it('waits in a fold that is closed until that is opened, however often the panel is drawn', async () => {
    const kept = memory();
    const opened = new Set<string>(['all']);
    const draw = (): void => {
      const old = document.querySelector<HTMLElement>('.panel');
      if (old) kept.leave('a', old);
      const panel = h(
        'div',
        { class: 'panel' },
        fold(opened, 'all', 'All its keys', () => [fieldOf('of the file')]),
      );
      kept.giveBack('a', panel);
      giveBackWhenMade(panel, kept, () => 'a');
      document.body.replaceChildren(panel);
    };
    document.body.replaceChildren();
    draw();
    type('mine');
    press('Enter', true);
    await last().answer(false);
    control('all').click();
    draw();
    draw();
    expect([document.querySelector('textarea'), kept.isHeld()]).toEqual([null, true]);
    control('all').click();
    expect([area().value, said()]).toEqual(['mine', 'not written: Ctrl+Enter or Esc']);
    draw();
    expect(area().value).toBe('mine');
    press('Escape');
    draw();
    expect([area().value, kept.isHeld()]).toEqual(['of the file', false]);
  });

  it('is not lost by a control that it was not given back to', () => {
    const kept = memory();
    const first = shown([fieldOf('of the file')]);
    type('mine');
    kept.leave('a', first);
    kept.leave('a', h('div', {}, fieldOf('of the file')));
    expect(kept.isHeld()).toBe(true);
  });

  it('holds nobody up when the story has no more what it is about', () => {
    const kept = memory();
    const row = h('li', { 'data-entry': 'places.paris' }, fieldOf('old'));
    const panel = shown([row]);
    type('new');
    kept.leave('a', panel);
    const asked: unknown[] = [];
    const isThere = (is: boolean) => kept.isHeld((...of) => asked.push(of) > 0 && is);
    expect([isThere(true), isThere(false)]).toEqual([true, false]);
    expect(asked).toEqual([
      ['a', 'places.paris'],
      ['a', 'places.paris'],
    ]);
    // Undone, it is there again.
    kept.giveBack('a', shown([fieldOf('old')]));
    expect(area().value).toBe('new');
  });

  it('is a form’s until it was added or thrown away', async () => {
    const kept = memory();
    let answer = (_: boolean): void => {};
    const form = (): HTMLElement => {
      const add = () =>
        new Promise<boolean>((resolve) => {
          answer = resolve;
        });
      return addForm('New', 'new', add, labelled('Id', h('input', { type: 'text', 'data-key': 'id' })));
    };
    const box = shown([form()]);
    const details = (): HTMLDetailsElement | null => document.querySelector('details');
    const leaveAndComeBack = (): void => {
      const old = document.querySelector('div') ?? box;
      kept.leave('a', old);
      const next = h('div', {}, form());
      kept.giveBack('a', next);
      document.body.replaceChildren(next);
    };
    const send = (): void => void document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    control('new').click();
    if (details()?.open === false) Object.assign(details() ?? {}, { open: true });
    control('id').value = 'paris';
    send();
    leaveAndComeBack();
    expect([control('id').value, details()?.open, document.querySelector('form')?.dataset.state]).toEqual(['paris', true, 'sent']);
    answer(false);
    await expect.poll(() => document.querySelector('form')?.dataset.state).toBe(undefined);
    leaveAndComeBack();
    expect([control('id').value, details()?.open]).toEqual(['paris', true]);
    document.querySelector('form')?.reset();
    leaveAndComeBack();
    expect(control('id').value).toBe('');
    control('id').value = 'rome';
    send();
    leaveAndComeBack();
    answer(true);
    await expect.poll(() => details()?.open).toBe(false);
    expect(control('id').value).toBe('');
    leaveAndComeBack();
    expect([control('id').value, details()?.open]).toEqual(['', false]);
  });
});

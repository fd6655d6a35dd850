import { accepted, h, field as labelled } from './dom.ts';
import { describedBy, differs, type Refuse, sayRefused, takeBack } from './refusals.ts';

/** A field whose words are written into the files. */
export type Written = HTMLTextAreaElement | HTMLInputElement;

/** How a field is written. */
export interface Writing {
  /** what the file has, as the edit says what its words were made of */
  readonly file: string;
  /** the same of what stands in the field; default: its value */
  now?(): string;
  /** Whether what stands in the field can be sent; by default whatever the browser accepts. */
  isReady?(): boolean;
  /**
   * Makes the edit.
   * @param was what the file has as far as the author knows: to be asked when the edit's turn comes, after what was written here before it
   * @param refused called when it was not made; with false where the files were not looked at, and with why
   * @returns whether it was made
   */
  send(was: () => string, refused: Refuse): Promise<boolean>;
  /** whether leaving the field has it written; default: always, and Enter in a field of one line, too */
  isLeft?(event: FocusEvent): boolean;
}

interface Answer {
  readonly done: boolean;
  /** whether its author was told what the file has, where that is something else */
  readonly isTold: boolean;
  /** why it was not made, where that is known */
  readonly why: string;
  /** the field's value when it was sent, and what the file has then */
  readonly words: string;
  readonly said: string;
}

/**
 * Has a field written when it is left, or by Ctrl+Enter. What is refused stays in it: Ctrl+Enter sends it all the same, Escape takes the file's. What becomes
 * of it is kept in its `data-`: `was`, `writing`, `refused` (`keep.ts` takes them on to the field that comes in its place).
 */
export function writes(field: Written, { file, now = () => field.value, isReady = () => true, send, isLeft }: Writing): void {
  let base = file;
  const { dataset } = field;
  const on = <E extends Event>(name: string, heard: (event: E) => void): void => field.addEventListener(name, heard as EventListener);
  on('input', () => {
    dataset.was ??= base;
    mark(field);
  });
  // A browser says so of a field that is taken out, too, for one in which its author writes on.
  const isTakenOut = (): boolean => dataset.replaced !== undefined;
  on('focus', () => mark(field));
  on('change', () => {
    if (!isLeft && !isTakenOut()) write(field);
  });
  on('blur', (event: FocusEvent) => {
    // After `change` there is something left only in a field that was given back what had been written before.
    if (!isTakenOut() && (isLeft ? isLeft(event) : field.validity.valid)) write(field);
    mark(field);
  });
  on('keydown', (event: KeyboardEvent) => {
    if (event.key === 'Escape' && dataset.refused !== undefined && dataset.writing === undefined) {
      // Not for what else Escape ends.
      event.preventDefault();
      field.value = field.defaultValue;
      for (const name of ['refused', 'was']) delete dataset[name];
      mark(field);
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    write(field, true);
  });
  on('write', () => {
    if (!isReady()) return;
    const [words, said] = [field.value, now()];
    dataset.was ??= base;
    dataset.writing = words;
    mark(field);
    const answered = (done: boolean, isTold = false, why = ''): void => {
      field.dispatchEvent(new CustomEvent<Answer>('answered', { detail: { done, isTold, why, words, said } }));
    };
    void send(
      () => dataset.was ?? base,
      (isOfEdit = true, why) => answered(false, isOfEdit, why),
    ).then((done) => answered(done));
  });
  on('answered', ({ detail: { done, isTold, why, words, said } }: CustomEvent<Answer>) => {
    const isLast = dataset.writing === words;
    if (done) {
      base = said;
      field.defaultValue = words;
      delete dataset.was;
      // What was sent after it was made of it.
      if (!isLast) dataset.was = said;
    }
    if (!isLast) return;
    delete dataset.writing;
    delete dataset.refused;
    if (!done) {
      dataset.refused = words;
      if (isTold) dataset.was = base;
    }
    mark(field);
    if (isRefused(field)) sayRefused(field, why);
  });
}

/** Has a field written if it has changed, is not being written already and was not refused as it is. @param anyway although it was refused */
export function write(field: Written, anyway = false): void {
  if (field.value === (field.dataset.writing ?? field.defaultValue) || (field.dataset.refused === field.value && !anyway)) return;
  if (accepted(field)) field.dispatchEvent(new Event('write'));
}

/** Whether what stands in a field is what was refused. */
export const isRefused = (field: Written): boolean =>
  field.dataset.writing === undefined && field.dataset.refused === field.value && differs(field);

/**
 * Says beside a field's label what its words wait for. The line is there in any case, so that nothing below it moves. Why they were refused stands below the
 * field for as long as it holds them.
 */
export function mark(field: Written): void {
  const { writing } = field.dataset;
  const isOpen = field.ownerDocument.activeElement === field;
  const words = (): string => {
    if (writing !== undefined) return 'waits to be written';
    if (isRefused(field)) return 'not written: Ctrl+Enter or Esc';
    return !differs(field) || isOpen ? '' : 'not written yet';
  };
  const label = field.closest('.field')?.querySelector(':scope > span');
  const id = `waits-${field.dataset.key}`;
  label?.querySelector('.waits')?.remove();
  if (!isRefused(field)) takeBack(field);
  const said = words();
  describedBy(field, id, said !== '' && label !== null);
  if (said === '' || !label) return;
  label.append(h('small', { class: isRefused(field) ? 'waits refused' : 'waits', id }, said));
}

type TakeNumber = (value: number | undefined, refused: Refuse, was: () => number | undefined) => Promise<boolean>;

/**
 * A number, or nothing. It is taken when the control is left, or Enter is pressed.
 * @param take resolves to whether it was; `was` is what the file has as far as the author knows, to be asked when the edit's turn comes (`known-value.ts`)
 */
export function numberField(words: string, value: number | undefined, take: TakeNumber, props: Parameters<typeof h>[1] = {}): HTMLElement {
  const input = h('input', { type: 'number', step: 'any', value: value ?? '', ...props });
  const read = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  writes(input, {
    file: String(value ?? ''),
    now: () => String(read(input.value) ?? ''),
    send: (was, refused) => take(read(input.value), refused, () => read(was())),
  });
  return labelled(words, input);
}

import { idPattern } from '#story/reserved.ts';

type Child = Node | string | null | false | undefined;
const shownOf = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined);
type Props = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

/**
 * An element of HTML: functions are listeners (`onclick`), `true` is an attribute without a value, `false`, null and undefined are none. `value` and `checked` are
 * properties; the value of an input is its default value too, so that it can be seen whether the author has changed it.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (name === 'value' && element instanceof HTMLInputElement) element.defaultValue = String(value);
    else if (name === 'value' || name === 'checked') Object.assign(element, { [name]: value });
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...shownOf(children));
  return element;
}

/** A button. */
export const button = (words: string, press: () => void, props: Props = {}): HTMLButtonElement =>
  h('button', { type: 'button', onclick: press, ...props }, words);

/** A control with its label above it. */
export function field(words: string, control: HTMLElement): HTMLElement {
  // The words of a label around a list would be those of its options too.
  if (!control.hasAttribute('aria-label')) control.setAttribute('aria-label', words);
  return h('label', { class: 'field' }, h('span', {}, words), control);
}

/** A list to choose from. @param options value and words of each */
export function select(
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  choose: (value: string) => void,
  props: Props = {},
): HTMLSelectElement {
  const element = h(
    'select',
    { onchange: () => choose(element.value), ...props },
    ...options.map(([value, words]) => h('option', { value, selected: value === chosen }, words)),
  );
  element.value = chosen;
  return element;
}

/** A number, or nothing. It is taken when the control is left, or Enter is pressed. */
export function numberField(
  words: string,
  value: number | undefined,
  take: (value: number | undefined) => void,
  props: Props = {},
): HTMLElement {
  const input: HTMLInputElement = h('input', {
    type: 'number',
    step: 'any',
    value: value ?? '',
    onchange: () => {
      if (!accepted(input)) return;
      // It is no longer unsaved: the next state says what has become of it.
      input.defaultValue = input.value;
      take(input.value === '' ? undefined : Number(input.value));
    },
    ...props,
  });
  return field(words, input);
}

/** Whether a control's value can be taken; what is wrong with it stands below it, in the browser's words. */
export function accepted(control: HTMLInputElement | HTMLTextAreaElement): boolean {
  const label = control.closest('.field');
  label?.querySelector('.invalid')?.remove();
  if (control.validity.valid) return true;
  label?.append(h('small', { class: 'invalid', role: 'alert' }, `Not written: ${control.validationMessage}`));
  return false;
}

/** Where the id of something new is written. */
export const idInput = (key: string, props: Props = {}): HTMLInputElement =>
  h('input', { type: 'text', required: true, pattern: idPattern.source, 'data-key': key, ...props });

/** Where the name of something new is written in each language. @param key of a control, before its language */
export function nameFields(languages: readonly string[], key: string): { fields: HTMLElement[]; names(): Record<string, string> } {
  const inputs = languages.map(
    (lang) => [lang, h('input', { type: 'text', required: true, lang, dir: 'auto', 'data-key': `${key}-${lang}` })] as const,
  );
  return {
    fields: inputs.map(([lang, input]) => field(`Name, ${lang}`, input)),
    names: () => Object.fromEntries(inputs.map(([lang, { value }]) => [lang, value])),
  };
}

/** A form that adds something. @param add resolves to whether it was added: what was filled in is kept until then */
export function addForm(words: string, key: string, add: () => Promise<boolean>, ...children: Child[]): HTMLElement {
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (form.dataset.state === 'sent') return;
    form.dataset.state = 'sent';
    void add().then((done) => {
      if (!done) delete form.dataset.state;
    });
  };
  const form: HTMLFormElement = h('form', { onsubmit }, ...children);
  return h('details', { class: 'add' }, h('summary', { 'data-key': key }, words), form);
}

/** Something that is made when it is opened. @param opened the keys of what is open, kept where the page's state is */
export function fold(opened: Set<string>, key: string, words: string, make: () => readonly HTMLElement[]): HTMLElement {
  const body = h('div', { class: 'fold' });
  const open = (): void => {
    if (body.childNodes.length === 0) body.append(...make());
  };
  const details: HTMLDetailsElement = h(
    'details',
    { open: opened.has(key) },
    h(
      'summary',
      {
        'data-key': key,
        // Before the browser opens or closes it.
        onclick: () => {
          if (details.open) opened.delete(key);
          else {
            opened.add(key);
            open();
          }
        },
      },
      words,
    ),
    body,
  );
  if (opened.has(key)) open();
  return details;
}

/** Replaces what an element holds. The focus and the caret go on to the control that has the same `data-key`. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  const key = active ? keyOf(active) : '';
  const caret = active instanceof HTMLTextAreaElement ? ([active.selectionStart, active.selectionEnd] as const) : null;
  const scroll = element.scrollTop;
  active?.setAttribute('data-replaced', '');
  element.replaceChildren(...shownOf(children));
  element.scrollTop = scroll;
  if (key === '') return;
  const again = keyedIn(element).find((one) => keyOf(one) === key);
  again?.focus({ preventScroll: true });
  if (caret && again instanceof HTMLTextAreaElement) again.setSelectionRange(...caret);
}

/**
 * As `fill`, for the same subject anew: details stay open, and what the author has written and not saved stays, but for what a form has sent
 * (`addForm`) and what is on its way to a file (`data-writing`).
 */
export function refill(element: HTMLElement, ...children: Child[]): void {
  const unsaved = unsavedIn(element);
  const open = new Set([...element.querySelectorAll('details[open]:not(:has([data-state="sent"])) > summary')].map(keyOf));
  const box = h('div', {}, ...children);
  for (const one of keyedIn(box)) {
    const written = unsaved.get(keyOf(one));
    if (written !== undefined && isWritten(one)) {
      one.value = written.value;
      // What it was made of, and what was refused of it: its author writes on.
      for (const [name, of] of Object.entries(written.kept)) if (of !== undefined) one.dataset[name] = of;
    }
    if (one.parentElement instanceof HTMLDetailsElement && open.has(keyOf(one))) one.parentElement.open = true;
  }
  fill(element, ...box.childNodes);
}

const keyedIn = (element: HTMLElement): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[data-key]')];
const keyOf = (element: Element): string => (element as HTMLElement).dataset.key ?? '';

type Written = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;
/** Controls that hold what the author writes; a list outside a form has no such value, as it does its work at once. */
export const isWritten = (element: Element): element is Written =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && (element.type === 'text' || element.type === 'number')) ||
  (element instanceof HTMLSelectElement && element.closest('form') !== null);

/** What a control holds, and what it keeps of an edit. */
interface Unsaved {
  readonly value: string;
  readonly kept: { readonly was: string | undefined; readonly refused: string | undefined };
}

const unsaved = ({ value, dataset }: Written): Unsaved => {
  const { was, refused, writing } = dataset;
  // What is on its way to the file, or was refused and told of, is what the words that follow are made of: the file's.
  return { value, kept: { was: writing === undefined && refused === undefined ? was : undefined, refused } };
};

/** What has been written into the controls of an element and is not saved, by their keys. */
function unsavedIn(element: HTMLElement): Map<string, Unsaved> {
  const isUnsaved = (one: Written): boolean =>
    one instanceof HTMLSelectElement
      ? one.selectedOptions[0]?.hasAttribute('selected') === false
      : one.value !== one.defaultValue && one.value !== one.dataset.writing;
  const controls = keyedIn(element).filter(isWritten);
  return new Map(
    controls
      .filter((one) => isUnsaved(one) && one.closest('[data-state="sent"]') === null)
      .map((one) => [keyOf(one), unsaved(one)] as const),
  );
}

import { idPattern } from '#story/reserved.ts';
import { type Refuse, refusedAt } from './refusals.ts';

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

/** A button. @param press may ask for an edit: where that is refused, it is said beside the button */
export function button(words: string, press: (refused: Refuse) => void, props: Props = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', onclick: () => press(refusedAt(element)), ...props }, words);
  return element;
}

/** A control with its label above it. */
export function field(words: string, control: HTMLElement): HTMLElement {
  // The words of a label around a list would be those of its options too.
  if (!control.hasAttribute('aria-label')) control.setAttribute('aria-label', words);
  return h('label', { class: 'field' }, h('span', {}, words), control);
}

/** A list to choose from. @param options value and words of each @param choose may ask for an edit: where that is refused, it is said below the list */
export function select(
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  choose: (value: string, refused: Refuse) => void,
  props: Props = {},
): HTMLSelectElement {
  const element = h(
    'select',
    { onchange: () => choose(element.value, refusedAt(element)), ...props },
    ...options.map(([value, words]) => h('option', { value, selected: value === chosen }, words)),
  );
  element.value = chosen;
  return element;
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

/** Something that is made when it is opened, of which it then tells (`made`): words that were kept for it are given back (`keep.ts`). @param opened the keys of what is open, kept where the page's state is */
export function fold(opened: Set<string>, key: string, words: string, make: () => readonly HTMLElement[]): HTMLElement {
  const body = h('div', { class: 'fold' });
  const open = (): void => {
    if (body.childNodes.length > 0) return;
    body.append(...make());
    body.dispatchEvent(new Event('made', { bubbles: true }));
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

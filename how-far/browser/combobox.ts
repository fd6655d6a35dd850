/** A suggestion: what the reader sees, and what is passed on when it is chosen. */
export interface Choice<T> {
  readonly value: T;
  readonly text: string;
  /** a second, lighter part: the country */
  readonly detail: string;
}

export interface ComboboxOptions<T> {
  /** choices for what is typed, best first */
  readonly find: (typed: string) => readonly Choice<T>[];
  readonly choose: (value: T) => void;
}

/**
 * Makes a text field and the list below it a combobox: WAI-ARIA's editable combobox with list autocomplete and manual selection
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Down and Up move through the suggestions, Enter chooses, Esc closes the list and then empties the field; a
 * pointer chooses what it presses. Focus stays in the field.
 *
 * @param input has `role="combobox"` and `aria-controls`
 * @param list the `role="listbox"` that it controls, hidden and empty
 * @returns what undoes it
 */
export function combobox<T>(input: HTMLInputElement, list: HTMLElement, { find, choose }: ComboboxOptions<T>): () => void {
  let choices: readonly Choice<T>[] = [];
  let active = -1;

  const mark = (index: number): void => {
    active = index;
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === index));
    const option = list.children[index];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    mark(-1);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  const open = (): void => {
    choices = find(input.value);
    list.replaceChildren(...choices.map((choice, index) => optionOf(choice, `${list.id}-${index}`)));
    mark(-1);
    list.hidden = choices.length === 0;
    input.setAttribute('aria-expanded', String(choices.length > 0));
  };
  const take = (index: number): void => {
    const choice = choices[index];
    if (!choice) return;
    input.value = choice.text;
    close();
    choose(choice.value);
  };

  const onKey = (event: KeyboardEvent): void => {
    // While an input method composes (Korean, Japanese, Chinese), keys are its own.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (list.hidden) open();
        if (choices.length === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        // One place more than there are suggestions: the field itself.
        const places = choices.length + 1;
        mark(((active + 1 + step + places) % places) - 1);
        break;
      }
      case 'Enter':
        if (list.hidden || active < 0) return;
        take(active);
        break;
      case 'Escape':
        if (list.hidden && input.value === '') return;
        if (list.hidden) input.value = '';
        else close();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const indexOf = (event: Event): number => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    return option ? [...list.children].indexOf(option) : -1;
  };
  // Pressing an option would take the focus from the field, which closes the list before the click comes.
  const onPress = (event: Event): void => event.preventDefault();
  const onClick = (event: Event): void => take(indexOf(event));

  input.addEventListener('input', open);
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', onPress);
  list.addEventListener('mousedown', onPress);
  list.addEventListener('click', onClick);
  return () => {
    close();
    input.removeEventListener('input', open);
    input.removeEventListener('keydown', onKey);
    input.removeEventListener('blur', close);
    list.removeEventListener('pointerdown', onPress);
    list.removeEventListener('mousedown', onPress);
    list.removeEventListener('click', onClick);
  };
}

function optionOf<T>({ text, detail }: Choice<T>, id: string): HTMLElement {
  const option = document.createElement('div');
  option.id = id;
  option.setAttribute('role', 'option');
  const light = document.createElement('span');
  light.textContent = detail;
  option.append(text, ' ', light);
  return option;
}

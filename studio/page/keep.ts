import { h } from './dom.ts';
import { differs, handOn, hasAsked } from './refusals.ts';
import { isRefused, mark } from './writing.ts';

type Child = Parameters<typeof h>[2];
type Control = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

/** What the author has written and is in no file, of what has been shown: kept until it is taken or thrown away. */
export interface Memory {
  /** Keeps what is unsaved in an element that is about something, and why edits were refused that it has asked for. */
  leave(about: string, element: HTMLElement): void;
  /** Puts what was kept about it into the controls of a new element, and opens what was open. */
  giveBack(about: string, element: HTMLElement): void;
  /**
   * whether something that was left is unsaved still
   * @param isThere whether the story still has what it was about, and the entry that it was in (`places.paris`), null for none: what it has no more can't be
   *   written, and comes back only if that does
   */
  isHeld(isThere?: (about: string, entry: string | null) => boolean): boolean;
}

export function memory(): Memory {
  /** controls that are unsaved, out of the page, by what they were about and their keys: they still hear what becomes of their edits */
  const left = new Map<string, Map<string, HTMLElement>>();
  const of = (about: string): Map<string, HTMLElement> => {
    const known = left.get(about) ?? new Map<string, HTMLElement>();
    left.set(about, known);
    return known;
  };
  return {
    leave(about, element) {
      const kept = of(about);
      for (const one of keyedIn(element)) {
        // What is kept already of another control was never given back to this one.
        if ((isControl(one) ? isUnsaved(one) : isOpen(one)) || hasAsked(one)) kept.set(keyOf(one), one);
      }
    },
    giveBack(about, element) {
      const kept = of(about);
      for (const one of keyedIn(element)) {
        const before = kept.get(keyOf(one));
        if (!before) continue;
        // From now on it is the new control's.
        kept.delete(keyOf(one));
        if (isControl(one) && isControl(before) && isUnsaved(before)) copy(before, one);
        else if (isSameSubject(before, one)) handOn(before, one);
        if (!isControl(one) && isOpen(before)) open(one);
      }
    },
    isHeld: (isThere = () => true) =>
      [...left].some(([about, kept]) => [...kept.values()].some((one) => isControl(one) && isUnsaved(one) && isThere(about, entryOf(one)))),
  };
}

/** The entry of the story that a control is in, by its section and id. */
const entryOf = (control: Control): string | null => control.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null;

/** Gives words back to what is made in an element after it was filled. @param about what the element is about then */
export function giveBackWhenMade(element: HTMLElement, kept: Memory, about: () => string): void {
  element.addEventListener('made', ({ target }) => kept.giveBack(about(), target as HTMLElement));
}

/** Whether something in an element is written and in no file. */
export const hasUnsaved = (element: HTMLElement): boolean => keyedIn(element).some((one) => isControl(one) && isUnsaved(one));

/** Replaces what an element holds. The focus and the caret go on to the control that has the same `data-key`. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  const key = active ? keyOf(active) : '';
  const caret = active instanceof HTMLTextAreaElement ? ([active.selectionStart, active.selectionEnd] as const) : null;
  const scroll = element.scrollTop;
  active?.setAttribute('data-replaced', '');
  element.replaceChildren(...h('div', {}, ...children).childNodes);
  element.scrollTop = scroll;
  if (key === '') return;
  const again = keyedIn(element).find((one) => keyOf(one) === key);
  again?.focus({ preventScroll: true });
  if (caret && again instanceof HTMLTextAreaElement) again.setSelectionRange(...caret);
}

/** As `fill`, for the same subject anew: details stay open, and what the author has written and not saved stays. */
export function refill(element: HTMLElement, ...children: Child[]): void {
  const kept = memory();
  kept.leave('', element);
  const box = h('div', {}, ...children);
  kept.giveBack('', box);
  fill(element, ...box.childNodes);
}

const keyedIn = (element: HTMLElement): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[data-key]')];
const keyOf = (element: Element): string => (element as HTMLElement).dataset.key ?? '';

/** Controls that hold what the author writes; a list outside a form has no such value, as it does its work at once. */
export const isControl = (element: Element): element is Control =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && (element.type === 'text' || element.type === 'number')) ||
  (element instanceof HTMLSelectElement && element.closest('form') !== null);

const isUnsaved = (one: Control): boolean => differs(one) || one.dataset.writing !== undefined;

/** Whether two controls of the same key are about the same; those that are about whatever is chosen say what that is. */
const isSameSubject = (before: HTMLElement, now: HTMLElement): boolean => before.dataset.of === now.dataset.of;

const isOpen = ({ parentElement }: HTMLElement): boolean => parentElement instanceof HTMLDetailsElement && parentElement.open;

function open({ parentElement: details }: HTMLElement): void {
  // What is made when it is opened (`fold`) opens itself.
  if (details instanceof HTMLDetailsElement && details.querySelector(':scope > .fold:empty') === null) details.open = true;
}

/** What stands in a control goes on to the one in its place, with what it was made of and what was refused of it; so does the answer to its edit. */
function copy(from: Control, to: Control): void {
  to.value = from.value;
  for (const name of ['was', 'refused', 'writing']) {
    const of = from.dataset[name];
    if (of !== undefined) to.dataset[name] = of;
  }
  if (from.dataset.writing !== undefined) passOn(from, to);
  const [form, next] = [from.closest('form'), to.closest('form')];
  if (form && next) {
    next.dataset.typed = '';
    if (form.dataset.state === 'sent' && next.dataset.state === undefined) {
      next.dataset.state = 'sent';
      passOn(form, next);
    }
  }
  if (to instanceof HTMLSelectElement) return;
  mark(to);
  if (isRefused(to)) handOn(from, to);
}

function passOn(from: HTMLElement, to: HTMLElement): void {
  from.addEventListener('answered', (event) => {
    to.dispatchEvent(new CustomEvent('answered', { detail: (event as CustomEvent).detail }));
  });
}

/**
 * Called where an edit was not made.
 * @param isOfEdit whether the edit itself was looked at; default: it was
 * @param why the reason, as the page's header has it
 */
export type Refuse = (isOfEdit?: boolean, why?: string) => void;

/** A reason as it stands beside a control. */
interface Said {
  readonly why: string;
  readonly line: HTMLElement;
  /** those that it is tied to: the control, or what a form was filled in with */
  readonly tied: readonly HTMLElement[];
}

/** A control's edit. */
interface Asked {
  /** tells it from those that the control has asked for before */
  readonly edit: symbol;
  /** the control that has come in its place since, where its panel was filled anew */
  readonly next: HTMLElement | null;
}

/** A control, which itself holds what was asked for and said of it: so it goes with the page's parts. */
interface Asker extends HTMLElement {
  refusal?: Said | undefined;
  asked?: Asked | undefined;
}

/**
 * Has the reason said beside a control where the edit that it asks for is refused. What was said there before goes. A form asks by the button that sends it.
 * Nothing is told to who hears the page: the header has told it.
 */
export function refusedAt(control: Asker): Refuse {
  takeBack(control);
  const edit = Symbol();
  control.asked = { edit, next: null };
  return (_, why = '') => {
    const now = lastOf(control);
    // Of two the later one may be made.
    if (now.asked?.edit === edit) sayRefused(now, why);
  };
}

/** Whether a control has asked for an edit, of which it may still hear. */
export const hasAsked = (control: Asker): boolean => control.asked !== undefined;

/** What was said at a control, and what is still to be answered, goes on to the one in its place. */
export function handOn(from: Asker, to: Asker): void {
  const of = from.asked;
  if (!of || from === to) return;
  from.asked = { ...of, next: to };
  to.asked = { ...of, next: null };
  if (from.refusal) sayRefused(to, from.refusal.why);
}

const lastOf = (control: Asker): Asker => (control.asked?.next ? lastOf(control.asked.next) : control);

/** Says beside a control why its edit was refused. */
export function sayRefused(control: Asker, why: string): void {
  takeBack(control);
  if (why === '') return;
  control.asked ??= { edit: Symbol(), next: null };
  const form = formOf(control);
  const id = `refused-${(control.dataset.key ?? '').replace(/\s+/g, '-')}`;
  const line = Object.assign(document.createElement('small'), { className: 'refusal', id, textContent: `Not written: ${why}` });
  const around = form ?? control.closest('.field');
  if (around) around.append(line);
  else control.after(line);
  const tied = form ? [control, ...meantIn(form, why)] : [control];
  for (const one of tied) {
    describedBy(one, id, true);
    if (differs(one)) one.setAttribute('aria-invalid', 'true');
  }
  control.refusal = { why, line, tied };
}

/** Takes back what is said beside a control. */
export function takeBack(control: Asker): void {
  const before = control.refusal;
  if (!before) return;
  control.refusal = undefined;
  before.line.remove();
  for (const one of before.tied) {
    describedBy(one, before.line.id, false);
    one.removeAttribute('aria-invalid');
  }
}

/** Ties a line to a control as its description, beside others that it has, or no longer. */
export function describedBy(control: HTMLElement, id: string, is: boolean): void {
  const before = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other !== '');
  if (before.includes(id) === is) return;
  const ids = is ? [...before, id] : before.filter((other) => other !== id);
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** Whether a control has another value than it was made with; what has no value has none. */
export function differs(control: HTMLElement): boolean {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.hasAttribute('selected') === false;
  const isText = control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement;
  return isText && control.value !== control.defaultValue;
}

const formOf = (control: HTMLElement): HTMLFormElement | null => (control.matches('[type="submit"]') ? control.closest('form') : null);

/** Of a form the controls whose value a reason names, else its only one: who is told that a value is wrong looks for it there. */
function meantIn(form: HTMLFormElement, why: string): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')];
  const named = all.filter(({ value }) => value !== '' && (why.includes(`\`${value}\``) || why.includes(`"${value}"`)));
  return named.length > 0 || all.length > 1 ? named : all;
}

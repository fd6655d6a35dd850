import { h } from './dom.ts';
import { type Refuse, refusedAt, takeBack } from './refusals.ts';

type Children = Parameters<typeof h>[2][];

/**
 * A form that adds something. What is filled in is kept until it was added, or its author throws it away.
 * @param add resolves to whether it was added; where it is refused, that is said in the form until it is changed
 */
export function addForm(words: string, key: string, add: (refused: Refuse) => Promise<boolean>, ...children: Children): HTMLElement {
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (form.dataset.state === 'sent') return;
    form.dataset.state = 'sent';
    void add(refusedAt(send)).then((done) => form.dispatchEvent(new CustomEvent('answered', { detail: done })));
  };
  const onanswered = ({ detail: done }: CustomEvent<boolean>): void => {
    delete form.dataset.state;
    if (!done) return;
    const hadFocus = form.contains(document.activeElement);
    form.reset();
    details.open = false;
    // Keys go on from here: what is closed can't have the focus.
    if (hadFocus) summary.focus();
  };
  const onreset = (): void => {
    delete form.dataset.typed;
    for (const said of form.querySelectorAll('.invalid')) said.remove();
    takeBack(send);
  };
  const oninput = (): void => {
    form.dataset.typed = '';
    takeBack(send);
  };
  const away = h('button', { type: 'reset' }, 'Throw away');
  const form: HTMLFormElement = h('form', { onsubmit, onanswered, onreset, oninput }, ...children, ' ', away);
  // It keeps the focus while its form is made anew.
  const send = form.querySelector<HTMLElement>('[type="submit"]') ?? form;
  send.dataset.key = `${key}-send`;
  const summary = h('summary', { 'data-key': key }, words);
  const details = h('details', { class: 'add' }, summary, form);
  return details;
}

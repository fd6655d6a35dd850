import { h } from './dom.ts';

type Children = Parameters<typeof h>[2][];

/**
 * A form that adds something. What is filled in is kept until it was added, or its author throws it away.
 * @param add resolves to whether it was added
 */
export function addForm(words: string, key: string, add: () => Promise<boolean>, ...children: Children): HTMLElement {
  const onsubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (form.dataset.state === 'sent') return;
    form.dataset.state = 'sent';
    void add().then((done) => form.dispatchEvent(new CustomEvent('answered', { detail: done })));
  };
  const onanswered = ({ detail: done }: CustomEvent<boolean>): void => {
    delete form.dataset.state;
    if (!done) return;
    form.reset();
    details.open = false;
  };
  const onreset = (): void => {
    delete form.dataset.typed;
    for (const said of form.querySelectorAll('.invalid')) said.remove();
  };
  const oninput = (): void => {
    form.dataset.typed = '';
  };
  const away = h('button', { type: 'reset' }, 'Throw away');
  const form: HTMLFormElement = h('form', { onsubmit, onanswered, onreset, oninput }, ...children, ' ', away);
  const details = h('details', { class: 'add' }, h('summary', { 'data-key': key }, words), form);
  return details;
}

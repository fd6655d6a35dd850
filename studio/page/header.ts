import { button, h, select } from './dom.ts';
import type { Studio } from './studio.ts';

/** The story's name, its languages, undo and redo. */
export function headerOf(studio: Studio, story: string, choose: (lang: string) => void): HTMLElement[] {
  const { undo, redo } = studio.state();
  return [
    h('h1', {}, h('a', { href: '/studio/' }, 'Studio'), ` ${story}`),
    select(
      studio.languages().map((of) => [of, of] as const),
      studio.lang(),
      choose,
      { 'aria-label': 'Language', 'data-key': 'language' },
    ),
    button('Undo', () => void studio.turn('undo'), { disabled: undo === null, 'aria-keyshortcuts': 'Control+Z', 'data-key': 'undo' }),
    button('Redo', () => void studio.turn('redo'), { disabled: redo === null, 'aria-keyshortcuts': 'Control+Shift+Z', 'data-key': 'redo' }),
  ];
}

/** Undo and redo by keys, where no field has its own. */
export function turnByKeys(studio: Pick<Studio, 'turn'>): void {
  document.addEventListener('keydown', (event) => {
    const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    void studio.turn(event.shiftKey ? 'redo' : 'undo');
  });
}

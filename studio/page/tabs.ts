import { h } from './dom.ts';

export const tabs = ['Words', 'Camera', 'Step', 'Places', 'Legs', 'Sources', 'Story', 'Problems'] as const;
export type Tab = (typeof tabs)[number];

/** Those that are about no step. */
export const wholeStory: ReadonlySet<Tab> = new Set(['Sources', 'Story', 'Problems']);

/** The tabs above the panel: chosen by a press or by the arrows. @param words what is said of a tab, its name by default */
export function tabButtons(chosen: Tab, open: (tab: Tab) => void, words: (tab: Tab) => string): HTMLElement[] {
  return tabs.map((name) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-selected': name === chosen ? 'true' : 'false',
        'aria-controls': 'panel',
        tabindex: name === chosen ? 0 : -1,
        'data-key': `tab-${name}`,
        onclick: () => open(name),
        onkeydown: (event: KeyboardEvent) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          const next = tabs[(tabs.indexOf(name) + by + tabs.length) % tabs.length] ?? name;
          open(next);
          document.getElementById(`tab-${next}`)?.focus();
        },
      },
      words(name),
    ),
  );
}

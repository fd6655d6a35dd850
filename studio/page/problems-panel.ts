import type { PlacedProblem } from '#studio/placed-problems.ts';
import { button, h } from './dom.ts';
import { type Studio, stepIds } from './studio.ts';

/** A problem where it stands. */
export const problemLine = ({ severity, message, file, line, column }: PlacedProblem): HTMLElement =>
  h('p', { class: `here ${severity}` }, h('b', {}, `${file}:${line}:${column} `), message);

/** All that check and lint say, with the places; those of a step lead to it. */
export function problemsPanel(studio: Studio, linted: boolean): HTMLElement[] {
  const ids = stepIds(studio.state());
  const { troubles } = studio.state();
  const items = studio
    .problems()
    .map(({ severity, message, code, file, line, column, step }) =>
      h(
        'li',
        { class: severity },
        h('b', {}, `${file}:${line}:${column}`),
        h('small', {}, `${severity} · ${code}`),
        h('p', {}, message),
        step !== null && ids.includes(step)
          ? button(`Go to ${step}`, () => studio.seek(ids.indexOf(step)), { 'data-key': `go-${file}-${line}-${column}-${code}` })
          : null,
      ),
    );
  const unread = troubles.map(({ file, line, column, message }) =>
    h('li', { class: 'error' }, h('b', {}, `${file}:${line}:${column}`), h('p', {}, message)),
  );
  return [
    ...(linted ? [] : [h('p', { class: 'hint' }, 'Still checking what readers will see …')]),
    ...(unread.length > 0 && items.length === 0 ? [h('ul', { class: 'items' }, ...unread)] : []),
    items.length > 0 ? h('ul', { class: 'items' }, ...items) : linted ? h('p', {}, 'No problems.') : h('p', {}),
  ];
}

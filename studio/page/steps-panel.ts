import { button, field, h, idInput } from './dom.ts';
import { addForm } from './forms.ts';
import { type Refuse, refusedAt } from './refusals.ts';
import { nameIn, type Studio, stepIds, stepsOf } from './studio.ts';

/** The steps in order: chosen, moved by Alt with the arrows or by dragging, added, removed. */
export function stepsPanel(studio: Studio): HTMLElement[] {
  const state = studio.state();
  const ids = stepIds(state);
  const words = state.texts[studio.lang()]?.steps ?? [];
  const current = studio.step();
  const of = ids[current];
  const move = (from: number, to: number, refused: Refuse): void => {
    const step = ids[from];
    if (step === undefined || to < 0 || to >= ids.length || to === from) return;
    void studio.edit({ kind: 'move-step', step, to }, refused).then((done) => done && studio.seek(to));
  };
  const buttonOf = (index: number): HTMLElement | null => document.querySelector(`[data-key="step-${CSS.escape(ids[index] ?? '')}"]`);
  const items = ids.map((id, index) => {
    const problems = studio.problems().filter((problem) => problem.step === id);
    const errors = problems.some(({ severity }) => severity === 'error');
    const { heading, paragraphs } = words.find((step) => step.id === id) ?? { heading: null, paragraphs: '' };
    const title = plain(paragraphs);
    return h(
      'li',
      {
        draggable: 'true',
        ondragstart: (event: DragEvent) => event.dataTransfer?.setData('text/plain', String(index)),
        ondragover: (event: DragEvent) => event.preventDefault(),
        ondrop: (event: DragEvent) => {
          event.preventDefault();
          const from = Number(event.dataTransfer?.getData('text/plain'));
          const at = buttonOf(from);
          if (at) move(from, index, refusedAt(at));
        },
      },
      heading !== null && h('span', { class: 'chapter' }, heading),
      h(
        'button',
        {
          type: 'button',
          'data-key': `step-${id}`,
          'data-step': id,
          'aria-current': index === current ? 'step' : null,
          'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
          onclick: () => studio.seek(index),
          onkeydown: (event: KeyboardEvent) => {
            const at = event.currentTarget as HTMLElement;
            const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
            if (by === 0) return;
            event.preventDefault();
            if (event.altKey) move(index, index + by, refusedAt(at));
            else buttonOf(index + by)?.focus();
          },
        },
        h('b', {}, id),
        problems.length > 0 &&
          h(
            'span',
            { class: errors ? 'count error' : 'count', title: problems.map(({ message }) => message).join('\n') },
            `${problems.length}`,
            h('span', { class: 'hidden' }, problems.length === 1 ? ' problem' : ' problems'),
          ),
        title !== '' && h('small', {}, title),
      ),
    );
  });
  return [
    h('h2', { id: 'steps-title' }, 'Steps'),
    h('ol', { 'aria-labelledby': 'steps-title' }, ...items),
    h('p', { class: 'hint' }, 'Alt with ↑ and ↓ moves a step, and so does dragging.'),
    h(
      'div',
      { class: 'buttons' },
      button('Move up', (refused) => move(current, current - 1, refused), {
        disabled: current === 0,
        'data-key': 'move-up',
        'data-of': of,
      }),
      button('Move down', (refused) => move(current, current + 1, refused), {
        disabled: current >= ids.length - 1,
        'data-key': 'move-down',
        'data-of': of,
      }),
      button(
        'Remove step',
        (refused) => {
          if (of !== undefined) void studio.edit({ kind: 'remove-step', step: of }, refused);
        },
        { disabled: ids.length < 2, 'data-key': 'remove-step', 'data-of': of },
      ),
    ),
    addStep(studio, ids, current),
  ];
}

function addStep(studio: Studio, ids: readonly string[], current: number): HTMLElement {
  const id = idInput('new-step-id', { placeholder: 'the-strait' });
  const maps = studio
    .languages()
    .map((lang) => [lang, h('textarea', { rows: 2, required: true, lang, 'data-key': `new-step-map-${lang}` })] as const);
  const add = async (refused: Refuse): Promise<boolean> => {
    // The camera of the step before it, until the author frames another.
    const camera = (stepsOf(studio.state())[current]?.camera ?? {}) as never;
    const words = Object.fromEntries(maps.map(([lang, { value }]) => [lang, { paragraphs: '', map: value }]));
    const done = await studio.edit({ kind: 'add-step', id: id.value, index: current + 1, camera, words }, refused);
    if (done) studio.seek(current + 1);
    return done;
  };
  return addForm(
    'New step',
    'new-step',
    add,
    field(`Id, after ${ids[current] ?? 'the beginning'}`, id),
    ...maps.map(([lang, area]) => field(`What its map shows, ${nameIn(null, lang, lang)}`, area)),
    h('button', { type: 'submit' }, 'Add step'),
  );
}

/** The first words of a Markdown text, without its marks. */
const plain = (markdown: string): string =>
  markdown
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]/g, '')
    .slice(0, 90);

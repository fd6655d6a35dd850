import type { Edit } from '#studio/edit.ts';
import { button, field, h, select } from './dom.ts';
import { addForm } from './forms.ts';
import type { Refuse } from './refusals.ts';
import { nameIn, namesOf, type Studio, stepIds } from './studio.ts';
import { write, writes } from './writing.ts';

/** Where the author was writing last: the field by its key, and the selection in it. */
export interface Caret {
  key: string;
  from: number;
  to: number;
}

type Place = Extract<Edit, { kind: 'set-words' }>['place'];

/** The words of the step that is read, in one language. They are written when a field is left, or by Ctrl+Enter. */
export function wordsPanel(studio: Studio, memory: Caret): HTMLElement[] {
  const state = studio.state();
  const lang = studio.lang();
  const id = stepIds(state)[studio.step()] ?? '';
  const text = state.texts[lang];
  const step = text?.steps.find((candidate) => candidate.id === id);
  if (!text || !step)
    return [h('p', { class: 'hint' }, `There are no words that could be edited for this step in text.${lang}.md: see Problems.`)];
  const area = (words: string, value: string, place: Place, rows: number): HTMLElement => {
    const key = `${lang}-${JSON.stringify(place)}`;
    const control = h('textarea', { rows, lang, dir: 'auto', 'data-key': key });
    control.defaultValue = value;
    writes(control, {
      file: value,
      send(was, refused) {
        const words = control.value;
        return studio.edit(() => ({ kind: 'set-words', lang, place, words, was: was() }), refused);
      },
      isLeft({ relatedTarget }) {
        Object.assign(memory, { key, from: control.selectionStart, to: control.selectionEnd });
        // The list of references is about these words: they are written with what it puts in.
        return !(relatedTarget instanceof HTMLElement && relatedTarget.dataset.key === 'reference');
      },
    });
    return field(words, control);
  };
  const { front } = text;
  const isTitle = studio.step() === 0;
  return [
    isTitle && area('Title', front.title ?? '', { part: 'title' }, 1),
    isTitle && area('Standfirst', front.standfirst ?? '', { part: 'standfirst' }, 3),
    isTitle && area('Description, for search engines', front.description ?? '', { part: 'description' }, 2),
    isTitle && area('Credit', front.credit ?? '', { part: 'credit' }, 2),
    step.heading !== null && area('Chapter', step.heading, { part: 'heading', step: id }, 1),
    step.heading !== null &&
      button('Remove chapter', (refused) => void studio.edit({ kind: 'remove-chapter', step: id }, refused), {
        'data-key': 'remove-chapter',
        class: 'beside',
      }),
    area('Paragraphs', step.paragraphs, { part: 'paragraphs', step: id }, Math.min(14, 4 + Math.ceil(step.paragraphs.length / 55))),
    picker(studio, memory),
    step.map !== null && area('What the map shows, in words', step.map, { part: 'map', step: id }, 3),
    ...step.asides.flatMap(({ kind, leg, words }, index) => {
      const name = kind === 'note' ? 'Note' : `Caption of ${leg ?? 'a leg'}`;
      const remove = (refused: Refuse): void => void studio.edit({ kind: 'remove-aside', step: id, index }, refused);
      return [
        area(name, words, { part: 'aside', step: id, index }, 4),
        button(`Remove ${name.toLowerCase()}, in all languages`, remove, { 'data-key': `remove-aside-${index}`, class: 'beside' }),
      ];
    }),
    addAside(studio, id),
    step.heading === null && addChapter(studio, id),
  ].filter((part): part is HTMLElement => part !== false);
}

/** Words in each language, for a form. */
function inLanguages(studio: Studio, label: string, key: string, rows: number): { fields: HTMLElement[]; words(): Record<string, string> } {
  const areas = studio
    .languages()
    .map((lang) => [lang, h('textarea', { rows, required: true, lang, dir: 'auto', 'data-key': `${key}-${lang}` })] as const);
  return {
    fields: areas.map(([lang, area]) => field(`${label}, ${lang}`, area)),
    words: () => Object.fromEntries(areas.map(([lang, { value }]) => [lang, value])),
  };
}

function addAside(studio: Studio, step: string): HTMLElement {
  const { fields, words } = inLanguages(studio, 'Words', 'new-aside', 3);
  const legs = namesOf(studio, ['leg']).map(([leg, name]) => [leg, `a caption of ${name}`] as const);
  const of = select([['', 'a note'], ...legs], '', () => {}, { 'data-key': 'new-aside-leg' });
  const add = (refused: Refuse): Promise<boolean> =>
    studio.edit({ kind: 'add-aside', step, leg: of.value || null, words: words() }, refused);
  return addForm('New caption or note', 'new-aside', add, field('It is', of), ...fields, h('button', { type: 'submit' }, 'Add it'));
}

function addChapter(studio: Studio, step: string): HTMLElement {
  const { fields, words } = inLanguages(studio, 'Heading', 'new-chapter', 1);
  const add = (refused: Refuse): Promise<boolean> => studio.edit({ kind: 'add-chapter', step, words: words() }, refused);
  return addForm('New chapter from this step on', 'new-chapter', add, ...fields, h('button', { type: 'submit' }, 'Add chapter'));
}

/** Puts a reference to the map, or a footnote, where the caret is: around the words that are chosen, or with the name of what is referred to. */
function picker(studio: Studio, memory: Caret): HTMLElement {
  const { facts } = studio.state();
  const lang = studio.lang();
  const named = (of: unknown, kind: string): [string, string][] =>
    Object.entries((of ?? {}) as Record<string, { name?: unknown }>).map(([id, item]) => [
      `${kind}:${id}`,
      `${nameIn(item?.name, lang, id)} (${kind})`,
    ]);
  const sources = Object.keys(facts?.sources ?? {}).map((id): [string, string] => [`^${id}`, `${id} (source)`]);
  const options = [...named(facts?.places, 'place'), ...named(facts?.legs, 'leg'), ...named(facts?.regions, 'region'), ...sources];
  const areaOf = (key: string): HTMLTextAreaElement | undefined =>
    [...document.querySelectorAll('textarea')].find((area) => area.dataset.key === key);
  const put = (value: string): void => {
    const kept = areaOf(memory.key);
    const area = kept ?? document.querySelector<HTMLTextAreaElement>('textarea[data-key*="paragraphs"]');
    if (!area || value === '') return;
    const end = area.value.length;
    const [from, to] = kept ? [Math.min(memory.from, end), Math.min(memory.to, end)] : [end, end];
    const chosen = area.value.slice(from, to);
    const words = chosen || (options.find(([option]) => option === value)?.[1] ?? '').replace(/ \([a-z]+\)$/, '');
    area.setRangeText(value.startsWith('^') ? `${chosen}[${value}]` : `[${words}](${value})`, from, to, 'end');
    area.dispatchEvent(new Event('input'));
    write(area);
    area.focus();
  };
  const list = select([['', 'Put in a reference …'], ...options], '', put, {
    'data-key': 'reference',
    'aria-label': 'Put a reference into the words',
    onblur: () => {
      const area = areaOf(memory.key);
      if (area && list.dataset.replaced === undefined) write(area);
    },
  });
  return list;
}

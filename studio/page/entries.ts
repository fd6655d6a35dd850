import { fieldAt, frontField, storyField } from '#studio/keys.ts';
import { button, fold, h, idInput, field as labelled } from './dom.ts';
import { addForm } from './forms.ts';
import { draft } from './key-controls.ts';
import { keyForm } from './key-form.ts';
import { problemsAt } from './key-parts.ts';
import { isRecord } from './key-place.ts';
import type { Refuse } from './refusals.ts';
import { nameIn, type Studio } from './studio.ts';

type Section = 'kinds' | 'sources' | 'places' | 'regions' | 'overlays' | 'legs';

/** All keys of something that has an id, the line that it stands in, and its removal. @param without keys that are set elsewhere */
export function entryForm(studio: Studio, section: Section, id: string, without: readonly string[] = []): HTMLElement[] {
  const { facts, lineOf } = studio.state();
  const value = (facts?.[section] as Record<string, unknown> | undefined)?.[id];
  const field = fieldAt(storyField, [section, id]);
  const parts = field.is === 'parts' ? field.parts.filter(({ key }) => !without.includes(key)) : [];
  const name = nameIn(isRecord(value) ? (value.name ?? value.who) : null, studio.lang(), id);
  const line = lineOf[`${section}.${id}`];
  return [
    ...keyForm(studio, 'story.yaml', [section, id], value, parts, name),
    h('p', { class: 'hint' }, `story.yaml:${line ?? 1}. Its id, \`${id}\`, is changed there and wherever it is named.`),
    button(
      `Remove ${name}`,
      (refused) => void studio.edit({ kind: 'set-key', file: 'story.yaml', path: [section, id], value: null }, refused),
      { 'data-key': `remove-${section}.${id}` },
    ),
  ];
}

/** A list of what has ids, each to be opened, and a form for another. @param words of one of them: "region" */
export function entryList(studio: Studio, section: Section, words: string): HTMLElement[] {
  const all = Object.entries((studio.state().facts?.[section] ?? {}) as Record<string, unknown>);
  const items = all.map(([id, value]) => {
    const name = nameIn(isRecord(value) ? (value.name ?? value.who) : null, studio.lang(), id);
    const title = name === id ? id : `${name} · ${id}`;
    const problems = problemsAt(studio, 'story.yaml', [section, id]).length;
    const words = problems === 0 ? title : `${title} · ${problems === 1 ? '1 problem' : `${problems} problems`}`;
    return h(
      'li',
      { 'data-entry': `${section}.${id}` },
      fold(studio.opened, `open-${section}.${id}`, words, () => entryForm(studio, section, id)),
    );
  });
  const id = idInput(`new-${section}-id`);
  const written = draft(studio, { field: fieldAt(storyField, [section, 'new']), words: '', key: `new-${section}`, required: true });
  const add = async (refused: Refuse): Promise<boolean> => {
    const value = written.read();
    if (value === undefined) return false;
    return studio.edit({ kind: 'set-key', file: 'story.yaml', path: [section, id.value], value: value as never }, refused);
  };
  const form = addForm(
    `New ${words}`,
    `new-${section}`,
    add,
    labelled('Id', id),
    written.element,
    h('button', { type: 'submit' }, `Add ${words}`),
  );
  return [items.length > 0 ? h('ul', { class: 'items' }, ...items) : h('p', { class: 'hint' }, `No ${words} yet.`), form];
}

/** Keys of a text's front matter. @param isShown which of them */
export function frontForm(studio: Studio, isShown: (key: string) => boolean): HTMLElement[] {
  const lang = studio.lang();
  const file = `text.${lang}.md`;
  const value = studio.state().texts[lang]?.values;
  const parts = frontField.is === 'parts' ? frontField.parts.filter(({ key }) => isShown(key)) : [];
  return keyForm(studio, file, [], value, parts);
}

/** Keys of `story.yaml` itself. @param isShown which of them */
export function storyForm(studio: Studio, isShown: (key: string) => boolean): HTMLElement[] {
  const parts = storyField.is === 'parts' ? storyField.parts.filter(({ key }) => isShown(key)) : [];
  return keyForm(studio, 'story.yaml', [], studio.state().facts, parts);
}

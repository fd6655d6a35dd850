import { fieldAt, storyField } from '#studio/keys.ts';
import { h } from './dom.ts';
import { entryList, frontForm, storyForm } from './entries.ts';
import { keyForm } from './key-form.ts';
import { nameIn, type Studio, stepsOf } from './studio.ts';

/** Keys of a step that other tabs have, by the map or with its words. */
const elsewhere: ReadonlySet<string> = new Set(['id', 'camera', 'show', 'draw', 'narrow']);
/** The same of `story.yaml` itself, and of a text's front matter. */
const storyElsewhere: ReadonlySet<string> = new Set(['sources', 'places', 'regions', 'overlays', 'legs', 'steps', 'kinds', 'journey']);
const frontElsewhere: ReadonlySet<string> = new Set(['title', 'standfirst', 'description', 'credit']);

/** What else the map shows while the step is read: strengths, emphasis, areas. */
export function stepPanel(studio: Studio): HTMLElement[] {
  const step = stepsOf(studio.state())[studio.step()];
  if (!step?.id) return [];
  const field = fieldAt(storyField, ['steps', 0]);
  const parts = field.is === 'parts' ? field.parts.filter(({ key }) => !elsewhere.has(key)) : [];
  const line = studio.state().lineOf[`steps.${step.id}`];
  return [
    ...keyForm(studio, 'story.yaml', ['steps', step.id], step, parts),
    h(
      'p',
      { class: 'hint' },
      `${line === undefined ? 'story.yaml' : `story.yaml:${line}`}. The step’s id is changed there and in the texts.`,
    ),
  ];
}

/** What is of the whole story, and of its text in the chosen language. */
export function storyPanel(studio: Studio): HTMLElement[] {
  const lang = studio.lang();
  return [
    ...storyForm(studio, (key) => key === 'journey'),
    h('h3', {}, 'Regions'),
    h('p', { class: 'hint' }, 'Drawn hatched. Their shapes are .geojson files of the story’s folder.'),
    ...entryList(studio, 'regions', 'region'),
    h('h3', {}, 'Kinds of places'),
    ...entryList(studio, 'kinds', 'kind'),
    h('h3', {}, 'Overlays'),
    ...entryList(studio, 'overlays', 'overlay'),
    h('h3', {}, `Text in ${nameIn(null, lang, lang)}`),
    ...frontForm(studio, (key) => !frontElsewhere.has(key)),
    h('p', { class: 'hint' }, `The page of method is written in method.${lang}.md, where the story has one.`),
    h('h3', {}, 'The rest'),
    ...storyForm(studio, (key) => !storyElsewhere.has(key)),
  ];
}

/** The sources of the story, each with what is not said of it and should be. */
export function sourcesPanel(studio: Studio): HTMLElement[] {
  const { texts } = studio.state();
  const cited = JSON.stringify(texts[studio.lang()] ?? '');
  const uncited = Object.keys(studio.state().facts?.sources ?? {}).filter((id) => !cited.includes(`[^${id}]`));
  return [
    h('p', { class: 'hint' }, 'Under Words, a footnote is put in from the list of references.'),
    uncited.length > 0 ? h('p', { class: 'hint' }, `Not cited in this text: ${uncited.join(', ')}.`) : null,
    ...entryList(studio, 'sources', 'source'),
  ].filter((part): part is HTMLElement => part !== null);
}

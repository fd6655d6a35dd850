import { frontMatterSchema, storySchema } from '#file-format/schema.ts';
import type { LngLat } from '#geo/camera.ts';
import { addAside, addChapter, removeAside, removeChapter } from './aside-edit.ts';
import type { Edit } from './edit.ts';
import { EditError } from './edit-error.ts';
import { removeKey, setKey } from './key-edit.ts';
import { type Field, fieldUnder, keysByHand, storyField } from './keys.ts';
import { setLine } from './line-edit.ts';
import { addStepText, moveStepText, removeStepText, setWords } from './text-edit.ts';
import { type TextParts, textParts } from './text-parts.ts';
import { valueAt } from './yaml-checked.ts';
import { setValue } from './yaml-edit.ts';
import { insertItem, moveItem, removeItem } from './yaml-items.ts';
import type { Value } from './yaml-scalar.ts';
import { type Path, readYaml, startOf, walk, type YamlText } from './yaml-text.ts';

/** A story's files by name, as texts: `story.yaml`, `text.en.md`, `sea.geojson`. */
export type TextFiles = Readonly<Record<string, string>>;

const facts = 'story.yaml';

/** Keys in the order in which stories have them. */
const storyOrder = Object.keys(storySchema.shape);
const stepOrder = Object.keys(storySchema.shape.steps.element.shape);
const legOrder = Object.keys(storySchema.shape.legs.unwrap().valueType.shape);

/**
 * Makes an edit of a story. Only the characters of what is edited change: comments, order, quotes and layout of the files stay. Pure.
 * @returns the files that are changed by it, none where all is so already
 * @throws EditError for what can not be edited, with its place; nothing is changed then
 */
export function applyEdit(files: TextFiles, edit: Edit): TextFiles {
  const changed = Object.entries(changes(files, edit)).filter(([file, text]) => text !== files[file]);
  return Object.fromEntries(changed);
}

function changes(files: TextFiles, edit: Edit): TextFiles {
  const story = yamlIn(files);
  const inStory = (text: string): TextFiles => ({ [facts]: text });
  switch (edit.kind) {
    case 'set-camera': {
      const step = stepPath(story, edit.step);
      const path = edit.narrow ? [...step, 'narrow', 'camera'] : [...step, 'camera'];
      if (edit.camera) return inStory(setValue(story, path, given(edit.camera), stepOrder));
      if (!edit.narrow) throw refused(story, step, `step \`${edit.step}\` without a camera`, 'a camera');
      return inStory(removeKey(storySchema, story, path));
    }
    case 'move-place':
      return inStory(setValue(story, [...known(story, 'places', edit.place), 'at'], edit.at));
    case 'set-side': {
      // What is named and is not there can be taken out.
      if (edit.side !== null) known(story, 'places', edit.place);
      const step = stepPath(story, edit.step);
      if (edit.side === 'hidden' && !edit.narrow)
        throw refused(story, step, '`hidden` for all stages', 'it for narrow ones, or no side at all');
      const path = [...step, ...(edit.narrow ? ['narrow'] : []), 'show', edit.place];
      if (edit.side === null) return inStory(removeKey(storySchema, story, path));
      return inStory(setValue(story, path, edit.side, stepOrder));
    }
    case 'set-drawn': {
      known(story, 'legs', edit.leg);
      const step = stepPath(story, edit.step);
      const path = [...step, 'draw', edit.leg];
      return inStory(edit.share === null ? removeKey(storySchema, story, path) : setValue(story, path, edit.share, stepOrder));
    }
    case 'set-line':
      return withLine(files, story, edit.leg, edit.points);
    case 'move-step':
      return withStepMoved(files, story, edit.step, edit.to);
    case 'set-words': {
      const file = `text.${edit.lang}.md`;
      if (edit.place.part === 'says') known(story, 'legs', edit.place.leg);
      return { [file]: setWords(textParts(file, textOf(files, story, file)), edit.place, edit.words, edit.was) };
    }
    case 'add-step':
      return withStep(files, story, edit);
    case 'remove-step': {
      const [, index = 0] = stepPath(story, edit.step);
      const texts = textNames(files).map((file) => [file, removeStepText(textParts(file, files[file] ?? ''), edit.step)] as const);
      return { ...inStory(removeItem(story, ['steps'], Number(index))), ...Object.fromEntries(texts) };
    }
    case 'add-place': {
      refuseTaken(story, edit.id);
      const step = stepPath(story, edit.step);
      const place = { at: edit.at, kind: edit.is, name: edit.name };
      const added = setValue(story, ['places', edit.id], place, storyOrder);
      return inStory(setValue(read(added), [...step, 'show', edit.id], edit.side, stepOrder));
    }
    case 'add-leg': {
      refuseTaken(story, edit.id);
      for (const place of [edit.from, edit.to]) known(story, 'places', place);
      const step = stepPath(story, edit.step);
      const leg = { certainty: 'inferred', name: edit.name, from: edit.from, to: edit.to, sources: [] };
      const added = setValue(story, ['legs', edit.id], leg, storyOrder);
      return inStory(setValue(read(added), [...step, 'draw', edit.id], 1, stepOrder));
    }
    case 'set-key':
      return withKey(files, story, edit);
    case 'add-aside':
      if (edit.leg !== null) known(story, 'legs', edit.leg);
      return inTexts(files, story, edit.step, (parts, lang) => addAside(parts, edit.step, edit.leg, wordsIn(story, edit.words, lang)));
    case 'remove-aside':
      return inTexts(files, story, edit.step, (parts) => removeAside(parts, edit.step, edit.index));
    case 'add-chapter':
      return inTexts(files, story, edit.step, (parts, lang) => addChapter(parts, edit.step, wordsIn(story, edit.words, lang)));
    case 'remove-chapter':
      return inTexts(files, story, edit.step, (parts) => removeChapter(parts, edit.step));
  }
}

/** The same change in the texts of all languages. */
function inTexts(files: TextFiles, story: YamlText, step: string, change: (parts: TextParts, lang: string) => string): TextFiles {
  stepPath(story, step);
  return Object.fromEntries(
    textNames(files).map((file) => [file, change(textParts(file, files[file] ?? ''), file.slice('text.'.length, -'.md'.length))]),
  );
}

function wordsIn(story: YamlText, words: Readonly<Record<string, string>>, lang: string): string {
  const own = Object.hasOwn(words, lang) ? (words[lang] ?? '').trim() : '';
  if (own === '') throw refused(story, ['languages'], `lack of words in \`${lang}\``, 'some in each language');
  return own;
}

function withKey(files: TextFiles, story: YamlText, { file, path, value, was }: Extract<Edit, { kind: 'set-key' }>): TextFiles {
  if (file !== facts)
    return { [file]: setKey(frontMatterSchema, readYaml(textParts(file, textOf(files, story, file)).front), path, value, was) };
  const [first, second, ...rest] = path;
  const at: Path = first === 'steps' && second !== undefined ? [...stepPath(story, String(second)), ...rest] : path;
  const byHand = path.some((_, index) => isByHand(path.slice(0, index + 1)));
  if (byHand || (first === 'steps' && rest.length === 0))
    throw refused(story, at, `edit of \`${path.join('.')}\` in the studio`, 'it in a text editor, or one of the studio’s other edits');
  if (
    rest.length === 0 &&
    typeof second === 'string' &&
    value !== null &&
    shared.has(String(first)) &&
    valueAt(story.value, path) === undefined
  )
    refuseTaken(story, second);
  return { [facts]: setKey(storySchema, story, at, value, was) };
}

/** What shares one set of ids. */
const shared: ReadonlySet<string> = new Set(['places', 'legs', 'regions']);

/** Whether a path, with a step by its id, leads to one of the keys that no form sets. */
function isByHand(path: Path): boolean {
  let at: Field | undefined = storyField;
  const pattern: (string | number)[] = [];
  for (const [nth, key] of path.entries()) {
    pattern.push(at?.is === 'parts' ? key : '*');
    at = at && fieldUnder(at, at.is === 'list' && nth === 1 ? 0 : key);
  }
  return Object.hasOwn(keysByHand, pattern.join('.'));
}

const read = (text: string): YamlText => readYaml({ file: facts, text, from: 0, to: text.length });

function yamlIn(files: TextFiles): YamlText {
  const text = Object.hasOwn(files, facts) ? files[facts] : undefined;
  if (text === undefined) throw new EditError('Unexpected folder without story.yaml, expected the facts of the story in it', facts, '', 0);
  return read(text);
}

/** The error of an edit that can't be made, at what a path leads to. */
function refused(story: YamlText, path: Path, unexpected: string, expected: string): EditError {
  return story.refuse(unexpected, expected, startOf(walk(story, path).node));
}

/** The path of a place or a leg that the story has. */
function known(story: YamlText, of: 'places' | 'legs', id: string): Path {
  const map = valueAt(story.value, [of]);
  const ids = typeof map === 'object' && map !== null ? Object.keys(map) : [];
  const kind = of === 'places' ? 'place' : 'leg';
  if (!ids.includes(id)) throw refused(story, [of], `${kind} \`${id}\``, `one of ${ids.join(', ') || 'none'}`);
  return [of, id];
}

/** Places, legs and regions share one set of ids. */
function refuseTaken(story: YamlText, id: string): void {
  const { value } = story;
  for (const of of ['places', 'legs', 'regions']) {
    if (valueAt(value, [of, id]) !== undefined || id in {}) throw refused(story, [of, id], `second \`${id}\``, 'an id that nothing has');
  }
}

function stepIds(story: YamlText): string[] {
  const steps = valueAt(story.value, ['steps']);
  return Array.isArray(steps) ? steps.map((step) => String(valueAt(step, ['id']))) : [];
}

function stepPath(story: YamlText, id: string): Path {
  const ids = stepIds(story);
  const index = ids.indexOf(id);
  if (index < 0) throw refused(story, ['steps'], `step \`${id}\``, `one of ${ids.join(', ') || 'none'}`);
  return ['steps', index];
}

const textNames = (files: TextFiles): string[] => Object.keys(files).filter((file) => /^text\.[\w-]+\.md$/.test(file));

function textOf(files: TextFiles, story: YamlText, file: string): string {
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) throw refused(story, ['languages'], `text \`${file}\``, `one of ${textNames(files).join(', ') || 'none'}`);
  return text;
}

/** What is undefined is not given. */
function given(camera: object): Value {
  return Object.fromEntries(Object.entries(camera).filter(([, value]) => value !== undefined)) as Value;
}

function withLine(files: TextFiles, story: YamlText, leg: string, points: readonly LngLat[]): TextFiles {
  const path = known(story, 'legs', leg);
  const file = valueAt(story.value, [...path, 'path']);
  if (typeof file === 'string') {
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    if (text === undefined || !file.endsWith('.geojson'))
      throw refused(story, [...path, 'path'], `\`${file}\`, which is not there`, 'a .geojson file of the story’s folder');
    return { [file]: setLine(file, text, points) };
  }
  const via = [...path, 'via'];
  return { [facts]: points.length === 0 ? removeKey(storySchema, story, via) : setValue(story, via, points, legOrder) };
}

/** A text, whose order of steps has to be the story's: else it is not known what moves. */
function inOrder(files: TextFiles, file: string, ids: readonly string[]): TextParts {
  const text = files[file] ?? '';
  const parts = textParts(file, text);
  const { steps } = parts;
  const index = ids.findIndex((id, at) => steps[at]?.id !== id);
  if (index < 0 && steps.length === ids.length) return parts;
  const at = steps[index < 0 ? ids.length : index];
  throw new EditError(
    `Unexpected ${at ? `step \`${at.id}\`` : 'end of the steps'}, expected ${ids[index] ? `\`${ids[index]}\`` : 'the end'}, as story.yaml has them`,
    file,
    text,
    at?.from ?? text.length,
  );
}

function withStepMoved(files: TextFiles, story: YamlText, step: string, to: number): TextFiles {
  const ids = stepIds(story);
  const from = Number(stepPath(story, step)[1]);
  if (to >= ids.length) throw refused(story, ['steps'], `index ${to}`, `0 to ${ids.length - 1}`);
  const texts = textNames(files).map((file) => {
    return [file, moveStepText(inOrder(files, file, ids), from, to)] as const;
  });
  return { [facts]: moveItem(story, ['steps'], from, to), ...Object.fromEntries(texts) };
}

function withStep(files: TextFiles, story: YamlText, { id, index, camera, words }: Extract<Edit, { kind: 'add-step' }>): TextFiles {
  const ids = stepIds(story);
  if (ids.includes(id)) throw refused(story, ['steps', ids.indexOf(id)], `second step \`${id}\``, 'another id');
  if (index > ids.length) throw refused(story, ['steps'], `index ${index}`, `0 to ${ids.length}`);
  const texts = textNames(files).map((file) => {
    const lang = file.slice('text.'.length, -'.md'.length);
    const own = Object.hasOwn(words, lang) ? words[lang] : undefined;
    if (!own?.map.trim())
      throw refused(story, ['languages'], `step \`${id}\` without a map description in \`${lang}\``, 'one in each language');
    return [file, addStepText(inOrder(files, file, ids), index, id, own)] as const;
  });
  return { [facts]: insertItem(story, ['steps'], index, { id, camera: given(camera) }), ...Object.fromEntries(texts) };
}

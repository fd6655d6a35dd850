import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedOf } from '#file-format/nearest.ts';
import { formatProblems } from '#file-format/problem.ts';
import { readStory } from '#file-format/read-story.ts';
import type { LngLat, Stage } from '#geo/camera.ts';
import { project, viewOf } from '#geo/projection.ts';
import { distanceKm } from '#geo/sphere.ts';
import { type City, type CityNames, nameIn, plainLetters } from '#how-far/cities.ts';
import { cityNames, readCities } from '#how-far/page/city-lists.ts';
import { isMain, root } from '#node/root.ts';
import { storyPlaces, storyRoots } from '#site/stories.ts';
import { idPattern, isReservedId } from '#story/reserved.ts';
import type { Localized, Story } from '#story/story.ts';
import { applyEdit } from '#studio/apply-edit.ts';
import { setValue } from '#studio/yaml-edit.ts';
import { readYaml } from '#studio/yaml-text.ts';
import { compile } from '#timeline/compile.ts';
import { posterStage } from '#timeline/stages.ts';

/** GeoNames' cities, the largest first, and what they are called, by language. */
export interface Gazetteer {
  readonly cities: readonly City[];
  readonly names: Readonly<Record<string, CityNames>>;
}

/** So far from a place a city of its name may lie, km: a place is often put at a harbour or a station. */
const near = 30;

/** What `story.yaml` says of a place, as far as it can be known before the file is sound. */
export interface NamedPlace {
  readonly id: string;
  readonly at: LngLat;
  readonly name: Localized;
}

/** The city that a place is: one of its name, in a language that both have, and near it; undefined where there is none. */
export function cityOf({ at, name }: Pick<NamedPlace, 'at' | 'name'>, { cities, names }: Gazetteer): City | undefined {
  const said = Object.entries(name).map(([lang, text]) => [lang, plainLetters(text)] as const);
  return cities.find(
    (city) =>
      distanceKm(city.at, at) <= near &&
      said.some(([lang, text]) => text === plainLetters(nameIn(names[lang] ?? {}, city)) || text === plainLetters(city.name)),
  );
}

/** A name that is to be written, or that GeoNames has not. */
export interface Missing {
  readonly place: string;
  readonly lang: string;
  readonly name: string | null;
}

/** The names that places lack in a story's languages. */
export function missingNames(places: readonly NamedPlace[], languages: readonly string[], gazetteer: Gazetteer): Missing[] {
  return places.flatMap((place) => {
    const lacking = languages.filter((lang) => !place.name[lang]);
    const city = lacking.length > 0 ? cityOf(place, gazetteer) : undefined;
    return lacking.map((lang) => ({ place: place.id, lang, name: city ? nameFor(city, lang, gazetteer) : null }));
  });
}

/** What a city is called in a language; null where that is not known. */
function nameFor(city: City, lang: string, { names }: Gazetteer): string | null {
  const list = names[lang] ?? {};
  // A list leaves out names that are as in English; of a language in other letters, those that it has not.
  return list[city.id] ?? (Object.keys(list).length > 0 && usesLatin(lang) ? city.name : null);
}

const usesLatin = (lang: string): boolean => new Intl.Locale(lang).maximize().script === 'Latn';

/** From each other, and from what the step shows, cities keep so far, CSS px: room for a label. */
const apart = 70;

/**
 * The largest cities that a step's camera sees and nothing of the story is at, in the free part of a desk's map, far enough from one another for their names.
 * @param count at most
 */
export function citiesSeen(story: Story, step: string, count: number, { cities }: Pick<Gazetteer, 'cities'>): City[] {
  const index = story.steps.findIndex(({ id }) => id === step);
  const stage: Stage = posterStage('wide');
  const camera = compile(story, stage).rests[index]?.camera;
  if (!camera) throw new RangeError(`Unexpected step ${step}, expected one of the story ${story.id}`);
  const view = viewOf(camera, stage);
  const taken = Object.keys(story.steps[index]?.show ?? {}).flatMap((id) => (story.places[id] ? [project(view, story.places[id].at)] : []));
  const places = Object.values(story.places);
  const found: City[] = [];
  for (const city of cities) {
    if (found.length >= count) break;
    const at = project(view, city.at);
    if (!at.visible || !isFree(at, stage) || places.some((place) => distanceKm(place.at, city.at) <= near)) continue;
    if (taken.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < apart)) continue;
    taken.push(at);
    found.push(city);
  }
  return found;
}

const margin = 40;
const isFree = ({ x, y }: { readonly x: number; readonly y: number }, { width, height, free }: Stage): boolean =>
  x > free.left + margin && x < width - free.right - margin && y > free.top + margin && y < height - free.bottom - margin;

/** story.yaml with cities as places of kind `context` that a step shows, with their names in the story's languages. */
export function withCities(text: string, story: Story, step: string, found: readonly City[], gazetteer: Gazetteer): string {
  const ids = new Set([
    ...Object.keys(story.places),
    ...Object.keys(story.regions),
    ...Object.keys(story.legs),
    ...Object.keys(story.overlays ?? {}),
  ]);
  return found.reduce((before, city) => {
    const id = freeId(city, ids);
    ids.add(id);
    const name = Object.fromEntries(story.languages.map((lang) => [lang, nameFor(city, lang, gazetteer) ?? city.name]));
    const edited = applyEdit(
      { 'story.yaml': before },
      { kind: 'add-place', id, at: [...city.at], is: 'context', name, step, side: 'right' },
    );
    return edited['story.yaml'] ?? before;
  }, text);
}

/** A city's id, or one beside it that the story has not. Cities of other letters are called by their country. */
function freeId({ id, country }: City, taken: ReadonlySet<string>): string {
  const base = idPattern.test(id) ? id : `city-${country.toLowerCase()}`;
  let free = base;
  for (let n = 2; taken.has(free) || isReservedId(free); n++) free = `${base}-${n}`;
  return free;
}

/**
 * `npm run names -- <story> [--step <id> [--count 5]]`: writes into story.yaml the names that its places lack in its languages, as GeoNames has them; with `--step` the largest
 * cities that the step sees, with their names. Comments and layout of the file stay.
 * @returns an exit code
 */
export async function names(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { step: { type: 'string' }, count: { type: 'string' } },
    });
    const count = Number(values.count ?? 5);
    const [id] = positionals;
    const places = await storyPlaces(storyRoots(), root);
    const folder = places.find((place) => place.id === id)?.folder;
    if (!folder || positionals.length > 1)
      return told(
        `Unexpected ${positionals.join(' ') || 'lack of a story'}, expected ${expectedOf(
          id ?? '',
          places.map((place) => place.id),
          'story',
        )}`,
      );
    if (!Number.isInteger(count) || count < 1 || count > 50) return told(`Unexpected --count ${values.count}, expected 1 to 50`);
    const file = join(root, folder, 'story.yaml');
    const text = await readFile(file, 'utf8');
    const { written, lines, code } = values.step === undefined ? await filled(text) : await withStep(text, folder, values.step, count);
    if (written !== text) await writeFile(file, written);
    for (const line of lines) console.log(line);
    if (written !== text) console.log(`Written: ${folder}/story.yaml. Read the names: GeoNames has what people enter.`);
    return code;
  } catch (error) {
    return told(error instanceof Error ? error.message : String(error));
  }
}

function told(line: string): number {
  console.error(line);
  return 1;
}

interface Written {
  readonly written: string;
  readonly lines: readonly string[];
  readonly code: number;
}

/** A story.yaml with the names that its places lack, as far as GeoNames has them. */
export async function filled(text: string): Promise<Written> {
  const { value } = readYaml(partOf(text));
  const { languages, places } = (value ?? {}) as { readonly languages?: unknown; readonly places?: unknown };
  const tags = Array.isArray(languages) ? languages.filter((lang) => typeof lang === 'string') : [];
  const missing = missingNames(namedPlaces(places), tags, await gazetteerOf(tags));
  const written = missing.reduce(
    (before, { place, lang, name }) =>
      name === null ? before : setValue(readYaml(partOf(before)), ['places', place, 'name', lang], name, tags),
    text,
  );
  const lines = missing.map(
    ({ place, lang, name }) => `${place}, ${lang}: ${name ?? 'not in GeoNames’ list, by its other names and its place'}`,
  );
  return {
    written,
    lines: lines.length > 0 ? lines : ['Every place has a name in every language.'],
    code: missing.every(({ name }) => name !== null) ? 0 : 1,
  };
}

async function withStep(text: string, folder: string, step: string, count: number): Promise<Written> {
  const { story, problems } = await readStory(join(root, folder), {});
  if (!story) throw new Error(`${folder} has mistakes:\n${formatProblems(problems)}`);
  if (!story.steps.some(({ id }) => id === step))
    throw new Error(
      `Unexpected step ${step}, expected ${expectedOf(
        step,
        story.steps.map(({ id }) => id),
        'step',
      )}`,
    );
  const gazetteer = await gazetteerOf(story.languages);
  const found = citiesSeen(story, step, count, gazetteer);
  const lines = found.map(
    (city) =>
      `${city.name}: ${story.languages.map((lang) => `${lang} ${nameFor(city, lang, gazetteer) ?? `${city.name} (no name in its list)`}`).join(', ')}`,
  );
  return {
    written: withCities(text, story, step, found, gazetteer),
    lines: found.length > 0 ? lines : ['No city of 250,000 people or capital is in view that the story has not.'],
    code: 0,
  };
}

const partOf = (text: string) => ({ file: 'story.yaml', text, from: 0, to: text.length });

/** Places of a file that may have mistakes: those that have a position, and a name in some language. */
export function namedPlaces(places: unknown): NamedPlace[] {
  if (typeof places !== 'object' || places === null || Array.isArray(places)) return [];
  return Object.entries(places).flatMap(([id, place]: [string, unknown]) => {
    const { at, name } = (typeof place === 'object' && place !== null ? place : {}) as { readonly at?: unknown; readonly name?: unknown };
    if (!Array.isArray(at) || !at.every(Number.isFinite) || typeof name !== 'object' || name === null || Array.isArray(name)) return [];
    const known = Object.entries(name).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [{ id, at: [Number(at[0]), Number(at[1])] as const, name: Object.fromEntries(known) }];
  });
}

async function gazetteerOf(languages: readonly string[]): Promise<Gazetteer> {
  const lists = await Promise.all([...new Set([...languages, 'en'])].map(async (lang) => [lang, await cityNames(lang)] as const));
  return { cities: await readCities(), names: Object.fromEntries(lists) };
}

if (isMain(import.meta.url)) process.exitCode = await names(process.argv.slice(2));

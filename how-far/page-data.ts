import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messagesOf } from '#locales/read-messages.ts';
import type { Story } from '#story/story.ts';
import { citySearch } from './city-search.ts';
import type { City } from './draw.ts';
import { cityFiles, decodeCities, drawHowFar, type HowFar, howFar, loadGlobe } from './draw.ts';
import { howFarSentences, kmIn, type Sentences } from './sentences.ts';

const dataFile = (file: string): Promise<Buffer> => readFile(join(process.cwd(), 'basemap/data', file));

const listFile = (file: string): Promise<string> => readFile(join(process.cwd(), 'how-far/data', file), 'utf8');

/** What the page "How far is that?" needs of the list of cities in one language: names, and the example that stands before a city is chosen. */
export interface HowFarData {
  readonly names: Readonly<Record<string, string>>;
  readonly example: Sentences & { readonly direction: number };
}

interface Example {
  readonly answer: HowFar;
  readonly names: Readonly<Record<string, string>>;
  readonly nameOf: (city: City) => string;
}

/** @throws Error where the example that a language names is not in the list */
async function exampleOf(story: Story, lang: string): Promise<Example> {
  const cities = decodeCities(await listFile(cityFiles.cities));
  const all = JSON.parse(await listFile(cityFiles.names)) as Record<string, Record<string, string>>;
  const names = all[lang] ?? {};
  const { example } = messagesOf(lang).howFar;
  const from = cities.find(({ id }) => id === example);
  if (!from)
    throw new Error(`Unexpected example "${example}" in locales/${lang}.yaml, expected the id of a city in how-far/data/cities.json`);
  return { answer: howFar(story, cities, from), names, nameOf: citySearch(cities, names, lang).nameOf };
}

export async function howFarData(story: Story, lang: string): Promise<HowFarData> {
  const { answer, names, nameOf } = await exampleOf(story, lang);
  const said = howFarSentences(answer, { lang, messages: messagesOf(lang), nameOf });
  return { names, example: { ...said, direction: Math.round(answer.laid.direction) % 360 } };
}

/** Where the example's picture stands before the page draws its own: a desk's and a phone's, CSS px. */
const pictureStages = {
  wide: { width: 920, height: 900, free: { top: 0, right: 0, bottom: 0, left: 0 } },
  portrait: { width: 390, height: 390, free: { top: 0, right: 0, bottom: 0, left: 0 } },
} as const;

/** The example's picture, an SVG document that stands alone. */
export async function howFarPictureOf(story: Story, lang: string, layout: keyof typeof pictureStages): Promise<string> {
  const { answer, nameOf } = await exampleOf(story, lang);
  const basemap = await loadGlobe(async (file) => new Uint8Array(await dataFile(file)), true);
  const km = kmIn(lang, messagesOf(lang)).unit;
  return drawHowFar(answer, { story, basemap, stage: pictureStages[layout], lang, nameOf, km });
}

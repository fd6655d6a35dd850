import { type City, type CityNames, citiesFile, nameIn } from '#how-far/cities.ts';
import { type HowFar, howFar } from '#how-far/how-far.ts';
import { howFarSentences, type Sentences } from '#how-far/sentences.ts';
import { messagesOf } from '#locales/read-messages.ts';
import type { Story } from '#story/story.ts';
import { cityNames, readCities } from './city-lists.ts';

/** The comparison that the page shows before the reader has chosen a city: from the one that the language's messages name. */
export interface Example {
  readonly answer: HowFar;
  readonly names: CityNames;
  readonly nameOf: (city: City) => string;
}

/** @throws RangeError where the example that a language names is not in the list, and for a story without a journey */
export async function exampleOf(story: Story, lang: string): Promise<Example> {
  const [cities, names] = await Promise.all([readCities(), cityNames(lang)]);
  const { example } = messagesOf(lang).howFar;
  const from = cities.find(({ id }) => id === example);
  if (!from)
    throw new RangeError(
      `Unexpected howFar.example "${example}" in the messages of ${lang}, expected the id of a city in how-far/data/${citiesFile}`,
    );
  return { answer: howFar(story, cities, from), names, nameOf: (city) => nameIn(names, city) };
}

/** What the page holds in its HTML: names, and the example in sentences and as whole degrees. */
export interface PageData {
  readonly names: CityNames;
  readonly example: Sentences & { readonly direction: number };
}

/** @throws as {@link exampleOf} */
export async function howFarData(story: Story, lang: string): Promise<PageData> {
  const { answer, names, nameOf } = await exampleOf(story, lang);
  const sentences = howFarSentences(answer, { lang, messages: messagesOf(lang), nameOf });
  return { names, example: { ...sentences, direction: Math.round(answer.laid.direction) % 360 } };
}

import { en } from './en.ts';

/** The interface's words in one language. Functions take numbers already written in that language. */
export interface Words {
  readonly skipToText: string;
  readonly mapStory: string;
  readonly length: (steps: string, minutes: string) => string;
  readonly begin: string;
  readonly orScroll: string;
  readonly plainText: string;
  readonly backToMap: string;
  readonly contents: string;
  readonly motion: string;
  readonly previous: string;
  readonly next: string;
  readonly stepOf: (step: string, count: string) => string;
  readonly titleStep: string;
  readonly onTheMap: string;
  readonly kmSoFar: string;
  readonly ofAbout: (km: string, from: string, to: string) => string;
  readonly certainty: Readonly<Record<'reported' | 'inferred' | 'alternative', string>>;
  readonly certaintyMeans: Readonly<Record<'reported' | 'inferred' | 'alternative', string>>;
  readonly km2: (area: string) => string;
  readonly atScale: string;
  readonly route: string;
  readonly lightBeneath: string;
  readonly lightsNote: string;
  readonly legend: string;
  readonly legendLights: string;
  readonly legendBorders: string;
  readonly legendPlaces: Readonly<Record<'story' | 'approximate' | 'training' | 'region', string>>;
  readonly sources: string;
  readonly sourcesNote: string;
  readonly backToMention: (number: string) => string;
  readonly credits: string;
  readonly creditsText: string;
  readonly updated: (date: string) => string;
  readonly mapIsPicture: string;
}

const byLanguage: Readonly<Record<string, Words>> = { en };

/** The interface words of a BCP 47 tag. Throws for a language that has none: a story can't be published half translated. */
export function wordsOf(lang: string): Words {
  const words = byLanguage[lang];
  if (!words)
    throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(byLanguage).join(', ')}: add locales/${lang}.ts`);
  return words;
}

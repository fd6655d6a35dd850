import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { uk } from './uk.ts';

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
  /** what an optional live map is offered with, where data are dear */
  readonly savesData: string;
  readonly showLiveMap: string;
  readonly explore: string;
  readonly backToStory: string;
  readonly exploreHint: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly close: string;
  readonly placesAndLegs: string;
  readonly play: string;
  readonly pause: string;
  readonly speed: string;
  /** "1.5×": the number is written already */
  readonly times: (number: string) => string;
  readonly continueAt: (step: string) => string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly language: string;
  /** head of the table of the journey, its caption and columns */
  readonly journey: {
    readonly caption: string;
    readonly leg: string;
    readonly from: string;
    readonly to: string;
    readonly length: string;
    readonly mode: string;
    readonly certainty: string;
    readonly sources: string;
    readonly total: string;
    readonly none: string;
  };
  readonly mode: Readonly<Record<'sea' | 'air' | 'rail' | 'road', string>>;
  readonly km: (km: string) => string;
  readonly howFar: {
    readonly title: string;
    readonly intro: string;
    readonly city: string;
    readonly choose: string;
    /** "From Berlin, 8,150 km reach as far as Chongqing." `near`: the city nearest to the end, with its distance */
    readonly result: (from: string, km: string, near: string, away: string) => string;
    readonly notFound: (name: string) => string;
    readonly note: string;
    readonly copyLink: string;
    /** "Half-way it is 720 km from Nuuk." */
    readonly halfway: (near: string, away: string) => string;
    /** the slider that turns the line about the city */
    readonly turn: string;
    /** what the thin line in the picture is */
    readonly thin: string;
    readonly noList: string;
    /** id of the city (basemap/data/cities.json) that stands there before the reader has chosen */
    readonly example: string;
  };
  readonly readWhole: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly embedThis: string;
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
}

const byLanguage: Readonly<Record<string, Words>> = { en, de, ko, uk, ar };

/** The interface words of a BCP 47 tag. Throws for a language that has none: a story can't be published half translated. */
export function messagesOf(lang: string): Words {
  const words = byLanguage[lang];
  if (!words)
    throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(byLanguage).join(', ')}: add locales/${lang}.ts`);
  return words;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The shape of made stories: as many steps and languages as a long one has. */
export const madeSteps = 12;
export const madeLanguages = ['en', 'de', 'es'] as const;

/** Words of no meaning; each language has its own, as a translation may not repeat the original. */
const vocabulary = {
  en: 'the ship went along that coast with salt and wool while every harbour kept its own count of days'.split(' '),
  de: 'das Schiff fuhr jene Küste entlang mit Salz und Wolle doch jeder Hafen führte sein eigenes Buch der Tage'.split(' '),
  es: 'el barco pasaba por aquella costa con sal y lana mientras cada puerto llevaba su propia cuenta de días'.split(' '),
} as const;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How long a made story is, and in which languages. */
export interface MadeShape {
  readonly steps?: number;
  readonly languages?: readonly (typeof madeLanguages)[number][];
  /** of all legs together; without it they are the shortest lines */
  readonly points?: number;
}

/** The files of a made story: a journey somewhere on the Earth with a leg to each step after the first. No two are alike. */
export function madeStory(
  seed: number,
  { steps: count = madeSteps, languages = madeLanguages, points: pathPoints = 0 }: MadeShape = {},
): Readonly<Record<string, string>> {
  const random = randomFrom(seed + 1);
  const sentence = (lang: keyof typeof vocabulary, words: number): string => {
    const text = Array.from({ length: words }, () => vocabulary[lang][Math.floor(random() * vocabulary[lang].length)]).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const localized = (make: (lang: keyof typeof vocabulary) => string): string =>
    `{ ${languages.map((lang) => `${lang}: ${JSON.stringify(make(lang))}`).join(', ')} }`;
  const points = journey(random, count);
  const steps = points.map((_, index) => `step-${index}`);
  const yaml = [
    `languages: [${languages.join(', ')}]`,
    'sources:',
    `  log: { who: ${localized(() => 'The log')}, what: ${localized((lang) => sentence(lang, 8))}, date: 2020-01, urls: ["https://log.example/${seed}"] }`,
    'places:',
    ...points.map(([lon, lat], i) => `  port-${i}: { at: [${lon}, ${lat}], kind: story, name: ${localized(() => `Port ${seed}-${i}`)} }`),
    'legs:',
    ...points
      .slice(1)
      .map(
        (_, i) =>
          `  leg-${i}: { mode: sea, certainty: reported, name: ${localized((lang) => sentence(lang, 3))}, from: port-${i}, to: port-${i + 1}, ${pathPoints > 0 ? `path: leg-${i}.geojson, ` : ''}sources: [log] }`,
      ),
    `journey: [${points
      .slice(1)
      .map((_, i) => `leg-${i}`)
      .join(', ')}]`,
    'steps:',
    '  - { id: step-0, camera: { fit: [port-0, port-1] }, show: { port-0: right, port-1: right } }',
    ...points
      .slice(1)
      .map(
        (_, i) =>
          `  - { id: step-${i + 1}, camera: { fit: [port-${i}, port-${i + 1}] }, show: { port-${i}: right, port-${i + 1}: right }, draw: { leg-${i}: 1 }, emphasise: [leg-${i}] }`,
      ),
  ];
  const day = new Date(Date.UTC(2020, 0, 1 + seed)).toISOString().slice(0, 10);
  const text = (lang: keyof typeof vocabulary): string =>
    [
      '---',
      `title: ${sentence(lang, 5).slice(0, -1)}`,
      `standfirst: ${sentence(lang, 25)}`,
      `description: ${sentence(lang, 14)}`,
      `credit: ${sentence(lang, 6)}`,
      `published: ${day}`,
      `updated: ${day}`,
      '---',
      ...steps.flatMap((id, index) => [
        ...(index % 4 === 1 ? ['', `## ${sentence(lang, 3).slice(0, -1)}`] : []),
        '',
        `::::step{#${id}}`,
        ...(index > 0
          ? [`${sentence(lang, 40)} [${sentence(lang, 2).slice(0, -1)}](leg:leg-${index - 1}).[^log]`, '', sentence(lang, 50), '']
          : []),
        ':::map',
        sentence(lang, 12),
        ':::',
        '::::',
      ]),
      '',
    ].join('\n');
  const each = Math.max(Math.round(pathPoints / (points.length - 1)), 2);
  const paths = pathPoints > 0 ? points.slice(1).map((to, i) => [`leg-${i}.geojson`, winding(points[i] ?? to, to, each)]) : [];
  return {
    'story.yaml': `${yaml.join('\n')}\n`,
    ...Object.fromEntries(languages.map((lang) => [`text.${lang}.md`, text(lang)])),
    ...Object.fromEntries(paths),
  };
}

/** A line from one point to another that winds like a coast: so many points, as GeoJSON. */
function winding(from: readonly [number, number], to: readonly [number, number], count: number): string {
  const coordinates = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    // Three waves, one within the other; none at the ends.
    const off = Math.sin(Math.PI * share) * (0.2 * Math.sin(13 * share) + 0.04 * Math.sin(97 * share) + 0.008 * Math.sin(911 * share));
    const [x, y] = [to[0] - from[0], to[1] - from[1]];
    return [from[0] + x * share - y * off, from[1] + y * share + x * off].map((value) => Math.round(value * 1e5) / 1e5);
  });
  return JSON.stringify({ type: 'LineString', coordinates });
}

/** A walk of so many points, 300 to 700 km apart, that keeps clear of the poles and of the antimeridian. */
function journey(random: () => number, count: number): [lon: number, lat: number][] {
  let [lon, lat] = [random() * 240 - 120, random() * 70 - 25];
  let course = random() * 2 * Math.PI;
  return Array.from({ length: count }, () => {
    const at: [number, number] = [Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3];
    course += random() - 0.5;
    // A long walk turns back before it comes round.
    if (Math.abs(lon) > 160 && Math.sign(lon) === Math.sign(Math.sin(course))) course = -course;
    if ((lat > 60 && Math.cos(course) > 0) || (lat < -50 && Math.cos(course) < 0)) course = Math.PI - course;
    const degrees = 2.7 + random() * 3.6;
    lat = Math.min(Math.max(lat + degrees * Math.cos(course), -55), 65);
    lon += (degrees * Math.sin(course)) / Math.cos((lat * Math.PI) / 180);
    return at;
  });
}

/** Writes a made story into its folder. */
export async function writeMadeStory(folder: string, seed: number, shape: MadeShape = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(madeStory(seed, shape))) await writeFile(join(folder, name), content);
}

/** Writes so many made stories, a folder each. @param first the seed of the first, from which the others count up */
export async function writeMadeStories(folder: string, count: number, first = 0): Promise<void> {
  for (let seed = first; seed < first + count; seed++) await writeMadeStory(join(folder, `made-${seed}`), seed);
}

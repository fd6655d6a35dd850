import { z } from 'zod';
import { certainties } from '#story/certainty.ts';
import { idPattern, isReservedId } from '#story/reserved.ts';
import { stepKinds } from '#story/story.ts';
import { canonicalTag, day, mailAddress, month, webUrl, year } from './formats.ts';

const id = z
  .string()
  .regex(idPattern, { error: 'id' })
  .refine((text) => !isReservedId(text), { error: 'id' });
const name = z.string();
/** Without extensions: a story is in a language, not in a calendar. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'language' })
  .refine((text) => canonicalTag(text) === text, { error: 'language' });
const words = z.string().trim().min(1);
const localized = z.record(z.string(), words);
const share = z.number().min(0).max(1);
const geojson = z.string().regex(/^[\w-][\w.-]*\.geojson$/, { error: 'geojson' });
/** A year without quotation marks is a number in YAML, which editors that read the schema must not underline. */
const date = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().refine((text) => day(text) || month(text) || year(text), { error: 'date' }),
  )
  .meta({ type: ['string', 'integer'] });

/** On Earth, longitude first. */
const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** On a path, which may run past the antimeridian without a jump. */
const pathPoint = z.tuple([z.number().min(-360).max(360), z.number().min(-90).max(90)]);

export const placeKinds = ['story', 'approximate', 'context', 'subject', 'country', 'water', 'note'] as const;
/** What each kind is for, and what it looks like */
const looks: Readonly<Record<(typeof placeKinds)[number], string>> = {
  story: 'where the story happens: a disc and a bold name',
  approximate: 'the same, but known only roughly: a dashed ring, and a name such as “near Safi”',
  context: 'helps to find the way: a small dot and a light name, which gives way to others',
  subject: 'an area that the story is about: large spaced capitals without a mark',
  country: 'a country: spaced capitals without a mark',
  water: 'a sea, a bay, a river: italics without a mark',
  note: 'a word beside a line, such as “inferred”: light type without a mark',
};
export const ownShapes = ['diamond', 'square', 'triangle', 'ring'] as const;
export const sides = ['right', 'left', 'above', 'below', 'center', 'mark'] as const;

const url = z.string().refine(webUrl, { error: 'url' });
const page = z.strictObject({
  url: url.describe('its address, http:// or https://'),
  title: words.optional().describe('its title, as the page has it'),
  publisher: words.optional().describe('whose page it is'),
  lang: language.optional().describe('the language that it is in, BCP 47'),
});
/** A number, or the ends of a range. */
const figure = z.union([z.number(), z.array(z.number()).length(2)]);

const source = z.strictObject({
  who: localized.describe('who says so, by language'),
  what: localized.describe('what the source is, in one line, by language'),
  date: date.describe(
    'when the source was published, to the day, the month or the year, as 2024-10-18, 2024-10 or 1834; of a page that says none, when it was last changed or else read',
  ),
  urls: z
    .array(z.union([url, page]))
    .min(1)
    .describe('where it can be read: pages with title and publisher, or their addresses alone'),
  figures: z.record(id, figure).optional().describe('what it answers to which question: a number, or the two ends of a range'),
});

const place = z.strictObject({
  at: lngLat.describe('where it is, [longitude, latitude] in degrees'),
  kind: name.describe(
    `what it is, which decides its mark and the type of its label: ${placeKinds.map((kind) => `\`${kind}\` (${looks[kind]})`).join(', ')}, or one of \`kinds\``,
  ),
  name: localized.describe('its name by language'),
  detail: localized.optional().describe('a second, lighter line of the label, by language'),
  asWritten: z
    .boolean()
    .optional()
    .describe('says that `at` is right, where it would lie near another place with its numbers swapped and is taken for a mistake'),
});

const kind = z.strictObject({
  shape: z.enum(ownShapes).describe('the shape of the mark of its places'),
  name: localized.describe('what the legend says of it, by language'),
});

const region = z.strictObject({
  file: geojson.describe('a .geojson file of the story’s folder that holds a Polygon or MultiPolygon'),
  name: localized.describe('its name by language'),
});

const overlay = z.strictObject({
  geojson: geojson.optional().describe('a .geojson file of the story’s folder, of any shapes'),
  picture: z
    .string()
    .regex(/^[\w-][\w.-]*\.(?:jpe?g|png|webp|avif)$/, { error: 'picture' })
    .optional()
    .describe('in place of `geojson`: a picture of the story’s folder that lies on the Earth, such as an old map'),
  tiles: z
    .string()
    .regex(/^[\w-][\w.-]*\.pmtiles$/, { error: 'tiles' })
    .optional()
    .describe('in place of `geojson`: an archive of tiles of pictures in the story’s folder, such as a large old map'),
  corners: z
    .array(pathPoint)
    .length(4)
    .optional()
    .describe('of a picture: where its corners are, top left, top right, bottom right, bottom left, [longitude, latitude] each'),
  type: z
    .enum(['fill', 'line', 'circle', 'raster'])
    .describe('how it is drawn: a MapLibre layer of this type; of a picture or tiles `raster`'),
  paint: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('MapLibre’s paint properties of that type; opacities are numbers, as the strength of each step multiplies them'),
  says: localized.describe('what it shows, in a sentence, by language: the map descriptions of its steps end with it'),
});

const leg = z.strictObject({
  mode: z.enum(['sea', 'air', 'rail', 'road']).optional().describe('how they went; left out where that is not known'),
  certainty: z
    .enum(certainties)
    .describe('how sure it is: said by a named source, concluded by us, said and not followed here, or only a direction'),
  name: localized.describe('its name by language'),
  from: name.optional().describe('the place where it begins'),
  branch: z
    .strictObject({
      leg: name.describe('the leg that it branches off'),
      at: lngLat.describe('where, [longitude, latitude]: a point of that leg’s line'),
    })
    .optional()
    .describe('in place of `from`: the leg that it branches off, and where'),
  to: name.describe('the place where it ends'),
  path: geojson.optional().describe('a .geojson file of the story’s folder that holds a LineString from `from` to `to`'),
  via: z.array(pathPoint).min(1).optional().describe('the points between `from` and `to`, [longitude, latitude] each'),
  curved: z.boolean().optional().describe('whether a smooth line goes through the points instead of great circles between them'),
  length: z
    .union([
      z.enum(['measured', 'unknown']),
      z.strictObject({
        km: z.number().positive().describe('kilometres, as a source has them'),
        sources: z.array(name).min(1).describe('the sources that say so'),
      }),
    ])
    .optional()
    .describe('`measured` along the line, `unknown`, or what a source says; by default measured'),
  sources: z
    .union([
      z.array(name),
      z.strictObject({
        ends: z.array(name).optional().describe('those that say where it begins and ends'),
        mode: z.array(name).optional().describe('those that say how they went'),
        way: z.array(name).optional().describe('all others'),
      }),
    ])
    .describe('the sources that say so, also by what they say; may be none only when it is inferred or a direction'),
  stops: z
    .array(name)
    .min(1)
    .optional()
    .describe('places on the way that the route timeline names too; of kind `note`: words over the light beneath it'),
});

const camera = z.strictObject({
  fit: z.array(name).min(1).optional().describe('the places, regions and legs that must be seen whole'),
  center: lngLat.optional().describe('the point in the middle, [longitude, latitude]; needs `zoom`'),
  follow: name.optional().describe('the leg whose head is held in view while it is drawn; needs `zoom`'),
  zoom: z.number().min(0).max(22).optional().describe('MapLibre’s zoom; with `fit` the upper limit'),
  bearing: z.number().min(-360).max(360).optional().describe('the direction that points up, degrees clockwise from north'),
  pitch: z.number().min(0).max(60).optional().describe('degrees from straight down'),
  margin: z.number().min(0).max(400).optional().describe('what is kept clear around what is fitted, CSS px'),
});

const narrow = z.strictObject({
  camera: camera.optional().describe('the whole camera for narrow stages'),
  show: z
    .record(name, z.enum([...sides, 'hidden']))
    .optional()
    .describe('what differs from the step’s `show`; `hidden` takes a place away'),
});

const step = z.strictObject({
  id: id.describe('the step’s id, which is its address too'),
  kind: z
    .enum(stepKinds)
    .optional()
    .describe(
      '`wide`: words over the whole width of a large screen, without the map; `picture`: the first picture in its words fills the stage',
    ),
  camera: camera.describe('what is in view'),
  show: z.record(name, z.enum(sides)).optional().describe('the places that show, with the side of their label, or `mark` alone'),
  legs: z.record(name, share).optional().describe('legs that show, with their strength 0–1'),
  draw: z.record(name, share).optional().describe('how far legs are drawn while the step is read, 0–1; carries on to later steps'),
  regions: z
    .union([z.array(name), z.record(name, share)])
    .optional()
    .describe('the regions that show: a list, or each with its strength 0–1'),
  overlays: z
    .union([z.array(name), z.record(name, share)])
    .optional()
    .describe('the overlays that show: a list, or each with its strength 0–1'),
  lights: share.optional().describe('the strength of the city lights, 0–1; 1 by default'),
  emphasise: z.array(name).optional().describe('the places, legs and regions that the step is about'),
  status: name.optional().describe('the leg that the status panel speaks of'),
  areas: z
    .array(
      z.strictObject({
        km2: z.number().positive().max(510_100_000).describe('the area in square kilometres'),
        label: localized.describe('what is said of it, by language'),
      }),
    )
    .optional()
    .describe('areas shown as squares at the map’s scale'),
  areasNote: localized.optional().describe('what is said below the areas, by language'),
  narrow: narrow.optional().describe('what differs on stages with a narrow free part'),
});

const correction = z.strictObject({
  date: z.string().refine(day, { error: 'day' }).describe('the day of the correction, as 2026-11-28'),
  step: name.optional().describe('the step that was changed'),
  text: localized.describe('what was wrong and what is right, by language'),
});

/** The colours of page and map. */
export const lookSchema = z
  .enum(['night', 'day'])
  .describe(
    'the colours of page and map: `night`, with the lights of cities, or `day`, as an atlas is printed; by default what site.yaml says, else `night`',
  );

/** Where readers may write to. */
export const contactSchema = z
  .string()
  .refine((text) => webUrl(text) || mailAddress(text), { error: 'contact' })
  .describe('where readers may write to: an e-mail address or a web page');

/** `story.yaml`. `z.toJSONSchema(storySchema)` gives editors the same. */
export const storySchema = z.strictObject({
  languages: z.array(language).min(1).describe('the languages, BCP 47, the default first'),
  look: lookSchema.optional(),
  borders: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: 'country' }))
    .optional()
    .describe('the countries whose borders are drawn, ISO 3166-1 alpha-2; none: no borders'),
  kinds: z.record(id, kind).optional().describe('kinds of places of the story’s own, by id'),
  sources: z.record(id, source).optional().describe('who says what, when and where, by id'),
  places: z.record(id, place).describe('the places by id'),
  regions: z.record(id, region).optional().describe('the regions by id'),
  overlays: z.record(id, overlay).optional().describe('what the story lays over the basemap, by id, the lowest first'),
  legs: z.record(id, leg).optional().describe('the legs by id'),
  journey: z.array(name).optional().describe('the legs that make the journey, in order; none: no journey'),
  steps: z.array(step).min(1).describe('the steps in order'),
  corrections: z.array(correction).optional().describe('what was corrected after the story was published'),
  contact: contactSchema.optional(),
});

/** The front matter of `text.<lang>.md`. */
export const frontMatterSchema = z.strictObject({
  title: words.describe('the title'),
  standfirst: words.describe('the sentences below the title'),
  description: words.describe('one sentence for search engines'),
  credit: words.describe('who is retold, linked, in inline Markdown'),
  published: z.string().refine(day, { error: 'day' }).optional().describe('the day on which the text was first published, as 2026-11-24'),
  updated: z.string().refine(day, { error: 'day' }).describe('the day of the text’s last change, as 2026-11-24'),
  says: z.record(name, words).optional().describe('who says so, by leg, in inline Markdown'),
  certainty: z
    .partialRecord(z.enum(certainties), words)
    .optional()
    .describe('what a certainty means in this story, where the interface’s words are not enough'),
  legend: z.array(words).min(1).optional().describe('paragraphs of the story’s own in the legend, in inline Markdown'),
});

export type StoryFile = z.infer<typeof storySchema>;
export type StepFile = StoryFile['steps'][number];
export type CameraFile = StepFile['camera'];
export type FrontMatter = z.infer<typeof frontMatterSchema>;

import { z } from 'zod';
import { storySchema } from '#file-format/schema.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const named = z.string().min(1).max(200);
const key = named.refine((text) => text !== '__proto__');
const words = z.string().max(200_000);
const lang = z.string().regex(/^[A-Za-z0-9-]{2,40}$/);
const share = z.number().min(0).max(1);
const side = z.enum(['right', 'left', 'above', 'below', 'center', 'mark', 'hidden']);
const step = storySchema.shape.steps.element.shape;
const place = storySchema.shape.places.valueType.shape;
const leg = storySchema.shape.legs.unwrap().valueType.shape;
const point = leg.via.unwrap().element;

/** What the studio changes in a story's files. Ids are those of the story, steps are named by theirs. */
export const editSchema = z.discriminatedUnion('kind', [
  /** the camera of a step, or its own one for narrow stages; null takes that away */
  z.strictObject({ kind: z.literal('set-camera'), step: named, narrow: z.boolean(), camera: step.camera.nullable() }),
  /** where a place is, [longitude, latitude] */
  z.strictObject({ kind: z.literal('move-place'), place: named, at: place.at }),
  /** the side of a place's label in a step; null: the place does not show, or, on narrow stages, shows as on all others */
  z.strictObject({ kind: z.literal('set-side'), step: named, narrow: z.boolean(), place: named, side: side.nullable() }),
  /** how far a leg is drawn while a step is read; null: as far as before */
  z.strictObject({ kind: z.literal('set-drawn'), step: named, leg: named, share: share.nullable() }),
  /** a leg's points: all of its `.geojson`, or those of `via`, which may be none */
  z.strictObject({ kind: z.literal('set-line'), leg: named, points: z.array(point).max(200_000) }),
  /** the index that a step has from now on, in the story and in all its texts */
  z.strictObject({ kind: z.literal('move-step'), step: named, to: z.int().min(0) }),
  /** words of a text, Markdown; empty takes the paragraphs of a step, or a leg's `says`, away */
  z.strictObject({
    kind: z.literal('set-words'),
    lang,
    place: z.union([
      z.strictObject({ part: z.enum(['title', 'standfirst', 'description', 'credit']) }),
      z.strictObject({ part: z.literal('says'), leg: named }),
      z.strictObject({ part: z.enum(['heading', 'paragraphs', 'map']), step: named }),
      z.strictObject({ part: z.literal('aside'), step: named, index: z.int().min(0) }),
    ]),
    words,
    /** what the words were when their author began: others are not written over */
    was: words.optional(),
  }),
  /** a new step with its words in all languages, before the one at `index` */
  z.strictObject({
    kind: z.literal('add-step'),
    id,
    index: z.int().min(0),
    camera: step.camera,
    words: z.record(lang, z.strictObject({ paragraphs: words, map: words })),
  }),
  /** a step with its words in all languages */
  z.strictObject({ kind: z.literal('remove-step'), step: named }),
  /** a new place, which shows in a step */
  z.strictObject({
    kind: z.literal('add-place'),
    id,
    at: place.at,
    is: place.kind,
    name: place.name,
    step: named,
    side: side.exclude(['hidden']),
  }),
  /** a new leg between two places, drawn in a step: the editors' own, until a source is given */
  z.strictObject({ kind: z.literal('add-leg'), id, from: named, to: named, name: leg.name, step: named }),
  /**
   * any other key of `story.yaml`, or of the front matter of a text, as the schema has it; null takes it away. Steps are named by their ids: `steps`,
   * `at-sea`, `status`
   */
  z.strictObject({
    kind: z.literal('set-key'),
    file: z.string().regex(/^(?:story\.yaml|text\.[\w-]+\.md)$/),
    path: z
      .array(z.union([key, z.int().min(0)]))
      .min(1)
      .max(12),
    value: z.json(),
    /** what the key had when its author began, null: nothing */
    was: z.json().optional(),
  }),
  /** a caption of a leg, or a note, at the end of a step, in all languages */
  z.strictObject({ kind: z.literal('add-aside'), step: named, leg: named.nullable(), words: z.record(lang, words) }),
  /** the caption or note at `index`, in all languages */
  z.strictObject({ kind: z.literal('remove-aside'), step: named, index: z.int().min(0) }),
  /** a chapter that begins with a step, by its heading in all languages */
  z.strictObject({ kind: z.literal('add-chapter'), step: named, words: z.record(lang, words) }),
  /** the heading above a step in all languages: its steps belong to the chapter before it */
  z.strictObject({ kind: z.literal('remove-chapter'), step: named }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditKind = Edit['kind'];

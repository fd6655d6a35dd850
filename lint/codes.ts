/**
 * Every mistake that lint reports, by its code: the files are well formed, but an editor would send them back. `docs/story-files.md` lists the same; those of
 * translations have folders under `cases/` that show them.
 */
export const lintCodes = {
  'camera-without-room': 'No camera holds all that a step’s `fit` names in the free part of the stage',
  'emphasised-outside': 'What a step emphasises is not in view',
  'leg-never-drawn': 'No step draws or shows a leg',
  'many-changes': 'Legs, regions and lights change in one step, two of them or all three (a warning)',
  'nothing-kept': 'No label stays through a move, so that a reader has nothing to find the way by (a warning)',
  'other-figures': 'A translation has other figures than the first language’s words',
  'other-links': 'A translation links elsewhere than the first language’s text',
  'other-parts': 'A translation has other chapters, captions, notes or `says` than the first language’s text',
  'other-references': 'A translation refers to other places, legs or regions than the first language’s text',
  'other-sources': 'A translation cites other sources than the first language’s text',
  'reference-outside': 'A place or region that a step’s words refer to is not in view while they are read',
  'reference-unlabelled': 'A place that a step’s words refer to is in view without a label that can be read',
  'source-never-cited': 'No text cites a source, and no leg names it',
  'too-fast': 'The map moves faster than the speed limit allows',
  untranslated: 'Words of a translation are still those of the first language',
} as const;

export type LintCode = keyof typeof lintCodes;

/**
 * Every mistake that lint reports, by its code: the files are well formed, but an editor would send them back. `docs/story-files.md` lists the same; those of
 * translations have folders under `cases/` that show them.
 */
export const lintCodes = {
  'camera-without-room': 'No camera holds all that a step’s `fit` names in the free part of the stage',
  'emphasised-outside': 'What a step emphasises is not in view',
  'figure-one-sided': 'A step cites a source for a figure that another source has otherwise, and not that one (a warning)',
  'label-half-read': 'A label that a step shows is cut by the edge of the map or half faded (a warning)',
  'leg-claim-unsourced': 'A leg is `reported`, and its ends, its mode or its length have no source of their own (a warning)',
  'leg-never-drawn': 'No step draws or shows a leg',
  'many-changes': 'Of legs, regions, overlays and lights more than one changes in a step (a warning)',
  'mark-under-inset': 'The inset, the small globe, lies over the mark of a place that a step shows (a warning)',
  'nothing-kept': 'No label stays through a move, so that a reader has nothing to find the way by (a warning)',
  'other-figures': 'A translation has other figures than the first language’s words',
  'other-links': 'A translation links elsewhere than the first language’s text',
  'other-parts': 'A translation has other chapters, lists, tables, captions, notes or `says` than the first language’s text',
  'other-references': 'A translation refers to other places, legs or regions than the first language’s text',
  'other-sources': 'A translation cites other sources than the first language’s text',
  'overlay-not-in-pictures': 'Pictures, in print and before the map is there, can’t show an overlay (a warning)',
  'page-untitled': 'A page of a source has no title (a warning)',
  'publisher-unnamed': 'It is not said whose page a source’s page is (a warning)',
  'reference-covered': 'A picture fills the stage while a step’s words refer to the map (a warning)',
  'reference-outside': 'A place or region that a step’s words refer to is not in view while they are read',
  'reference-unlabelled': 'A place that a step’s words refer to is in view without a label that can be read',
  'sea-over-land': 'The line of a leg of mode `sea` runs over land (a warning)',
  'source-never-cited': 'No text cites a source, and no leg names it',
  'todo-left': 'A file has comments that say TODO, as an import writes them (a warning)',
  'too-fast': 'The map moves faster than the speed limit allows',
  untranslated: 'Words of a translation are still those of the first language',
} as const;

export type LintCode = keyof typeof lintCodes;

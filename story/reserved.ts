/**
 * Ids that no story may have, since a build writes something else to `/<id>`: `basemap/`, `posters/` … Names with a dot need no place here, as no id holds one.
 * `list` is what `front:` of site.yaml says for the page of stories.
 */
export const reservedStoryIds: readonly string[] = [
  '404',
  '_next',
  '_not-found',
  'basemap',
  'examples',
  'feeds',
  'fonts',
  'how-far',
  'index',
  'list',
  'maplibre',
  'posters',
];

/** Ids that no step may have: pages that every story has in each language, `/<story>/<lang>/<id>/`. */
export const reservedStepIds: readonly string[] = ['embed', 'how-far', 'text'];

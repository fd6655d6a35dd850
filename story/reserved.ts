/** What an id is: lower-case words joined by hyphens. Ids become folders, HTML ids, footnote marks and URL fragments. */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The pages that every story has in each language beside those of its steps, and the one beside its languages. */
export const storyPages: readonly string[] = ['embed', 'embed-code', 'how-far', 'method', 'text'];

/** The sections of a story's page that have ids of their own. Its sources have `source-<id>`. */
const pageSections: readonly string[] = ['corrections', 'credits', 'legend', 'sources'];

/** The folders that the site has at its root beside the stories. What has a dot or an underscore in its name is no id anyway. */
export const siteFolders: readonly string[] = [
  '404',
  'basemap',
  'cards',
  'data',
  'embed',
  'examples',
  'feeds',
  'fonts',
  'how-far',
  'icons',
  'index',
  'licences',
  'list',
  'maplibre',
  'media',
  'pictures',
  'posters',
  'scripts',
  'stories',
  'studio',
  'styles',
];

/** What a step can not be called, since a page or a section of every story has that address. */
export function isReservedStep(id: string): boolean {
  return storyPages.includes(id) || isReservedSection(id);
}

/** What no step and no chapter of a story's page can be called. */
export function isReservedSection(id: string): boolean {
  return pageSections.includes(id) || id.startsWith('source-');
}

/** Ids that JavaScript's objects have of themselves: `story.places['constructor']` would be found without being there. */
export function isReservedId(id: string): boolean {
  return id in {};
}

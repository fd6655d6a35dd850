/**
 * Folders of the site whose files never change: the name of each file, or of a folder above it, is made from what is in it. What changes has another address.
 */
export const unchangingFolders = ['basemap', 'data', 'fonts', 'how-far', 'maplibre', 'media', 'pictures', 'scripts', 'styles'] as const;

/** Whether a file never changes under its address. @param path inside the site, without a slash in front */
export function isUnchanging(path: string): boolean {
  return unchangingFolders.some((folder) => path.startsWith(`${folder}/`));
}

/** What never changes is kept for a year without asking; the rest is asked for again each time, and answered by 304 where it is the same. */
export const cacheControl = (path: string): string => (isUnchanging(path) ? 'public, max-age=31536000, immutable' : 'no-cache');

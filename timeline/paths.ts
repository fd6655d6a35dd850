import { makePath, type Path } from '#geo/path.ts';
import type { Story } from '#story/story.ts';

/** Leg id → its path. The same on every stage and in every language: made once for a story, and given to all its timelines. */
export function pathsOf({ legs }: Pick<Story, 'legs'>): Readonly<Record<string, Path>> {
  return Object.fromEntries(Object.values(legs).map((leg) => [leg.id, makePath(leg.path, { curved: leg.curved })]));
}

/** The same, with a pause for other work after each path where `pause` gives one: curves through many places take some ms each. @throws as `pathsOf` */
export async function pathsInSlices(
  { legs }: Pick<Story, 'legs'>,
  pause: () => Promise<void> | null,
): Promise<Readonly<Record<string, Path>>> {
  const paths: [string, Path][] = [];
  for (const { id, path, curved } of Object.values(legs)) {
    paths.push([id, makePath(path, { curved })]);
    await pause();
  }
  return Object.fromEntries(paths);
}

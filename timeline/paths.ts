import { makePath, type Path } from '#geo/path.ts';
import type { Leg, Story } from '#story/story.ts';

const withPath = ({ id, path, curved }: Leg): [string, Path] => [id, makePath(path, { curved })];

/** Leg id → its path. The same on every stage and in every language: made once for a story, and given to all its timelines. */
export function pathsOf({ legs }: Pick<Story, 'legs'>): Readonly<Record<string, Path>> {
  return Object.fromEntries(Object.values(legs).map(withPath));
}

/** The same, with a pause for other work after each path where `pause` gives one: curves through many places take some ms each. @throws as `pathsOf` */
export async function pathsInSlices(
  { legs }: Pick<Story, 'legs'>,
  pause: () => Promise<void> | null,
): Promise<Readonly<Record<string, Path>>> {
  const paths: [string, Path][] = [];
  for (const leg of Object.values(legs)) {
    paths.push(withPath(leg));
    await pause();
  }
  return Object.fromEntries(paths);
}

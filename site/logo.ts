import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { LogoProps } from '#components/logo.tsx';
import { logosFile, type WrittenLogo } from '#pictures/logos-file.ts';
import type { Look } from '#theme/palette.ts';
import { assetOf, type Site } from './addresses.ts';
import type { SiteSettings } from './site-settings.ts';

/** The path of a file that site.yaml names. @param root the repository */
export const siteFilePath = (file: string, root: string): string => (isAbsolute(file) ? file : join(root, file));

/** The paths of the logo's files, by look; none where the site has no logo. */
export function logoPaths({ logo }: SiteSettings, root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(logo?.file ?? {}).map(([look, file]) => [look, siteFilePath(file, root)]));
}

/**
 * The logo as a page in a look shows it; undefined where the site has none.
 * @param folder what has become /pictures/
 * @throws Error when it has not been written
 */
export async function logoOf(
  { logo }: SiteSettings,
  site: Site,
  look: Look = 'night',
  folder = join(process.cwd(), 'public/pictures'),
): Promise<LogoProps | undefined> {
  if (!logo) return undefined;
  const text = await readFile(join(folder, logosFile), 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no ${logosFile} in public/pictures: \`npm run build\` and \`npm run dev\` write it.`, { cause });
  });
  const written = (JSON.parse(text) as Readonly<Record<string, WrittenLogo>>)[look];
  if (!written) throw new Error(`Unexpected look ${look} without a logo, expected one in ${logosFile}: start \`npm run dev\` again`);
  const { file, width, height } = written;
  return { src: assetOf(site, `pictures/${file}`), width, height, alt: logo.alt, href: logo.url ?? null };
}

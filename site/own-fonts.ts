import type { FontFamily, OwnTypeface, OwnTypefaces } from '#theme/fonts.ts';
import { siteFilePath } from './logo.ts';
import type { FontRole, SiteSettings } from './site-settings.ts';

/** Which voice of a page a publisher's typeface takes the place of. */
export const voices: Readonly<Record<FontRole, FontFamily>> = { reading: 'Source Serif 4', labels: 'IBM Plex Sans' };

/** The publisher's typefaces that site.yaml names, with whole paths. @param root the repository */
export function ownTypefaces({ fonts }: Pick<SiteSettings, 'fonts'>, root: string): OwnTypefaces {
  return Object.fromEntries(
    Object.entries(fonts ?? {}).map(([role, typeface]) => [voices[role as FontRole], { ...typeface, files: placed(typeface.files, root) }]),
  );
}

const placed = (files: OwnTypeface['files'], root: string): OwnTypeface['files'] =>
  Object.fromEntries(Object.entries(files).map(([cut, file]) => [cut, siteFilePath(file, root)])) as unknown as OwnTypeface['files'];

/** What the credits say of the publisher's typefaces, a line for each. */
export const typeCredits = ({ fonts }: Pick<SiteSettings, 'fonts'>): string[] => [
  ...new Set(Object.values(fonts ?? {}).map(({ name, licence }) => `${name}: ${licence}`)),
];

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A package of which something is sent to readers. */
export interface ServedPackage {
  readonly name: string;
  readonly version: string;
  /** an SPDX expression; `''` where the package says none */
  readonly licence: string;
  /** its folder, relative to the repository: `node_modules/maplibre-gl` */
  readonly folder: string;
  /** as package-lock.json has it: `sha512-…` in base 64; absent where that has none */
  readonly integrity?: string;
}

/** What package-lock.json says of packages, by folder. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

/** Licences under which code and type may be sent on, with their notices, inside works of any licence. */
const permissive = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Zlib', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'Python-2.0'],
  ...['MIT-0', 'OFL-1.1', 'Unicode-3.0'],
]);

/** What packages say of their licence elsewhere than in package.json. */
const saidElsewhere: Readonly<Record<string, string>> = {
  '@mapbox/jsonlint-lines-primitives 2.0.2': 'MIT', // as 2.0.3 says, which wants Node 22
};

/** Whether an SPDX expression can be met by permissive licences alone. What is not understood is not. */
export function isPermissive(licence: string): boolean {
  const bare = licence.trim().replace(/^\(([^()]*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => permissive.has(one.trim())));
}

/** The folders of packages that files are from: `node_modules/a/node_modules/@b/c`. @param files relative to the repository */
export function packageFolders(files: Iterable<string>): string[] {
  const folders = [...files].map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? '');
  return [...new Set(folders)].filter((folder) => folder !== '').sort();
}

/** A package's folder and those of all that it depends on, as Node finds them. */
export function withDependencies(folder: string, { packages }: Lock): string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const at = placeOf(name, path, packages);
      if (at !== null) add(at);
    }
  };
  add(folder);
  return [...found].sort();
}

/** Where Node finds a package for another: in its own folder, else in those around it. */
function placeOf(name: string, from: string, packages: Lock['packages']): string | null {
  for (let base = from; ; base = base.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const at = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (packages[at]) return at;
    if (base === '') return null;
  }
}

/**
 * Reads what packages say of themselves.
 * @param root the repository
 * @throws Error for a package whose licence is none under which its code may be sent on
 */
export async function servedPackages(root: string, folders: readonly string[], lock: Lock): Promise<ServedPackage[]> {
  const packages = await Promise.all(
    folders.map(async (folder): Promise<ServedPackage> => {
      const { name, version, license, licenses } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
        license?: string | { type?: string };
        licenses?: readonly { type?: string }[];
      };
      const said =
        typeof license === 'string'
          ? license
          : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? saidElsewhere[`${name} ${version}`] ?? '');
      const integrity = lock.packages[folder]?.integrity;
      return { name, version, licence: said, folder, ...(integrity ? { integrity } : {}) };
    }),
  );
  const refused = packages.filter(({ licence }) => !isPermissive(licence));
  if (refused.length > 0)
    throw new Error(
      refused
        .map(
          ({ name, version, licence }) =>
            `Unexpected licence ${licence || '(none)'} of ${name} ${version}, expected a permissive one such as MIT: its code is sent to readers (site/served-packages.ts)`,
        )
        .join('\n'),
    );
  const once = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...once.values()].sort((a, b) => (a.name === b.name ? a.version.localeCompare(b.version) : a.name < b.name ? -1 : 1));
}

/** The bill of materials, CycloneDX 1.6: the same for the same packages, on any day. @param version of the site's code */
export function billOf(packages: readonly ServedPackage[], version: string): string {
  const urlOf = ({ name, version: of }: ServedPackage): string => `pkg:npm/${name.replace('@', '%40')}@${of}`;
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'map-story', version, licenses: [{ license: { id: 'MIT' } }] } },
    components: packages.map((one) => ({
      type: 'library',
      'bom-ref': urlOf(one),
      name: one.name,
      version: one.version,
      purl: urlOf(one),
      licenses: [/\s/.test(one.licence) ? { expression: one.licence } : { license: { id: one.licence } }],
      ...(one.integrity
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }] }
        : {}),
    })),
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

/** The notices of packages, as their licences want them beside the code. @param root the repository */
export async function noticesOf(root: string, packages: readonly ServedPackage[]): Promise<string> {
  const notices = await Promise.all(
    packages.map(async ({ name, version, licence, folder }) => {
      const files = (await readdir(join(root, folder))).filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file)).sort();
      const texts = await Promise.all(files.map(async (file) => (await readFile(join(root, folder, file), 'utf8')).trim()));
      return [`${name} ${version}`, licence, ...texts].join('\n\n');
    }),
  );
  return `The scripts of this site are made of map-story (MIT) and of these packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey } from '#node/content-cache.ts';
import { logosFile } from '#pictures/logos-file.ts';
import { assetOf, pathOf, type Site } from './addresses.ts';
import { scriptsFolder, scriptsManifest } from './built-scripts.ts';
import { withoutFew } from './few-layers.ts';
import { isPayload, type Sheet, sheetMark, withoutFramework } from './without-framework.ts';

/** Where the style sheets are, inside the site. Their names hold a hash of what is in them. */
export const stylesFolder = 'styles';

/**
 * Makes of what Next has exported the site that is published: pages without its scripts, each with one style sheet, and nothing beside them that only those
 * scripts would load.
 *
 * @param folder the exported site
 * @throws Error for a page that would miss something without Next's scripts, or still asks for something of Next's
 */
export async function publish(folder: string, site: Site): Promise<void> {
  const written = new Set<string>();
  const paths = await readdir(folder, { recursive: true });
  for (const path of paths.map((name) => name.replaceAll('\\', '/'))) {
    const file = join(folder, path);
    if (isPayload(path)) await rm(file);
    // Pages that we wrote ourselves have nothing of it.
    else if (path.endsWith('.html') && !path.startsWith('_next/')) {
      const exported = await readFile(file, 'utf8');
      if (exported.includes('/_next/')) await writeFile(file, await published(exported, path));
    }
  }
  await Promise.all(
    // What only the build reads stands beside what it is about.
    ['_next', '_not-found', join(scriptsFolder, scriptsManifest), 'fonts/faces.json', `pictures/${logosFile}`].map((left) =>
      rm(join(folder, left), { recursive: true, force: true }),
    ),
  );

  async function published(exported: string, path: string): Promise<string> {
    const { html, sheets } = withoutFramework(exported);
    const page = html.replace(sheetMark, `<link rel="stylesheet" href="${assetOf(site, await sheetOf(sheets, html))}"/>`);
    if (page.includes('/_next/')) throw new Error(`Unexpected address of Next’s in ${path}, expected none: its files are not published`);
    return page;
  }

  /** Writes the style sheets of a page as one, without the layers that it does not need. @returns its path */
  async function sheetOf(sheets: readonly Sheet[], html: string): Promise<string> {
    const texts = await Promise.all(sheets.map((sheet) => ('css' in sheet ? sheet.css : readFile(fileOf(sheet.href), 'utf8'))));
    const css = withoutFew(texts.join('\n'), html);
    const relative = /url\((?!["']?(?:\/|https?:|data:|#))[^)]*\)/.exec(css);
    if (relative)
      throw new Error(`Unexpected relative address ${relative[0]} in a style sheet, which is moved; expected one from the root`);
    const name = `${stylesFolder}/${contentKey(css).slice(0, 8)}.css`;
    if (!written.has(name)) {
      written.add(name);
      await mkdir(join(folder, stylesFolder), { recursive: true });
      await writeFile(join(folder, name), css);
    }
    return name;
  }

  function fileOf(href: string): string {
    return join(folder, href.slice(pathOf(site, '').length).replace(/\?.*$/, ''));
  }
}

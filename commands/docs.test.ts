import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';

/** Pages that somebody reads on GitHub or in an editor: no stories, no cases. */
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', 'docs/**/*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(?:[A-Z]+\.md|docs\/.*\.md)$/.test(file) && !/\/text\.[\w-]+\.md$/.test(file) && existsSync(join(root, file)));

/** Pages that are written beside this one and not there yet: a link to them is not a mistake. */
const expected = ['docs/importing.md'];

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** Without code, in which brackets are no links. */
const words = (page: string): string => page.replace(/^(```+)[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');

/** The ids that GitHub gives to a page's headings. */
function anchors(page: string): Set<string> {
  const ids = new Set<string>();
  for (const [, heading = ''] of page.replace(/^(```+)[\s\S]*?^\1$/gm, '').matchAll(/^#{1,6} (.+)$/gm)) {
    const id = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let unique = id;
    for (let n = 1; ids.has(unique); n++) unique = `${id}-${n}`;
    ids.add(unique);
  }
  return ids;
}

/** What is wrong with the links of a page to others and to itself. */
function brokenLinks(file: string): string[] {
  return Array.from(words(read(file)).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g), ([, link = '']) => link).flatMap((link) => {
    if (/^(?:https?|mailto):/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
    if (expected.includes(target) && !existsSync(join(root, target))) return [];
    if (target.startsWith('..') || !existsSync(join(root, target))) return [`${link}: there is no ${target}`];
    if (anchor === undefined || statSync(join(root, target)).isDirectory()) return [];
    return anchors(read(target)).has(anchor) ? [] : [`${link}: ${target} has no heading #${anchor}`];
  });
}

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

describe('the docs', () => {
  it.each(pages)('%s links to what is there', (file) => {
    expect(brokenLinks(file)).toEqual([]);
  });

  it.each(pages.filter((file) => !file.startsWith('docs/decisions/')))('%s names commands that there are', (file) => {
    const named = Array.from(read(file).matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g), ([, name]) => name);
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  it('would see a broken link', () => {
    expect(anchors('# A `b` c, d!\n## A b c d\n')).toEqual(new Set(['a-b-c-d', 'a-b-c-d-1']));
    expect(words('`[x](y)` [a](b)')).toBe(' [a](b)');
  });
});

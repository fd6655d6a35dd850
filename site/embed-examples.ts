import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fill } from '#locales/messages.ts';
import { root } from '#node/root.ts';
import { escapeXml } from '#poster/svg.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';

/**
 * An example of a host page about a story: `{story}`, `{lang}`, `{title}`, and the ids of three of its steps, `{step-one}` to `{step-three}`, from its second on.
 * @throws RangeError for a language that the story has not
 */
export function exampleOf(html: string, story: Story, lang: string): string {
  const ids = story.steps.map(({ id }) => id);
  const at = (share: number): string => ids[Math.min(1 + Math.floor((ids.length - 1) * share), ids.length - 1)] ?? '';
  const values = { story: story.id, lang, title: textIn(story, lang).title, one: at(0), two: at(1 / 3), three: at(2 / 3) };
  const escaped = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, escapeXml(value)]));
  return fill(html.replaceAll(/\{step-(\w+)\}/g, '{$1}'), escaped);
}

/**
 * Writes the examples of host pages to `<publicFolder>/examples/`, where their relative addresses find script and story.
 * @param publicFolder what becomes the root of the site
 */
export async function writeExamples(publicFolder: string, story: Story, lang: string): Promise<void> {
  const [from, to] = [join(root, 'examples'), join(publicFolder, 'examples')];
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith('.html')) await writeFile(join(to, name), exampleOf(await readFile(join(from, name), 'utf8'), story, lang));
    else await copyFile(join(from, name), join(to, name));
  }
}

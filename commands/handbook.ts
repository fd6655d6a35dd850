import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codes } from '#file-format/codes.ts';
import { schemaFiles, storyJsonSchema, textJsonSchema } from '#file-format/json-schema.ts';
import { collect } from '#file-format/problem.ts';
import { parseYaml } from '#file-format/yaml-file.ts';
import { lintCodes } from '#lint/codes.ts';
import { isMain, root } from '#node/root.ts';
import { keysPage, type Source } from './handbook-keys.ts';

/** A folder of the handbook with a story that uses every key. */
export const exampleFolder = 'docs/handbook/example';

/** The files of the example that the reference is made from, with their schemas. */
export async function sources(): Promise<Source[]> {
  const read = (name: string): Promise<string> => readFile(join(root, exampleFolder, name), 'utf8');
  const { report } = collect();
  const front = /^---\n([\s\S]*?)---\n/.exec(await read('text.en.md'))?.[1] ?? '';
  return [
    { name: '`story.yaml`', schema: storyJsonSchema(), example: parseYaml('story.yaml', await read('story.yaml'), report) },
    { name: 'Front matter of `text.<lang>.md`', schema: textJsonSchema(), example: parseYaml('text.en.md', front, report) },
  ];
}

const table = (meanings: Readonly<Record<string, string>>): string =>
  ['| code | what it means |', '| --- | --- |', ...Object.entries(meanings).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)].join(
    '\n',
  );

/** A page whose parts between `<!-- made: x -->` and `<!-- /made -->` are what is made of x today. */
function withParts(page: string, parts: Readonly<Record<string, string>>): string {
  return page.replace(/(<!-- made: ([\w-]+) -->\n)[\s\S]*?(<!-- \/made -->)/g, (whole, begin: string, name: string, end: string) =>
    parts[name] === undefined ? whole : `${begin}${parts[name]}\n${end}`,
  );
}

/** All that is made from the schema and the codes: the files, from the repository's root, with what they hold. */
export async function handbookFiles(): Promise<Record<string, string>> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const mistakes = 'docs/story-files.md';
  return {
    [schemaFiles.story]: json(storyJsonSchema()),
    [schemaFiles.text]: json(textJsonSchema()),
    'docs/handbook/keys.md': keysPage(await sources()),
    [mistakes]: withParts(await readFile(join(root, mistakes), 'utf8'), { 'format-codes': table(codes), 'lint-codes': table(lintCodes) }),
  };
}

/** `npm run handbook`: writes the schemas for editors and the parts of the handbook that are made from them. */
export async function handbook(): Promise<void> {
  for (const [file, text] of Object.entries(await handbookFiles())) {
    await writeFile(join(root, file), text);
    console.log(`Written: ${file}`);
  }
}

if (isMain(import.meta.url)) await handbook();

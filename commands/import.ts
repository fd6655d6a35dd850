import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { modeline, schemaFiles } from '#file-format/json-schema.ts';
import { formatProblems } from '#file-format/problem.ts';
import { isMediaFile } from '#import/addresses.ts';
import { importWithMedia, type ReadBeside } from '#import/import-files.ts';
import { tooLarge } from '#import/media.ts';
import { mostFileBytes } from '#import/recognise.ts';
import { report } from '#import/report.ts';
import { todosIn } from '#lint/todos.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { isMain, root } from '#node/root.ts';
import { isReservedId, siteFolders } from '#story/reserved.ts';

const usage = 'npm run import -- <file or folder> <story> [--language <tag>] [--all]';

const help = `${usage}

Makes stories/<story>/ of another tool's file, and prints what did not come over.
  <file or folder>  a StoryMapJS, a storytelling config.js, GPX, KML, KMZ, GeoJSON, a table (CSV) and others
  <story>           the new folder's name: lower-case words joined by hyphens
  --language <tag>  the language of the words, where the file does not say it: en, pt, zh-Hans
  --all             lists each note, also where many are of one kind
  --help            this

Everything that comes over, and what each note means: docs/importing.md`;

/** Files of a folder that may be a story or its data. */
const importable = /\.(js|mjs|json|geojson|geojsonl|geojsons|ndjson|geolibre|gpx|kml|kmz|csv|tsv)$/i;
/** Files of web projects that are none. */
const projectFiles = /^(package(-lock)?|tsconfig|jsconfig|composer|manifest|vercel|netlify)\.json$|\.(test|spec|min)\.m?js$/i;
const scripts = /^(script|main|index|app|sources|webpack|gulpfile|rollup|vite|eslint|postcss|tailwind).*\.m?js$/i;

export interface ImportPaths {
  /** the folder of stories; default: stories/ */
  readonly stories?: string;
  /** as 2026-11-29; default: today */
  readonly today?: string;
}

/**
 * `npm run import -- <file|folder> <story>`: makes a story of another tool's file. Reads that file, or the files right in that folder and the media
 * in it that they name, and nothing else.
 * @returns an exit code; what was left out, changed and guessed, and what is in the way, has been printed
 */
export async function importStory(args: readonly string[], { stories = join(root, 'stories'), today }: ImportPaths = {}): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const parsed = parseArguments(args);
  if (typeof parsed === 'string') {
    console.error(`${parsed}: ${usage}`);
    return 1;
  }
  const { from, story, lang, all } = parsed;
  const locales = availableLocales();
  if (lang !== undefined && !locales.includes(lang)) {
    console.error(`Unexpected language "${lang}", expected one that the interface is in: ${locales.join(', ')}`);
    return 1;
  }
  const folder = join(stories, story);
  const shown = relative(process.cwd(), folder);
  if (existsSync(folder)) {
    console.error(`There is a ${shown} already: choose another name.`);
    return 1;
  }
  const given = await readGiven(from);
  if (typeof given === 'string') {
    console.error(given);
    return 1;
  }
  const date = today ?? new Date().toISOString().slice(0, 10);
  const options = { id: story, today: date, locales, lang };
  const { files, media, used, format, notes, problems } = await importWithMedia(given.files, options, given.readBeside);
  const listed = `${report(notes, { all })}${given.aside(used)}`;
  if (!files) {
    console.error(`${listed}No story was written.`);
    return 1;
  }
  const schema = modeline(relative(folder, join(root, schemaFiles.story)).replaceAll('\\', '/'));
  const written = { ...files, 'story.yaml': (files['story.yaml'] ?? '').replace(/^# yaml-language-server: .*/, () => schema) };
  await writeFolder(folder, { ...written, ...media });
  if (listed) console.log(`Not carried over, changed, or for you to look at:\n${listed}`);
  const checked = formatProblems(problems.map((problem) => ({ ...problem, file: `${shown}/${problem.file}` })));
  if (checked) console.log(`What check says of the story:\n${checked}`);
  console.log(todoLine(files));
  console.log(`Written: ${shown}, from ${format}. Now: npm run dev. What each note means: docs/importing.md`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** "12 TODO in story.yaml, 3 in text.en.md": what the files ask the editor to decide. */
function todoLine(files: Readonly<Record<string, string>>): string {
  const counts = Object.entries(files).filter(([name]) => /\.(yaml|md)$/.test(name));
  return counts.map(([name, content], index) => `${todosIn(content).length} ${index === 0 ? 'TODO ' : ''}in ${name}`).join(', ');
}

function parseArguments(args: readonly string[]): { from: string; story: string; lang: string | undefined; all: boolean } | string {
  const rest: string[] = [];
  let lang: string | undefined;
  let all = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === '--language') lang = args[++index] ?? '';
    else if (arg.startsWith('--language=')) lang = arg.slice('--language='.length);
    else if (arg === '--all') all = true;
    else if (arg.startsWith('-')) return `Unexpected option ${arg}`;
    else rest.push(arg);
  }
  const [from, story, more] = rest;
  if (from === undefined || story === undefined) return `Unexpected lack of ${from === undefined ? 'a file' : 'a name'}, expected both`;
  if (more !== undefined) return `Unexpected "${more}", expected one file or folder and one name`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(story)) return `Unexpected name "${story}", expected lower-case words joined by hyphens`;
  if (siteFolders.includes(story) || isReservedId(story)) return `Unexpected name "${story}", which the site has taken, expected another`;
  return { from, story, lang, all };
}

interface Given {
  /** by the names that notes call them */
  readonly files: Record<string, Uint8Array>;
  /** lines about files that were not read. @param used keys of the media that were */
  readonly aside: (used: ReadonlySet<string>) => string;
  readonly readBeside: ReadBeside;
}

/** What is imported; or what is wrong. */
async function readGiven(from: string): Promise<Given | string> {
  try {
    const info = await stat(from);
    if (!info.isDirectory()) {
      if (!info.isFile()) return `Unexpected ${from}, expected a file or a folder`;
      if (info.size > mostFileBytes)
        return `Unexpected ${from} of ${Math.round(info.size / 1e6)} MB, expected at most ${mostFileBytes / 1e6}`;
      const readBeside = () => Promise.resolve({ why: 'beside the file and not read: import the whole folder' });
      return { files: { [from]: await readFile(from) }, aside: () => '', readBeside };
    }
    return await readFolder(from);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `There is no ${from}.` : `${from} can't be read: ${message}`;
  }
}

/** The files right in a folder that may be imported, sorted by name. A link is not followed: it may lead out of the folder. */
async function readFolder(from: string): Promise<Given> {
  const folder = await realpath(from);
  const files: Record<string, Uint8Array> = {};
  const base = from.replace(/[\\/]+$/, '');
  const aside: string[] = [];
  const media: string[] = [];
  const readBeside = besideIn(folder);
  const asked = new Set<string>();
  const inner: string[] = [];
  let total = 0;
  for (const name of (await readdir(folder)).sort()) {
    const shown = `${base}/${name}`;
    const path = join(folder, basename(name));
    const info = await lstat(path);
    const skip = (why: string): void => {
      aside.push(notRead(shown, why));
    };
    if (name.startsWith('.')) continue;
    if (info.isSymbolicLink()) skip('a link, which may lead out of the folder');
    else if (info.isDirectory()) inner.push(name);
    else if (info.isFile() && isMediaFile(name)) media.push(name);
    else if (!info.isFile() || !importable.test(name) || projectFiles.test(name) || scripts.test(name))
      skip('no kind of file that is imported');
    else if (total + info.size > mostFileBytes) skip(`more than ${mostFileBytes / 1e6} MB in all`);
    else {
      total += info.size;
      files[shown] = await readFile(path);
    }
  }
  return {
    files,
    readBeside: (wanted) => {
      asked.add(wanted.path);
      return readBeside(wanted);
    },
    aside(used) {
      const paths = [...new Set([...used].map((key) => key.slice(key.lastIndexOf('\n') + 1)))];
      const unnamed = media.filter((name) => !asked.has(name)).map((name) => notRead(`${base}/${name}`, 'no words name it'));
      const folders = inner.map((name) => {
        const count = paths.filter((path) => path.startsWith(`${name}/`)).length;
        const but = count > 0 ? `, but for ${count} of its media, which the words name` : '';
        return notRead(`${base}/${name}`, `a folder in the folder${but}`);
      });
      return [...aside, ...unnamed, ...folders].sort().join('');
    },
  };
}

const notRead = (shown: string, why: string): string => `${shown}:1:1: Not read: ${why} (file-aside)\n`;

/** Bytes of media that are read for one story. */
const mostMediaBytes = 256_000_000;

/** Reads the media of a folder and of the folders in it. No link is followed, and nothing outside is read. @param folder without links in its path */
function besideIn(folder: string): ReadBeside {
  let total = 0;
  return async ({ path }) => {
    const file = join(folder, path);
    if (!isMediaFile(path) || !file.startsWith(join(folder, sep))) return { why: 'no medium of the folder' };
    try {
      if ((await realpath(file)) !== file) return { why: 'a link, which may lead out of the folder' };
      const { size, isFile } = await lstat(file).then((info) => ({ size: info.size, isFile: info.isFile() }));
      if (!isFile) return { why: 'which is no file' };
      const why = tooLarge(path, size);
      if (why !== undefined) return { why };
      total += size;
      return total > mostMediaBytes ? { why: `beyond the ${mostMediaBytes / 1e6} MB of media that are read` } : await readFile(file);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { why: code === 'ENOENT' || code === 'ENOTDIR' ? 'which is not there' : `which can’t be read (${code})` };
    }
  };
}

/** Writes a new folder, all of it or nothing. */
async function writeFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const made = join(folder, '..', `.import-${process.pid}`);
  await mkdir(made, { recursive: true });
  try {
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(made, basename(name)), content)));
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
}

if (isMain(import.meta.url)) process.exitCode = await importStory(process.argv.slice(2));

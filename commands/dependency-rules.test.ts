import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import { dependencyRules } from './dependency-rules.ts';

/** One line per import that must not be: a file and what it imports. */
const forbidden = `
geo/x.ts            #timeline/compile.ts
geo/x.ts            #theme/palette.ts
geo/x.ts            maplibre-gl
geo/x.ts            node:fs
geo/deep/x.ts       #theme/palette.ts
theme/x.ts          #geo/path.ts
theme/x.ts          d3-interpolate
locales/x.ts        #story/text.ts
locales/x.ts        node:fs
story/x.ts          #timeline/compile.ts
story/x.ts          #file-format/read-story.ts
story/x.ts          yaml
timeline/x.ts       maplibre-gl
timeline/x.ts       @turf/turf
timeline/x.ts       #poster/poster.ts
timeline/x.ts       #file-format/read-story.ts
timeline/x.ts       #lint/lint-story.ts
basemap/x.ts        #basemap/make/make.ts
basemap/x.ts        #timeline/frame.ts
basemap/x.ts        sharp
basemap/x.ts        node:zlib
basemap/make/x.ts   #poster/poster.ts
basemap/make/x.ts   maplibre-gl
poster/x.ts         node:fs
poster/x.ts         #map/story-map.ts
poster/x.ts         #basemap/make/make.ts
poster/x.tsx        react
map/x.ts            react
map/x.ts            #player/player.ts
map/x.ts            #file-format/read-story.ts
file-format/x.ts    #theme/palette.ts
file-format/x.ts    #lint/lint-story.ts
file-format/x.ts    #timeline/compile.ts
file-format/x.ts    next
lint/x.ts           #site/stories.ts
lint/x.ts           #poster/poster.ts
import/x.ts         #timeline/compile.ts
import/x.ts         #site/stories.ts
import/x.ts         node:fs
import/x.ts         yaml
file-format/x.ts    #import/import-files.ts
studio/x.ts         #lint/lint-story.ts
studio/x.ts         node:fs
studio/x.ts         ./server/studio-server.ts
studio/x.ts         #studio/page/start.ts
studio/server/x.ts  #studio/page/start.ts
studio/server/x.ts  maplibre-gl
studio/page/x.ts    node:fs
studio/page/x.ts    react
studio/page/x.ts    #studio/server/studio-server.ts
studio/page/x.ts    #map/story-map.ts
site/x.ts           #studio/apply-edit.ts
browser/x.ts        #studio/edit.ts
app/x.tsx           #studio/server/studio-server.ts
site/x.ts           #import/import-files.ts
embed/x.ts          mitt
embed/x.ts          #geo/path.ts
player/x.ts         #map/story-map.ts
player/x.ts         #embed/host.ts
player/x.ts         react
player/drivers/x.ts maplibre-gl
browser/x.ts        react
browser/x.ts        #components/page-data.ts
browser/x.ts        #locales/read-messages.ts
browser/x.ts        #how-far/browser/mount.ts
browser/x.ts        node:fs
components/x.tsx    maplibre-gl
components/x.tsx    framer-motion
components/x.tsx    #map/story-map.ts
components/x.tsx    #browser/mount-story.ts
components/x.tsx    #how-far/page/page.tsx
components/x.tsx    #file-format/read-story.ts
components/x.tsx    #embed/messages.ts
components/x.tsx    node:fs
how-far/x.ts        #site/stories.ts
how-far/x.ts        #map/story-map.ts
how-far/x.ts        maplibre-gl
how-far/x.ts        react
how-far/x.ts        node:fs
how-far/x.ts        ./browser/mount.ts
how-far/browser/x.ts react
how-far/browser/x.ts node:fs
how-far/page/x.tsx  #how-far/make/cities.ts
fonts/x.ts          #site/stories.ts
pictures/x.ts       #site/stories.ts
server/x.ts         #site/stories.ts
node/x.ts           #site/stories.ts
site/x.ts           #commands/build.ts
site/x.ts           #server/site-server.ts
site/x.ts           #browser/mount-story.ts
site/x.ts           sharp
app/x.tsx           #embed/host.ts
app/x.tsx           #commands/build.ts
app/x.tsx           maplibre-gl
app/x.tsx           framer-motion
app/x.tsx           sharp
commands/x.ts       #embed/host.ts
commands/x.ts       sharp
commands/x.ts       framer-motion/dom
commands/x.ts       react
geo/x.ts            ../theme/palette.ts
geo/x.ts            ./../theme/palette.ts
geo/deep/x.ts       ../x.ts
commands/x.ts       ../geo/path.ts
geo/x.test.ts       ../theme/palette.ts
e2e/x.ts            ../geo/path.ts
`;

/** One line per import that the table of rooms gives. */
const allowed = `
geo/x.ts            ./path.ts
geo/x.ts            @turf/turf
geo/x.ts            d3-geo
story/x.ts          #geo/path.ts
timeline/x.ts       #geo/path.ts
timeline/x.ts       #theme/labels.ts
basemap/x.ts        #theme/palette.ts
basemap/make/x.ts   sharp
basemap/make/x.ts   node:fs/promises
poster/x.ts         #basemap/basemap.ts
map/x.ts            maplibre-gl
map/x.ts            #theme/palette.ts
file-format/x.ts    #geo/path.ts
file-format/x.ts    node:fs/promises
lint/x.ts           #file-format/problem.ts
import/x.ts         #lint/lint-story.ts
import/x.ts         acorn
studio/x.ts         yaml
studio/x.ts         #file-format/schema.ts
studio/server/x.ts  #studio/apply-edit.ts
studio/server/x.ts  #lint/read-and-lint.ts
studio/server/x.ts  node:http
studio/page/x.ts    #studio/edit.ts
studio/page/x.ts    #browser/handle.ts
commands/x.ts       #studio/server/studio-server.ts
commands/x.ts       #import/import-files.ts
player/drivers/x.ts #player/player.ts
player/x.ts         #embed/messages.ts
player/x.ts         framer-motion
browser/x.ts        #map/story-map.ts
browser/x.ts        #locales/messages.ts
components/x.tsx    react
components/x.tsx    #timeline/route.ts
components/x.tsx    #browser/page-json.ts
browser/x.ts        #embed/data-saver.ts
site/x.ts           #browser/embed-code.ts
site/x.ts           #browser/page-json.ts
how-far/x.ts        geographiclib-geodesic
how-far/browser/x.ts #browser/basemap-file.ts
how-far/page/x.tsx  react
how-far/page/x.ts   node:fs/promises
pictures/x.ts       sharp
site/x.ts           #lint/lint-story.ts
app/x.tsx           next/navigation
app/x.tsx           #file-format/read-story.ts
commands/x.ts       #geo/path.ts
commands/x.ts       node:fs
geo/x.test.ts       #timeline/compile.ts
e2e/x.ts            sharp
`;

interface Import {
  readonly from: string;
  readonly to: string;
  /** Where it is planted: each in a file of its own. */
  readonly file: string;
}

function importsIn(table: string, kind: string): Import[] {
  return table
    .trim()
    .split('\n')
    .map((line, index) => {
      const [from = '', to = ''] = line.split(/\s+/);
      return { from, to, file: from.replace(/\bx\./, `${kind}${index}.`) };
    });
}

const bad = importsIn(forbidden, 'bad');
const good = importsIn(allowed, 'good');

/** Files with an import of another kind, and the rule that must see it. */
const others: Readonly<Record<string, { readonly text: string; readonly rule: string }>> = {
  'geo/chicken.ts': { text: "import { egg } from './egg.ts';\nexport const chicken = () => egg;\n", rule: 'noImportCycles' },
  'geo/egg.ts': { text: "import { chicken } from './chicken.ts';\nexport const egg = () => chicken;\n", rule: 'noImportCycles' },
  'geo/hen.ts': { text: "import type { Cock } from './cock.ts';\nexport interface Hen { cock: Cock }\n", rule: 'noImportCycles' },
  'geo/cock.ts': { text: "import type { Hen } from './hen.ts';\nexport interface Cock { hen: Hen }\n", rule: 'noImportCycles' },
  'geo/index.ts': { text: "export { chicken } from './chicken.ts';\n", rule: 'noBarrelFile' },
  'geo/all.ts': { text: "export * from './chicken.ts';\n", rule: 'noReExportAll' },
  'geo/type.ts': { text: "import type { Map } from 'maplibre-gl';\nexport type M = Map;\n", rule: 'noRestrictedImports' },
  'geo/later.ts': { text: "export const later = () => import('#map/story-map.ts');\n", rule: 'noRestrictedImports' },
  'geo/through.ts': { text: "export { palette } from '#theme/palette.ts';\n", rule: 'noRestrictedImports' },
};

let folder: string;
/** `file rule` for everything that Biome reports in the planted copy. */
let reported: Set<string>;

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'map-story-rules-'));
  for (const file of ['biome.json', '.gitignore', 'package.json']) copyFileSync(join(root, file), join(folder, file));
  for (const { file, to } of [...bad, ...good]) plant(file, `import * as it from '${to}';\nexport const names = () => Object.keys(it);\n`);
  for (const [file, { text }] of Object.entries(others)) plant(file, text);
  const only = dependencyRules.map((rule) => `--only=${rule}`);
  const biome = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', ...only, '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(biome.stdout) as { diagnostics: { category: string; location: { path: string } }[] };
  reported = new Set(diagnostics.map(({ category, location }) => `${location.path.replace(/^\.\//, '')} ${category.split('/').at(-1)}`));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import against the rules is reported', () => {
  test.each(bad)('$from ← $to', ({ file }) => {
    expect(reported).toContain(`${file} noRestrictedImports`);
  });
  test.each(Object.entries(others))('%s', (file, { rule }) => {
    expect(reported).toContain(`${file} ${rule}`);
  });
});

describe('an import by the rules is not', () => {
  test.each(good)('$from ← $to', ({ file }) => {
    expect([...reported].filter((line) => line.startsWith(`${file} `))).toEqual([]);
  });
});

describe('a room that runs anywhere', () => {
  const uses: readonly [string, string, string][] = [
    ['a page', 'export const width = (): number => window.innerWidth;', "Cannot find name 'window'"],
    ['Node', 'export const here = (): string => process.cwd();', "Cannot find name 'process'"],
    ['a timer', 'export const wait = (): unknown => setTimeout(() => {}, 1);', "Cannot find name 'setTimeout'"],
  ];

  test('knows neither the page nor Node', () => {
    const pure = mkdtempSync(join(tmpdir(), 'map-story-pure-'));
    try {
      for (const file of ['tsconfig.json', 'tsconfig.pure.json', 'package.json']) copyFileSync(join(root, file), join(pure, file));
      symlinkSync(join(root, 'node_modules'), join(pure, 'node_modules'));
      for (const room of ['geo', 'theme', 'story', 'timeline', 'basemap', 'poster']) {
        mkdirSync(join(pure, room));
        uses.forEach(([, text], index) => {
          writeFileSync(join(pure, room, `use${index}.ts`), `${text}\n`);
        });
        // Tests may use Node: they run there.
        writeFileSync(join(pure, room, 'use.test.ts'), `${uses[1]?.[1]}\n`);
      }
      const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/lib/tsc.js'), '-p', 'tsconfig.pure.json'], {
        cwd: pure,
        encoding: 'utf8',
      });
      for (const room of ['geo', 'theme', 'story', 'timeline', 'basemap', 'poster']) {
        uses.forEach(([, , message], index) => {
          expect(tsc.stdout).toMatch(new RegExp(`${room}/use${index}\\.ts.*${message}`));
        });
      }
      expect(tsc.stdout).not.toContain('use.test.ts');
    } finally {
      rmSync(pure, { recursive: true, force: true });
    }
  });
});

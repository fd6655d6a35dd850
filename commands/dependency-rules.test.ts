import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#node/root.ts';
import { dependencyRules } from './dependency-rules.ts';

/** One line per arrow that must not be: a file and what it imports. */
const forbidden = `
geo/x.ts            #timeline/compile.ts
geo/x.ts            #theme/palette.ts
geo/x.ts            maplibre-gl
geo/x.ts            node:fs
geo/deep/x.ts       #theme/palette.ts
theme/x.ts          #geo/path.ts
theme/x.ts          d3-interpolate
locales/x.ts        #timeline/text.ts
timeline/x.ts       maplibre-gl
timeline/x.ts       @turf/turf
timeline/x.ts       #theme/palette.ts
timeline/x.ts       #file-format/read-story.ts
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
file-format/x.ts    next
embed/x.ts          mitt
embed/x.ts          #geo/path.ts
player/x.ts         #map/story-map.ts
player/x.ts         #embed/host.ts
player/x.ts         react
player/drivers/x.ts maplibre-gl
components/x.tsx    maplibre-gl
components/x.tsx    #file-format/read-story.ts
components/x.tsx    #embed/messages.ts
components/x.tsx    node:fs
app/x.tsx           #embed/host.ts
app/x.tsx           maplibre-gl
app/x.tsx           framer-motion
app/x.tsx           sharp
tools/x.ts          #embed/host.ts
tools/x.ts          sharp
tools/x.ts          framer-motion/dom
tools/x.ts          react
geo/x.ts            ../theme/palette.ts
geo/x.ts            ./../theme/palette.ts
geo/deep/x.ts       ../x.ts
tools/x.ts          ../geo/path.ts
geo/x.test.ts       ../theme/palette.ts
e2e/x.ts            ../geo/path.ts
`;

/** One line per arrow that the table of rooms gives. */
const allowed = `
geo/x.ts            ./path.ts
geo/x.ts            @turf/turf
geo/x.ts            d3-geo
timeline/x.ts       #geo/path.ts
basemap/x.ts        #theme/palette.ts
basemap/make/x.ts   sharp
basemap/make/x.ts   node:fs/promises
poster/x.ts         #basemap/ground.ts
map/x.ts            maplibre-gl
map/x.ts            #theme/palette.ts
file-format/x.ts    #geo/path.ts
file-format/x.ts    node:fs/promises
player/drivers/x.ts #player/player.ts
player/x.ts         #embed/messages.ts
player/x.ts         framer-motion
components/x.tsx    react
components/x.tsx    framer-motion
components/x.tsx    #map/story-map.ts
app/x.tsx           next/navigation
app/x.tsx           #file-format/read-story.ts
tools/x.ts          #geo/path.ts
tools/x.ts          node:fs
geo/x.test.ts       #timeline/compile.ts
e2e/x.ts            sharp
`;

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Where it is planted: each in a file of its own. */
  readonly file: string;
}

function arrowsIn(table: string, kind: string): Arrow[] {
  return table
    .trim()
    .split('\n')
    .map((line, index) => {
      const [from = '', to = ''] = line.split(/\s+/);
      return { from, to, file: from.replace(/\bx\./, `${kind}${index}.`) };
    });
}

const bad = arrowsIn(forbidden, 'bad');
const good = arrowsIn(allowed, 'good');

/** Files with an arrow of another kind, and the rule that must see it. */
const others: Readonly<Record<string, { readonly text: string; readonly rule: string }>> = {
  'geo/chicken.ts': { text: "import { egg } from './egg.ts';\nexport const chicken = () => egg;\n", rule: 'noImportCycles' },
  'geo/egg.ts': { text: "import { chicken } from './chicken.ts';\nexport const egg = () => chicken;\n", rule: 'noImportCycles' },
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
  folder = mkdtempSync(join(tmpdir(), 'map-story-arrows-'));
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
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import against the arrows is reported', () => {
  test.each(bad)('$from ← $to', ({ file }) => {
    expect(reported).toContain(`${file} noRestrictedImports`);
  });
  test.each(Object.entries(others))('%s', (file, { rule }) => {
    expect(reported).toContain(`${file} ${rule}`);
  });
});

describe('an import along the arrows is not', () => {
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
      for (const room of ['geo', 'theme', 'timeline', 'basemap', 'poster']) {
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
      for (const room of ['geo', 'theme', 'timeline', 'basemap', 'poster']) {
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

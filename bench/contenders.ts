import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { storyPath } from '#site/addresses.ts';
import { type Headers, headersOf, hostingOf } from '#site/hosting.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { stageOf, type Viewport } from '#timeline/stages.ts';
import { peerStyle, readGround, routesOf } from './ground.ts';
import { type PeerCamera, type PeerStory, peerAdapter } from './peers/peer-page.ts';
import { writeReact } from './peers/react.ts';
import { writeRecipe } from './peers/recipe.ts';
import { storyHtml } from './story-html.ts';

/** One way to publish the story. */
export interface Contender {
  /** as `--only` names it */
  readonly id: string;
  readonly name: string;
  /** a static site */
  readonly folder: string;
  /** its page, from the site's root, without a slash in front */
  readonly path: string;
  /** a script that sets `window.benchAdapter`, which runs before the page's own; see in-page/adapter.ts */
  readonly adapter: string;
  /** its load alone is measured: in the rest it is as another one */
  readonly loadOnly?: true;
  /** the headers of its files, by path; default: the server's own */
  readonly headersOf?: (path: string) => Headers;
}

/** Asked of our own page: by its public handle and the markup that marks its text. */
const ourAdapter = `window.benchAdapter = {
  map: () => window.mapStory?.map() ?? null,
  ready: () => document.querySelector('[data-stage]')?.dataset.mapState === 'ready',
  texts: () => [...document.querySelectorAll('[data-step]')].map((step) => [...step.querySelectorAll('[data-reading], .aside-note')]),
  line: () => {
    const pin = document.querySelector('.pin')?.getBoundingClientRect().height ?? 0;
    const above = pin < innerHeight * 0.9 ? pin : 0;
    return above + (innerHeight - above) * (above > 0 ? 0.43 : 0.46);
  },
};`;

/** The built site. @throws Error when it is not there */
export function ours(folder: string, story: string, lang: string, id = 'ours'): Contender {
  const path = storyPath(story, lang);
  if (!existsSync(join(folder, path, 'index.html'))) throw new Error(`Expected ${path} in ${folder}: build the site first (npm run build)`);
  const hosting = hostingOf({ origin: null, basePath: '' });
  return { id, name: 'Map story', folder, path, adapter: ourAdapter, headersOf: (file) => headersOf(hosting, file) };
}

/** Any other static site: its folder holds `bench-adapter.js`, a script as in in-page/adapter.ts, and index.html. */
export async function another(folder: string): Promise<Contender> {
  const adapter = await readFile(join(folder, 'bench-adapter.js'), 'utf8').catch((cause: unknown) => {
    throw new Error(`Expected bench-adapter.js in ${folder}: see docs/decisions/0023-bench.md`, { cause });
  });
  const name = basename(folder);
  return { id: name, name, folder, path: '', adapter };
}

/** The cameras of a story's steps on a whole window. */
function camerasOf(story: Story, lang: string, viewport: Viewport): PeerCamera[] {
  const timeline = compile(story, stageOf(viewport), { lang });
  const short = (value: number): number => Math.round(value * 1e4) / 1e4;
  return story.steps.map((_, index) => {
    const { center, zoom, bearing, pitch } = frameAt(timeline, index).camera;
    return { center: [short(center[0]), short(center[1])], zoom: short(zoom), bearing: short(bearing), pitch: short(pitch) };
  });
}

/** Writes the peers' sites. @param folder is emptied @returns the common recipe first */
export async function writePeers(folder: string, story: Story, lang: string, wide: Viewport, narrow: Viewport): Promise<Contender[]> {
  await rm(folder, { recursive: true, force: true });
  const peer: PeerStory = {
    ...storyHtml(story, lang),
    cameras: { wide: camerasOf(story, lang, wide), narrow: camerasOf(story, lang, narrow) },
    style: peerStyle(),
  };
  const peers: Contender[] = [
    { id: 'recipe', name: 'scrollama + MapLibre', folder: join(folder, 'recipe'), path: '', adapter: peerAdapter },
    { id: 'html', name: 'the same, text in the HTML', folder: join(folder, 'html'), path: '', adapter: peerAdapter, loadOnly: true },
    { id: 'react', name: 'react-scrollama + react-map-gl', folder: join(folder, 'react'), path: '', adapter: peerAdapter },
  ];
  await writeRecipe(join(folder, 'recipe'), peer, 'script');
  await writeRecipe(join(folder, 'html'), peer, 'html');
  await writeReact(join(folder, 'react'), peer);
  const [ground, routes] = [JSON.stringify(await readGround()), JSON.stringify(routesOf(story))];
  for (const site of peers) {
    await writeFile(join(site.folder, 'ground.geojson'), ground);
    await writeFile(join(site.folder, 'routes.geojson'), routes);
  }
  return peers;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { serveDev } from '#commands/dev.ts';
import { newStory } from '#commands/new.ts';
import { root } from '#node/root.ts';
import { listen } from '#server/site-server.ts';
import { serveWithStudio } from '#studio/server/dev-server.ts';
import { createStudio } from '#studio/server/studio-server.ts';

/** A story that `npm run new` has made, called `parcel`, with the studio beside it. */
export interface StudioSite {
  /** the studio's address, with the token */
  readonly address: string;
  /** the folder of stories */
  readonly stories: string;
  stop(): Promise<void>;
}

async function withStory(serve: (stories: string) => Promise<{ address: string; stop(): Promise<void> }>): Promise<StudioSite> {
  const stories = mkdtempSync(join(root, '.cache/studio-'));
  const before = process.env.STORIES;
  await newStory('parcel', stories);
  process.env.STORIES = stories;
  const { address, stop } = await serve(stories);
  return {
    address,
    stories,
    async stop() {
      await stop();
      if (before === undefined) delete process.env.STORIES;
      else process.env.STORIES = before;
      rmSync(stories, { recursive: true, force: true });
    },
  };
}

/** As `npm run dev` serves it, in .next/dev, which another `npm run dev` must not hold. */
export const devStudio = (): Promise<StudioSite> =>
  withStory(async (stories) => {
    const { studio, stop } = await serveDev(0, { STORIES: stories, SITE_OUT: '' });
    return { address: studio, stop };
  });

/** With pages in place of the story's that have its handle and a flat map without a picture: for tests of the studio's own page, which take seconds so. */
export const plainStudio = (): Promise<StudioSite> =>
  withStory(async () => {
    const pages = createServer((_, response) => response.setHeader('content-type', 'text/html').end(plainPage));
    const upstream = await listen(pages, 0);
    const free = createServer();
    const port = await listen(free, 0);
    await new Promise((resolve) => free.close(resolve));
    const studio = createStudio({ port, basePath: '' });
    const served = await serveWithStudio(port, upstream, studio);
    return {
      address: `http://localhost:${port}/studio/?token=${studio.token}`,
      async stop() {
        await served.stop();
        studio.stop();
        pages.close();
      },
    };
  });

const plainPage = `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,"><body><div data-stage style="position:fixed;inset:0"></div>
<div data-reading style="position:fixed;inset:0 60% 0 0">A column of text over the map.</div>
<button data-explore>Explore</button><script>
let position = 0;
const camera = { center: [-2, 44], zoom: 4.5, bearing: 0, pitch: 0 };
const button = document.querySelector('[data-explore]');
const exploring = () => button.getAttribute('aria-expanded') === 'true';
button.onclick = () => button.setAttribute('aria-expanded', String(!exploring()));
const canvas = document.querySelector('[data-stage]').appendChild(document.createElement('canvas'));
canvas.tabIndex = -1;
canvas.onkeydown = ({ key }) => {
  if (exploring()) camera.center = [camera.center[0] + ({ ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0), camera.center[1]];
};
document.addEventListener('keydown', ({ key }) => { if (key === 'Escape' && exploring()) button.click(); });
const y = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
const pxPerDegree = () => (512 * 2 ** camera.zoom) / 360;
const wrapped = (lng, lat) => ({ lng, lat, wrap: () => ({ lng, lat }) });
const map = {
  project: ([lng, lat]) => ({ x: innerWidth / 2 + (lng - camera.center[0]) * pxPerDegree(), y: innerHeight / 2 - (y(lat) - y(camera.center[1])) * pxPerDegree() }),
  unproject: ([px, py]) => {
    const lng = camera.center[0] + (px - innerWidth / 2) / pxPerDegree();
    const mercator = y(camera.center[1]) - (py - innerHeight / 2) / pxPerDegree();
    return wrapped(lng, ((2 * Math.atan(Math.exp((mercator * Math.PI) / 180)) - Math.PI / 2) * 180) / Math.PI);
  },
  getCenter: () => wrapped(...camera.center), getZoom: () => camera.zoom, getBearing: () => camera.bearing, getPitch: () => camera.pitch,
  jumpTo: (to) => Object.assign(camera, to), getCanvas: () => canvas,
};
const stage = () => ({ width: innerWidth, height: innerHeight, free: { left: 0, top: 0, right: 0, bottom: 0 } });
window.mapStory = {
  position: () => position,
  seek: async (to) => { position = to; },
  map: () => map, stage, frame: () => ({
    camera, legs: { 'by-sea': { drawn: 1, strength: 1, head: 0 } }, places: { lisbon: 1, brest: 1 },
    labels: { lisbon: { side: 'left', strength: 1 }, brest: { side: 'above', strength: 1 } }, regions: {},
  }),
  painted: () => {
    const { x, y } = map.project([-4.49, 48.39]);
    return { labels: [{ place: 'brest', strength: 1, box: { left: x - 30, right: x + 30, top: y - 60, bottom: y - 40 } }] };
  },
  showEdited: (story) => { window.edited = story; },
};
</script>`;

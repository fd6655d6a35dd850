import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#node/root.ts';
import { type PeerStory, peerHead, wideFrom } from './peer-page.ts';

/**
 * The common recipe: one HTML file with its script in it, scrollama and MapLibre GL from files beside it, `flyTo` when a step enters.
 * @param text `script`: made from a list in the script, as the well-known templates do · `html`: written into the page, where it waits for nothing
 */
export function recipePage(story: PeerStory, text: 'script' | 'html'): string {
  const { steps, cameras, style } = story;
  const sections = steps.map((step) => `<section class="step">${step}</section>`);
  return `${peerHead(story, 'maplibre-gl.css')}
<body>
<div id="map"></div>
<main id="story">
${text === 'html' ? sections.join('\n') : ''}
</main>
<script src="scrollama.min.js"></script>
<script type="module">
import { Map } from './maplibre-gl.mjs';
const cameras = ${inScript(cameras)};
const views = innerWidth >= ${wideFrom} ? cameras.wide : cameras.narrow;
${text === 'script' ? `document.querySelector('#story').innerHTML = ${inScript(sections)}.join('');` : ''}
const map = new Map({ container: 'map', style: ${inScript(style)}, interactive: false, ...views[0] });
window.peerMap = map;
map.on('load', () => {
  window.peerReady = true;
  scrollama()
    .setup({ step: '.step', offset: 0.5 })
    .onStepEnter(({ index }) => map.flyTo(views[index]));
});
</script>
</body>
</html>
`;
}

/** A value as an expression inside a script element. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Files of MapLibre that a page without a bundler loads. */
export const mapLibreFiles = ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css'] as const;

/** Writes the recipe's page and the files beside it. */
export async function writeRecipe(folder: string, story: PeerStory, text: 'script' | 'html'): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of mapLibreFiles) await copyFile(join(root, 'node_modules/maplibre-gl/dist', file), join(folder, file));
  await copyFile(join(root, 'node_modules/scrollama/build/scrollama.min.js'), join(folder, 'scrollama.min.js'));
  await writeFile(join(folder, 'index.html'), recipePage(story, text));
}

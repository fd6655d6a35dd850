import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#node/root.ts';
import { type PeerStory, peerHead } from './peer-page.ts';

/** Writes the same page with react-scrollama and react-map-gl, bundled as for production. */
export async function writeReact(folder: string, story: PeerStory): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { app: join(root, 'bench/peers/react-app.tsx') },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'chrome111',
    define: { 'process.env.NODE_ENV': '"production"', peerStory: JSON.stringify(story) },
    logLevel: 'error',
  });
  await copyFile(join(root, 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'), join(folder, 'maplibre-gl-worker.mjs'));
  await writeFile(
    join(folder, 'index.html'),
    `${peerHead(story, 'app.css')}
<body>
<div id="root"></div>
<script type="module" src="app.js"></script>
</body>
</html>
`,
  );
}

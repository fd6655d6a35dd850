import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#node/root.ts';
import { nightPalette } from '#theme/palette.ts';

const text = (words: string): string => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<link rel="stylesheet" href="/studio/-/studio.css">
</head>
${body}
</html>
`;

/** The stories that can be edited. */
export function listPage(ids: readonly string[]): string {
  const items = ids.map((id) => `<li><a href="/studio/${text(id)}/">${text(id)}</a></li>`).join('\n');
  const none = '<p>There is no story yet: <code>npm run new -- my-story</code> makes one.</p>';
  return page('Studio', `<body class="list"><main><h1>Studio</h1>${ids.length > 0 ? `<ul>\n${items}\n</ul>` : none}</main></body>`);
}

/** The page of one story; its script makes the rest. @param basePath what the story's own page is under */
export function storyPage(id: string, basePath: string): string {
  const body = `<body data-story="${text(id)}" data-base="${text(basePath)}"><noscript>The studio needs JavaScript.</noscript></body>
<script type="module" src="/studio/-/studio.js"></script>`;
  return page(`${id} · Studio`, body);
}

/** The page's script, bundled when it is asked for: it is never part of a build. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['studio/page/start.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** The page's style sheets as one, with the colours of `theme/`. */
export async function pageStyles(): Promise<string> {
  const colours = Object.entries(nightPalette).map(
    ([name, colour]) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${colour}`,
  );
  const sheets = ['studio', 'screens', 'panels', 'narrow'].map((name) => readFile(join(root, `studio/page/${name}.css`), 'utf8'));
  return [`:root{${colours.join(';')}}`, ...(await Promise.all(sheets))].join('\n');
}

import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { open } from './story-page.ts';

/** Characters that a page draws in a font of the machine's, each with the text that they stand in. */
async function strangers(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 });
  return (await Promise.all([...texts(root)].map((node) => strangersIn(devtools, node)))).flat();
}

/** Parts of the DevTools protocol's DOM.Node that are read here. */
interface Node {
  readonly nodeId: number;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly children?: readonly Node[];
}

const ELEMENT = 1;
const TEXT = 3;
/** Not drawn. */
const silent = new Set(['HEAD', 'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

/** Elements that hold words themselves. */
function* texts(node: Node): Generator<Node> {
  if (silent.has(node.nodeName)) return;
  const children = node.children ?? [];
  if (node.nodeType === ELEMENT && children.some(({ nodeType, nodeValue }) => nodeType === TEXT && nodeValue.trim() !== '')) yield node;
  else for (const child of children) yield* texts(child);
}

async function strangersIn(devtools: CDPSession, node: Node): Promise<string[]> {
  // of the element and all that is in it
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId });
  const words = (part: Node): string => part.nodeValue + (part.children ?? []).map(words).join('');
  return fonts.flatMap(({ isCustomFont, familyName, glyphCount }) =>
    isCustomFont ? [] : [`${glyphCount} in ${familyName}: ${node.nodeName} “${words(node).trim().slice(0, 80)}”`],
  );
}

/** The faces with which a page has begun, by family, weight and style; and none that could not be read. */
const facesOf = (page: Page): Promise<{ loaded: string[]; failed: string[] }> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const named = (status: FontFaceLoadStatus): string[] => [
      ...new Set(
        [...document.fonts]
          .filter((face) => face.status === status)
          .map(({ family, weight, style }) => `${family.replaceAll('"', '')} ${weight} ${style}`),
      ),
    ];
    return { loaded: named('loaded'), failed: named('error') };
  });

for (const lang of ['en', 'de', 'ko', 'uk', 'ar']) {
  for (const path of [`/kursk/${lang}/`, `/kursk/${lang}/text/`]) {
    test(`every character of ${path} is drawn in our own type`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      // Words do without type that comes late. Here it is waited for.
      await page.route(/\/$/, async (route) => {
        const response = await route.fetch();
        const [head = '', ...body] = (await response.text()).split('</head>');
        // in the style sheet alone: what React reads has its length counted
        await route.fulfill({ response, body: [head.replaceAll('font-display:optional', 'font-display:block'), ...body].join('</head>') });
      });
      await open(page, path, 'html');
      // Panels are closed and their words not drawn: they are looked at too.
      await page.evaluate(() => {
        for (const panel of document.querySelectorAll('details')) panel.open = true;
      });
      const { loaded, failed } = await facesOf(page);
      expect(failed).toEqual([]);
      expect(loaded).toEqual(
        expect.arrayContaining(['Source Serif 4 400 normal', 'Source Serif 4 600 normal', 'IBM Plex Sans 400 normal']),
      );
      expect(await strangers(page)).toEqual([]);
    });
  }
}

test('a page in English asks for no type of other scripts but what its switch of languages needs, and for less than 90 kB', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.woff2')) sizes.set(pathname, Number(response.headers()['content-length']));
  });
  await open(page, '/kursk/en/', 'handle');
  await page.evaluate(() => document.fonts.ready);
  const files = [...sizes.keys()];
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => file.includes('serif') && !file.includes('latin'))).toEqual([]);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000);
});

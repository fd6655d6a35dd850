import type { CDPSession, Page } from '@playwright/test';

/** Before the page loads: what it gets from some addresses is changed. */
const changed = (page: Page, addresses: RegExp, change: (text: string) => string): Promise<unknown> =>
  page.route(addresses, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });

/** Before the page loads: its words wait for our type. Where they do without type that comes late, a test would see now this, now that. */
export async function waitForOurType(page: Page): Promise<void> {
  await changed(page, /\/styles\//, (css) => css.replaceAll('font-display:optional', 'font-display:block'));
}

/** Before the page loads: it does without our type, at each visit alike. For tests that compare two visits, or two sizes, to the px: on a busy machine type comes in time now and then. */
export async function withoutOurType(page: Page): Promise<void> {
  await changed(page, /\/styles\//, (css) => css.replaceAll(/@font-face\s*\{[^}]*\}/g, ''));
  await changed(page, /\/[a-z]{2}\/(text\/)?$/, (html) => html.replaceAll(/<link rel="preload" as="font"[^>]*>/g, ''));
}

/** Characters that a page draws in a font of the machine's, each with the text that they stand in. */
export async function strangers(page: Page): Promise<string[]> {
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

export async function strangersIn(devtools: CDPSession, node: Node): Promise<string[]> {
  // of the element and all that is in it
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId });
  const words = (part: Node): string => part.nodeValue + (part.children ?? []).map(words).join('');
  return fonts.flatMap(({ isCustomFont, familyName, glyphCount }) =>
    isCustomFont ? [] : [`${glyphCount} in ${familyName}: ${node.nodeName} “${words(node).trim().slice(0, 80)}”`],
  );
}

/** The faces that a page has asked for once it is loaded and laid out, by family, weight and style; and those that could not be read. */
export async function facesOf(page: Page): Promise<{ loaded: string[]; failed: string[] }> {
  // A document without scripts is parsed before its style sheets have come, and until then it has no faces to wait for.
  await page.waitForLoadState('load');
  return page.evaluate(async () => {
    document.body.getBoundingClientRect();
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
}

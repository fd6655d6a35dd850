import { ownMarkup } from './trusted.ts';

/** The elements of which our pictures are made, and what a picture of another's hand may harmlessly have. All else is refused. */
const elements = new Set([
  ...[
    'svg',
    'title',
    'desc',
    'defs',
    'g',
    'use',
    'symbol',
    'clipPath',
    'mask',
    'pattern',
    'linearGradient',
    'radialGradient',
    'stop',
    'marker',
  ],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
  ...['filter', 'feGaussianBlur', 'feBlend', 'feColorMatrix', 'feComposite', 'feFlood', 'feMerge', 'feMergeNode', 'feOffset'],
]);

/** `url(…)` with anything but a place in the picture itself. */
const foreignUrl = /url\(\s*["']?(?!\s*["']?#)/i;
/** From the root's tag to its end, as our pictures are. */
const whole = /^\s*<svg\s.*<\/svg>\s*$/s;
const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Reads an SVG document that was fetched, for a page that is to hold it: whoever can change a file on the way, or beside our pages, must not run
 * in them.
 *
 * @returns the picture as an element of this document; null for text that is no SVG document, or one with a script, an event handler, a style,
 * an address that leads out
 * of the picture, or an element that no picture of ours has
 */
export function fetchedSvg(text: string): SVGSVGElement | null {
  // Of what it cannot read Chromium's parser makes a page with styles, which the policy refuses and reports.
  if (!whole.test(text)) return null;
  // In a document of its own, of type XML: nothing in it runs or loads. Addresses of entities are not followed.
  const parsed = new DOMParser().parseFromString(ownMarkup(text), 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.namespaceURI !== svgNamespace || root.localName !== 'svg' || parsed.doctype !== null) return null;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.namespaceURI !== svgNamespace || !elements.has(element.localName)) return null;
    if ([...element.attributes].some(isUnsafe)) return null;
  }
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

function isUnsafe({ localName, value }: Attr): boolean {
  const name = localName.toLowerCase();
  if (name.startsWith('on') || name === 'style') return true;
  if (name === 'href' || name === 'src') return !value.trim().startsWith('#');
  // An escape of CSS may spell `url` otherwise.
  return foreignUrl.test(value) || value.includes('\\');
}

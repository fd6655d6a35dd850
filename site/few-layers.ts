/** Layers of the style sheets that few pages need, in their order, and what a page has that needs them. */
export const fewLayers = {
  charts: /\bclass="[^"]*\bchart\b/,
  comparisons: /\bdata-pair\b/,
  kinds: /\bdata-kind="/,
} as const satisfies Readonly<Record<string, RegExp>>;

/** The style sheet of a page without the layers of what it does not have: its first load is as light as it was before those were thought of. */
export function withoutFew(css: string, html: string): string {
  return Object.entries(fewLayers).reduce((left, [layer, needs]) => (needs.test(html) ? left : withoutLayer(left, layer)), css);
}

function withoutLayer(css: string, layer: string): string {
  const start = new RegExp(`@layer ${layer}\\s*\\{`).exec(css);
  if (!start) return css;
  let depth = 1;
  let at = start.index + start[0].length;
  for (; at < css.length && depth > 0; at++) depth += css[at] === '{' ? 1 : css[at] === '}' ? -1 : 0;
  if (depth > 0) throw new Error(`Unexpected end of a style sheet in \`@layer ${layer}\`, expected a \`}\``);
  return withoutLayer(css.slice(0, start.index) + css.slice(at), layer);
}

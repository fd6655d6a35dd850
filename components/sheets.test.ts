import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { fewLayers } from '#site/few-layers.ts';
import { themeCss } from '#theme/css.ts';
import { fillInContainer, fillInMedia } from '#theme/media.ts';

const paths = ['components', 'how-far'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(room, name)),
);
const sheets = paths.map((path) => [path, readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')] as const);
const rules = sheets.filter(([path]) => !path.endsWith('layers.css'));

/** What stands at the top level of a sheet, each block's content left out. */
function topLevel(css: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of css) {
    if (char === '}') depth -= 1;
    if (depth === 0) {
      if (char === '}') parts.push('');
      else parts[parts.length - 1] += char;
    }
    if (char === '{') depth += 1;
  }
  return parts.map((part) => part.replace(/[{}]/g, '').trim()).filter(Boolean);
}

describe('the style sheets', () => {
  const order =
    /^@layer ([\w, ]+);$/.exec((sheets.find(([path]) => path.endsWith('layers.css'))?.[1] ?? '').trim())?.[1]?.split(', ') ?? [];

  it('are many, and declare the order of their layers once', () => {
    expect(rules.length).toBeGreaterThan(15);
    expect(order).toEqual(['theme', 'base', 'page', 'components', ...Object.keys(fewLayers), 'scripts', 'embed', 'print']);
    expect(readFileSync(join(root, 'components/document.tsx'), 'utf8')).toMatch(
      /^[^.]*?(import [^;]*;\s*)*?import '\.\/layers\.css';\s*import '\.\/base\.css'/,
    );
  });

  it.each(rules)('%s has all its rules in a layer', (_, css) => {
    for (const part of topLevel(css)) expect(order.map((layer) => `@layer ${layer}`)).toContain(part);
  });

  it.each(rules)('%s takes its colours from the palette', (_, css) => {
    expect(css.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|:\s*(?:white|black|red|gr[ae]y)\b/gi)).toBeNull();
  });

  it.each(rules)('%s asks for the layout by its names', (_, css) => {
    for (const [query] of css.matchAll(/(?<=@media )[^{]+/g)) {
      expect(query).not.toMatch(/width|height|aspect-ratio/);
      expect(fillInMedia(query)).not.toContain('(--');
    }
    for (const [query] of css.matchAll(/(?<=@container )[^{]+/g)) expect(fillInContainer(query)).not.toContain('(--');
  });

  it.each(rules)('%s uses properties that something declares', (_, css) => {
    // Set by the markup and by scripts: the travel of a gap, the head of the route timeline and its names, the host's accent.
    const elsewhere = ['travel-portrait', 'travel-landscape', 'travel-wide', 'head', 'share', 'room', 'from', 'least', 'accent'];
    const all = [themeCss(), ...sheets.map(([, text]) => text)].join('\n');
    const declared = new Set([...elsewhere, ...[...all.matchAll(/--([\w-]+)\s*:/g)].map((match) => match[1])]);
    const used = [...css.matchAll(/var\(\s*--([\w-]+)/g)].map((match) => match[1]);
    expect(used.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('lose nothing where round() is not known', () => {
    for (const [path, css] of rules) {
      const known = css.replace(/@supports \(height: round\(1px, 1px\)\) \{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '');
      expect(known.includes('round('), path).toBe(false);
    }
  });
});

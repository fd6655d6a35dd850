import { createHash } from 'node:crypto';
import { previewCss } from '#browser/embed-code.ts';
import { type Look, looks, paletteOf, schemeOf } from '#theme/palette.ts';

/*
 * The styles that stand in pages instead of in a file. Each is the same in all pages of its kind and look: a content security policy names it by its
 * hash, and allows no other.
 */

/** The small page behind a step's own address, which loads nothing. */
export function stepPageCss(look?: Look): string {
  const { page, ink } = paletteOf(look);
  return `body{margin:15vh auto;max-width:34em;padding:0 1.5em;background:${page};color:${ink};font:1.15em/1.6 Georgia,serif}a{color:inherit}`;
}

/** The flat edition, which must look as it should in frames where nothing else runs. */
export function flatCss(look?: Look): string {
  const { page, ink, sea } = paletteOf(look);
  return `:root{color-scheme:${schemeOf(look)}}
html{background:${page};color:${ink};-webkit-text-size-adjust:100%}
body{margin:0}
[data-flat]{box-sizing:border-box;max-width:38rem;margin:0 auto;padding:24px;overflow-wrap:break-word;font:1.125rem/1.55 Georgia,"Times New Roman",serif}
[data-flat][data-theme=paper]{max-width:none;padding-inline:max(24px,50% - 17.5rem);background:#fbfaf7;color:#16181c}
h1{margin:0;font-size:2rem;line-height:1.1}
h2{margin:2.2em 0 .6em;font-size:1.5rem;line-height:1.25}
figure{margin:1.4em 0 2.4em}
img,video{display:block;width:100%;height:auto;background:${sea}}
audio{width:100%}
figcaption,small,table,details,li[id]{font:.94rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
figcaption p{margin:.8em 0}
a{color:inherit}
li{margin-bottom:.4em;overflow-wrap:anywhere}
li[id]{margin-bottom:.8em}
blockquote{margin:1em 0;padding-inline-start:1em;border-inline-start:2px solid}
table{width:100%;border-collapse:collapse}
th,td{padding:.4em .8em .4em 0;border-bottom:1px solid;vertical-align:baseline}
th:not([align]),td:not([align]){text-align:start}
sup{line-height:0}`;
}

/** Style attributes of the examples, which are written as a host would write them (examples/). */
export const exampleStyles = ['display:block;min-height:100vh', 'display:block;border:0'] as const;

/** The source expression by which a policy allows a text. */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The styles in pages as a policy's sources, by the kind of page. */
export const styleSources = {
  step: looks.map((look) => hashSource(stepPageCss(look))),
  flat: looks.map((look) => hashSource(flatCss(look))),
  embedCode: [hashSource(previewCss)],
  examples: ["'unsafe-hashes'", ...exampleStyles.map(hashSource)],
} as const satisfies Record<string, readonly string[]>;

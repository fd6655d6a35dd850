import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeptPostersOptions, keptPosters, posterFormats } from '#pictures/posters.ts';
import { escapeXml } from '#poster/svg.ts';
import { directionOf } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { palette } from '#theme/palette.ts';
import { addressOf, pathOf, type Site, storyPath } from './addresses.ts';
import { articleHtml } from './article-html.ts';

const css = `:root{color-scheme:dark}
html{background:${palette.page};color:${palette.ink};-webkit-text-size-adjust:100%}
body{margin:0}
[data-flat]{box-sizing:border-box;max-width:38rem;margin:0 auto;padding:24px;overflow-wrap:break-word;font:1.125rem/1.55 Georgia,"Times New Roman",serif}
[data-flat][data-theme=paper]{max-width:none;padding-inline:max(24px,50% - 17.5rem);background:#fbfaf7;color:#16181c}
h1{margin:0;font-size:2rem;line-height:1.1}
h2{margin:2.2em 0 .6em;font-size:1.5rem;line-height:1.25}
figure{margin:1.4em 0 2.4em}
img{display:block;width:100%;height:auto;background:${palette.sea}}
figcaption,small,ol{font:.94rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
figcaption p{margin:.8em 0}
a{color:inherit}
li{margin-bottom:.8em;overflow-wrap:anywhere}
sup{line-height:0}`;

/**
 * The flat edition: words and pictures one below the other, for frames in which nothing else runs. Its one script says how high it is.
 * Links lead out of the frame.
 */
export function flatPage(story: Story, lang: string, site: Site): string {
  const text = textIn(story, lang);
  const home = addressOf(site, storyPath(story.id, lang));
  const { width, height } = posterFormats.portrait.stage(lang);
  const body = articleHtml(story, lang, {
    home,
    pictureOf: (step) => ({ src: pathOf(site, `posters/${story.id}/${lang}/${step}-portrait.svg`), width, height }),
  });
  const outwards = body.replaceAll(/<a href="(?!#)/g, '<a target="_blank" rel="noopener" href="');
  return `<!doctype html>
<html lang="${escapeXml(lang)}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(text.title)}</title>
<meta name="description" content="${escapeXml(text.description)}">
<meta name="robots" content="noindex, follow">
<link rel="canonical" href="${escapeXml(home)}">
<link rel="icon" href="${escapeXml(pathOf(site, 'icon.svg'))}" type="image/svg+xml">
<style>${css}</style>
</head>
<body>
<main data-flat="${escapeXml(story.id)}" data-lang="${escapeXml(lang)}" data-steps="${escapeXml(story.steps.map(({ id }) => id).join(' '))}">
${outwards}
</main>
<script src="${escapeXml(pathOf(site, 'embed-flat.js'))}" defer></script>
</body>
</html>
`;
}

/**
 * The story as one piece of HTML to paste where no frame is allowed: its pictures are in it, lighter than the page's, and it asks nobody for anything.
 * It has no styles: it looks like the article that it stands in.
 *
 * @param pictureOf the SVG text of a step's picture
 */
export function fragment(story: Story, lang: string, pictureOf: (step: string) => string, site: Site): string {
  const { width, height } = posterFormats.fragment.stage(lang);
  const body = articleHtml(story, lang, {
    home: addressOf(site, storyPath(story.id, lang)),
    pictureOf: (step) => ({ src: `data:image/svg+xml;base64,${Buffer.from(pictureOf(step)).toString('base64')}`, width, height }),
  })
    // In an article the story is a part; the article has its own first heading.
    .replaceAll(/<(\/?)h2>/g, '<$1h3>')
    .replaceAll(/<(\/?)h1>/g, '<$1h2>');
  return `<section lang="${escapeXml(lang)}" dir="${directionOf(lang)}">\n${body}\n</section>\n`;
}

/**
 * Writes `<publicFolder>/<story>/<lang>/embed/flat.html` and `fragment.html` for stories in every language.
 * @param options where the fragments' pictures are kept, so that only those that have changed are drawn
 */
export async function writeFlatEditions(
  publicFolder: string,
  stories: readonly Story[],
  site: Site,
  options: Omit<KeptPostersOptions, 'layouts'>,
): Promise<void> {
  for (const story of stories) {
    const pictures = new Map<string, string>();
    for await (const { lang, step, file } of keptPosters(story, { ...options, layouts: ['fragment'] }))
      pictures.set(`${lang} ${step}`, await readFile(file, 'utf8'));
    for (const lang of story.languages) {
      const folder = join(publicFolder, storyPath(story.id, lang), 'embed');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'flat.html'), flatPage(story, lang, site));
      await writeFile(
        join(folder, 'fragment.html'),
        fragment(story, lang, (step) => pictures.get(`${lang} ${step}`) ?? '', site),
      );
    }
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credit } from '#basemap/streets.ts';
import { postersFolder } from '#pictures/picture-key.ts';
import { type KeptPostersOptions, keptPosters, posterFormats, versionFor } from '#pictures/posters.ts';
import { escapeXml } from '#poster/svg.ts';
import { directionOf } from '#story/languages.ts';
import { picturePath, plainWidth, recordedPath } from '#story/media-files.ts';
import { picturesIn } from '#story/media-in.ts';
import type { Story } from '#story/story.ts';
import type { PictureFile } from '#story/text.ts';
import { textIn } from '#story/text-in.ts';
import { addressOf, assetOf, pathOf, type Site, storyPath } from './addresses.ts';
import { articleHtml } from './article-html.ts';
import { flatCss } from './inline-styles.ts';

/**
 * The flat edition: words and pictures one below the other, for frames in which nothing else runs. Its one script says how high it is.
 * Links lead out of the frame.
 * @param version of the pictures, which their addresses depend on
 * @param credit who made the data of a publisher's streets in them
 */
export function flatPage(story: Story, lang: string, site: Site, version: string, credit: readonly Credit[] = []): string {
  const text = textIn(story, lang);
  const home = addressOf(site, storyPath(story.id, lang));
  const pictures = postersFolder(story, lang, version);
  const { width, height } = posterFormats.portrait.stage(lang);
  const body = articleHtml(story, lang, {
    home,
    stepIds: true,
    media: {
      pictureAt: (picture) => assetOf(site, picturePath(picture, plainWidth(picture), 'webp')),
      recordedAt: (recorded) => pathOf(site, recordedPath(recorded)),
    },
    pictureOf: (step) => ({ src: assetOf(site, `${pictures}/${step}-portrait.svg`), width, height }),
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
<style>${flatCss(story.look)}</style>
</head>
<body>
<main aria-label="${escapeXml(text.title)}" data-flat="${escapeXml(story.id)}" data-lang="${escapeXml(lang)}" data-steps="${escapeXml(story.steps.map(({ id }) => id).join(' '))}">
${outwards}${creditHtml(credit)}
</main>
<script src="${escapeXml(pathOf(site, 'embed-flat.js'))}" defer></script>
</body>
</html>
`;
}

function creditHtml(credit: readonly Credit[]): string {
  const words = credit.map(({ text, url }) =>
    url ? `<a target="_blank" rel="noopener" href="${escapeXml(url)}">${escapeXml(text)}</a>` : escapeXml(text),
  );
  return credit.length > 0 ? `\n<p dir="auto"><small>${words.join('')}</small></p>` : '';
}

export interface FragmentPictures {
  readonly pictureOf: (step: string) => string;
  readonly bytesOf: (picture: PictureFile) => Uint8Array;
}

/**
 * The story as one piece of HTML to paste where no frame is allowed: its pictures are in it, lighter than the page's, and it asks nobody for anything.
 * It has no styles: it looks like the article that it stands in.
 *
 * @param pictures `pictureOf`: the SVG text of a step's picture · `bytesOf`: a picture in the words as WebP
 */
export function fragment(story: Story, lang: string, { pictureOf, bytesOf }: FragmentPictures, site: Site): string {
  const { width, height } = posterFormats.fragment.stage(lang);
  const body = articleHtml(story, lang, {
    home: addressOf(site, storyPath(story.id, lang)),
    pictureOf: (step) => ({ src: `data:image/svg+xml;base64,${Buffer.from(pictureOf(step)).toString('base64')}`, width, height }),
    media: { pictureAt: (picture) => `data:image/webp;base64,${Buffer.from(bytesOf(picture)).toString('base64')}` },
  })
    // In an article the story is a part; the article has its own first heading.
    .replaceAll(/<(\/?)h2>/g, '<$1h3>')
    .replaceAll(/<(\/?)h1>/g, '<$1h2>');
  return `<section lang="${escapeXml(lang)}" dir="${directionOf(lang)}">\n${body}\n</section>\n`;
}

const none = new Uint8Array();

export interface FlatEditionOptions extends Omit<KeptPostersOptions, 'layouts'> {
  /** a picture in the words as WebP of the least width, for fragments, in which each byte is the host's */
  readonly smallPicture: (story: Story, picture: PictureFile) => Promise<Uint8Array>;
}

/**
 * Writes `<publicFolder>/<story>/<lang>/embed/flat.html` and `fragment.html` for stories in every language.
 * @param options where the fragments' pictures are kept, so that only those that have changed are drawn
 */
export async function writeFlatEditions(
  publicFolder: string,
  stories: readonly Story[],
  site: Site,
  options: FlatEditionOptions,
): Promise<void> {
  for (const story of stories) {
    const pictures = new Map<string, string>();
    for await (const { lang, step, file } of keptPosters(story, { ...options, layouts: ['fragment'] }))
      pictures.set(`${lang} ${step}`, await readFile(file, 'utf8'));
    const media = new Map<string, Uint8Array>();
    for (const picture of picturesIn(story)) media.set(picture.digest, await options.smallPicture(story, picture));
    for (const lang of story.languages) {
      const folder = join(publicFolder, storyPath(story.id, lang), 'embed');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'flat.html'), flatPage(story, lang, site, versionFor(options, story), options.streets?.credit(story)));
      await writeFile(
        join(folder, 'fragment.html'),
        fragment(
          story,
          lang,
          { pictureOf: (step) => pictures.get(`${lang} ${step}`) ?? '', bytesOf: (picture) => media.get(picture.digest) ?? none },
          site,
        ),
      );
    }
  }
}

import { icons } from '#pictures/icons.ts';
import { directionOf } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { paletteOf } from '#theme/palette.ts';

/**
 * The web app manifest of a story in one language, for a reader who keeps it on a home screen. Its addresses are relative to it, so that it
 * holds wherever the site is published. https://www.w3.org/TR/appmanifest/
 *
 * @throws RangeError for a language that the story has not
 */
export function manifestOf(story: Story, lang: string): Readonly<Record<string, unknown>> {
  const text = textIn(story, lang);
  const { page } = paletteOf(story.look);
  return {
    id: './',
    start_url: './',
    scope: './',
    name: text.title,
    description: text.description,
    lang,
    dir: directionOf(lang),
    display: 'minimal-ui', // the address stays at hand: it is what one shares
    background_color: page,
    theme_color: page,
    icons: [
      { src: '../../icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...icons
        .filter(({ purpose }) => purpose !== undefined)
        .map(({ file, size, purpose }) => ({ src: `../../${file}`, sizes: `${size}x${size}`, type: 'image/png', purpose })),
    ],
  };
}

import { join } from 'node:path';
import { writeFonts } from '#fonts/make-fonts.ts';
import { root } from '#node/root.ts';
import { ownTypefaces } from '#site/own-fonts.ts';
import { siteSettings } from '#site/site-settings.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import { firstFonts } from '#theme/fonts.ts';

// Makes the fonts alone, and prints what each language’s pages weigh: docs/measurements.md, "Fonts".
const ids = await storyIds();
const { faces, bytes, warnings } = await writeFonts(join(root, 'public/fonts'), await Promise.all(ids.map(storyOf)), {
  own: ownTypefaces(siteSettings(ids), root),
});
for (const line of warnings) console.warn(line);
const sum = (files: Iterable<string>): string =>
  `${([...new Set(files)].reduce((total, file) => total + (bytes[file] ?? 0), 0) / 1000).toFixed(1)} kB`.padStart(9);
for (const [lang, list] of Object.entries(faces)) {
  const first = firstFonts(list);
  console.log(`${lang}${sum(first)} first in ${first.length} files,${sum(list.map(({ file }) => file))} in all`);
}

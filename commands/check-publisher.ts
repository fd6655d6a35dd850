import type { Problem } from '#file-format/problem.ts';
import { readOwnFont } from '#fonts/own.ts';
import { lacksOf } from '#fonts/own-lacks.ts';
import { charactersFor } from '#fonts/texts.ts';
import { readLogo } from '#pictures/logo.ts';
import { siteFilePath } from '#site/logo.ts';
import { ownTypefaces, typeCredits, voices } from '#site/own-fonts.ts';
import type { FontRole, SiteSettings } from '#site/site-settings.ts';
import type { Story } from '#story/story.ts';
import { checkNamedFiles, reportFile, type Settings } from './named-files.ts';

/**
 * The mistakes in the files of the publisher's own that site.yaml names, at the place where it does; and, as warnings, what their typefaces lack of the stories' letters.
 *
 * @param text of site.yaml; null where there is none. What is wrong with the rest of it is `checkSite`'s matter.
 * @param stories those without mistakes
 * @param ids of all stories
 * @param root the repository
 */
export async function checkPublisher(
  text: string | null,
  stories: readonly Story[],
  ids: readonly string[],
  root: string,
): Promise<Problem[]> {
  return checkNamedFiles(text, ids, async (named) => {
    const { logo, fonts } = named.settings;
    if (logo) await checkLogo(logo, named, root);
    if (fonts) await checkFonts(fonts, named, { stories, root });
  });
}

async function checkLogo({ file }: NonNullable<SiteSettings['logo']>, named: Settings, root: string): Promise<void> {
  const files =
    file.night === file.day
      ? [[file.night, ['logo', 'file']] as const]
      : Object.entries(file).map(([look, one]) => [one, ['logo', 'file', look]] as const);
  for (const [one, at] of files) await told(() => readLogo(siteFilePath(one, root), one), at, named);
}

async function checkFonts(
  fonts: NonNullable<SiteSettings['fonts']>,
  named: Settings,
  { stories, root }: { readonly stories: readonly Story[]; readonly root: string },
): Promise<void> {
  let sound = true;
  for (const [role, { files }] of Object.entries(fonts))
    for (const [cut, file] of Object.entries(files))
      sound = (await told(() => readOwnFont(siteFilePath(file, root), file), ['fonts', role, cut], named)) && sound;
  if (!sound) return;
  for (const lang of [...new Set(stories.flatMap(({ languages }) => languages))].sort())
    for (const { family, found, expected } of await lacksOf(
      ownTypefaces({ fonts }, root),
      lang,
      await charactersFor(stories, lang, typeCredits({ fonts })),
      readOwnFont,
    )) {
      const role = (Object.keys(voices) as FontRole[]).find((one) => voices[one] === family) ?? 'reading';
      named.report('bad-value', named.yaml.spot(['fonts', role]), found, expected, 'warning');
    }
}

/** Reports what is wrong with a file. @returns whether nothing is */
async function told(read: () => Promise<unknown>, at: readonly string[], { yaml, report }: Settings): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    reportFile(error, report, yaml.spot(at));
    return false;
  }
}

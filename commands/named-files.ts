import { collect, type Problem, type Report, type Spot, toProblems } from '#file-format/problem.ts';
import { parseYaml, type YamlFile } from '#file-format/yaml-file.ts';
import { FileMistake } from '#node/file-mistake.ts';
import { readSettings, type SiteSettings, settingsFile } from '#site/site-settings.ts';

/** What site.yaml says, and where. */
export interface Settings {
  readonly settings: SiteSettings;
  readonly yaml: YamlFile;
  readonly report: Report;
}

/**
 * Looks at files that site.yaml names, of which it tells at the places where it does.
 * @param text of site.yaml; null where there is none. What is wrong with the rest of it is `checkSite`'s matter.
 * @param ids of all stories
 */
export async function checkNamedFiles(
  text: string | null,
  ids: readonly string[],
  look: (named: Settings) => Promise<void>,
): Promise<Problem[]> {
  const { settings } = readSettings(text, ids);
  if (text === null || !settings) return [];
  const { findings, report } = collect();
  await look({ settings, yaml: parseYaml(settingsFile, text, report), report });
  return toProblems(findings, { [settingsFile]: text });
}

/** Reports what is wrong with a file where it is named. @throws what is no mistake in a file */
export function reportFile(error: unknown, report: Report, spot: Spot): void {
  if (!(error instanceof FileMistake)) throw error;
  report('bad-value', spot, error.found, error.expected);
}

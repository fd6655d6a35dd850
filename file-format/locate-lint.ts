import type { Finding, Severity, Spot } from './problem.ts';
import type { TextDraft } from './read-text.ts';
import type { YamlFile } from './yaml-file.ts';

/** A mistake that lint found on the story, which knows no files. */
export interface LintProblem<C extends string = string> {
  readonly code: C;
  readonly severity: Severity;
  readonly message: string;
  readonly at: {
    readonly file: 'story' | 'text';
    /** in the story: keys of `story.yaml`, as `['steps', 3, 'camera']`. In a text: what its words refer to, as `['place', 'lisbon']`, or nothing */
    readonly path: readonly (string | number)[];
    /** the text's language; the first by default */
    readonly lang?: string;
    /** the text's step */
    readonly step?: string;
  };
}

export interface Located {
  readonly yaml: YamlFile;
  readonly texts: readonly TextDraft[];
}

/** Finds the place in the files of a lint problem: the key, the word that refers to it or the step; else the nearest thing around it. */
export function locateLint({ code, severity, message, at }: LintProblem, files: Located): Finding {
  // every message is "Unexpected X, expected Y"
  const fix = message.slice(message.lastIndexOf(', expected ') + ', expected '.length);
  return { code, severity, message, fix, ...(at.file === 'text' ? inText(at, files) : files.yaml.spot(at.path)) };
}

function inText({ path, lang, step }: LintProblem['at'], { yaml, texts }: Located): Spot {
  const text = texts.find((candidate) => candidate.lang === lang) ?? texts[0];
  if (!text) return yaml.spot([]);
  const named = text.references.filter((reference) => step === undefined || reference.step === step);
  const exact = named.find(({ to, id }) => path.includes(to) && path.includes(id)) ?? named.find(({ id }) => path.includes(id));
  return exact?.spot ?? text.steps.find(({ id }) => id === step)?.spot ?? { file: text.file, offset: 0 };
}

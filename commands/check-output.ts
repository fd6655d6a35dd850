import { type Problem, printable } from '#file-format/problem.ts';

/** What `npm run check -- --json` prints, in one line. docs/check.md describes it; keys may be added, none is renamed without another `version`. */
export interface CheckJson {
  readonly version: 1;
  /** whether the site may be built */
  readonly ok: boolean;
  /** folder names */
  readonly stories: { readonly sound: readonly string[]; readonly broken: readonly string[] };
  /** sorted by file, line and column within a story */
  readonly problems: readonly Problem[];
  /** what is wrong besides, of no file in particular */
  readonly notes: readonly string[];
}

export function asJson({
  ok,
  sound,
  broken,
  problems,
  notes,
}: CheckJson['stories'] & Pick<CheckJson, 'ok' | 'problems' | 'notes'>): string {
  const json: CheckJson = {
    version: 1,
    ok,
    stories: { sound, broken },
    problems: problems.map(({ code, severity, file, line, column, message, fix }) => ({
      code,
      severity,
      file,
      line,
      column,
      message,
      fix,
    })),
    notes,
  };
  return JSON.stringify(json);
}

/** GitHub shows so many annotations of a kind in a step, and drops the rest without a word. */
const mostAnnotations = 10;

/**
 * Problems as workflow commands, which GitHub Actions shows beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function annotations(problems: readonly Problem[]): string[] {
  const lines = (['error', 'warning'] as const).flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity);
    const shown = found.slice(0, found.length > mostAnnotations ? mostAnnotations - 1 : mostAnnotations);
    const rest = found.length - shown.length;
    return [
      ...shown.map(({ file, line, column, message, code }) => {
        return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`;
      }),
      ...(rest > 0 ? [`::${severity}::${rest} more: see the log of this step`] : []),
    ];
  });
  return lines;
}

const data = (text: string): string => printable(text).replace(/%/g, '%25');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

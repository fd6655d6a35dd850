/** The ways in which a file can be broken. `slow`: it is held back, and comes at last · `hang`: it never comes · `cut`: it ends in its middle */
export const faults = ['404', '500', 'hang', 'cut', 'garbage', 'slow'] as const;
export type Fault = (typeof faults)[number];

/** How a case went in an engine. JSON. */
export interface CaseResult {
  /** `page: fonts: 404`, `embed: storage is full` */
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  /** why it was not run */
  readonly reason?: string | undefined;
  /** ISO date */
  readonly day: string;
}

/** What is known of an engine: of each case its last run. JSON. */
export interface EngineResults {
  /** `firefox` */
  readonly engine: string;
  /** name and version, as it says itself */
  readonly version: string;
  readonly cases: readonly CaseResult[];
}

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

interface ReportedSuite {
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly projectName: string; readonly status: string; readonly annotations?: readonly Annotation[] }[];
  }[];
  readonly suites?: readonly ReportedSuite[];
}

/** A report of Playwright's `json` reporter. */
export interface Report {
  readonly stats: { readonly startTime: string };
  readonly suites: readonly ReportedSuite[];
}

const outcomes: Readonly<Record<string, CaseResult['outcome']>> = { expected: 'passed', skipped: 'not run' };

/** What a report says of the cases of one engine. */
export function resultsOf(report: Report, engine: string): EngineResults {
  const cases: CaseResult[] = [];
  let version = engine;
  const day = report.stats.startTime.slice(0, 10);
  const read = ({ specs = [], suites = [] }: ReportedSuite): void => {
    for (const { title, tests } of specs) {
      for (const { projectName, status, annotations = [] } of tests) {
        if (projectName !== engine) continue;
        const said = (wanted: string): string | undefined => annotations.find(({ type }) => type === wanted)?.description;
        // It began again, as its browser had crashed.
        const again = status === 'flaky' && said('crash') !== undefined;
        const outcome = again ? 'passed' : (outcomes[status] ?? 'failed');
        cases.push({ title, outcome, day, ...(outcome === 'not run' ? { reason: said('skip') ?? 'the run was stopped' } : {}) });
        version = said('engine') ?? version;
      }
    }
    suites.forEach(read);
  };
  report.suites.forEach(read);
  return { engine, version, cases };
}

/** What is known of an engine after some of the cases were run again, in the order of `before`. */
export function afterRun(before: EngineResults | null, now: EngineResults): EngineResults {
  const latest = new Map([...(before?.cases ?? []), ...now.cases].map((result) => [result.title, result]));
  return { ...now, version: now.version === now.engine ? (before?.version ?? now.version) : now.version, cases: [...latest.values()] };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
const initial = (engine: string): string => engine.slice(0, 1).toUpperCase();
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n');

/** `C F` where these two have passed, `C, **not F**` where one has failed, `–` where no engine was asked. */
function cell(engines: readonly EngineResults[], title: string): string {
  const outcomeIn = ({ cases }: EngineResults) => cases.find((result) => result.title === title)?.outcome;
  const those = (outcome: CaseResult['outcome']) =>
    engines.filter((one) => outcomeIn(one) === outcome).map(({ engine }) => initial(engine));
  const failed = those('failed');
  const cells = [those('passed').join(' '), failed.length > 0 ? `**not ${failed.join(' ')}**` : ''].filter(Boolean);
  return cells.join(', ') || '–';
}

/** The tables of docs/faults.md: files and how they are broken, for page and embed, and what is broken around them. */
export function faultTables(engines: readonly EngineResults[]): string {
  const parts = unique(engines.flatMap(({ cases }) => cases.map(({ title }) => title))).map((title) => title.split(': '));
  const files = (['page', 'embed'] as const).map((where) => {
    const kinds = unique(parts.filter((its) => its[0] === where && its.length === 3).map((its) => its[1] ?? ''));
    const rows = kinds.map((kind) => [kind, ...faults.map((fault) => cell(engines, `${where}: ${kind}: ${fault}`))]);
    const heading = where === 'page' ? 'Files of the site’s own pages' : 'Files of a story in a host’s page';
    return [`## ${heading}`, table(['broken', ...faults], rows)];
  });
  const around = unique(parts.filter((its) => its.length === 2).map((its) => its[1] ?? ''));
  const rows = around.map((name) => [name, cell(engines, `page: ${name}`), cell(engines, `embed: ${name}`)]);
  return [...files.flat(), '## What is around them', table(['broken', 'page', 'embed'], rows)].join('\n\n');
}

/** `chromium 156, 2026-11-29: 2 of 3 cases, all whole` */
function lineOf({ version, cases }: EngineResults, of: number): string {
  const count = (wanted: CaseResult['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  const days = unique(cases.map(({ day }) => day)).sort();
  const when = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : (days[0] ?? '');
  const failed = count('failed');
  return `${version}, ${when}: ${count('passed') + failed} of ${of} cases were run, ${failed === 0 ? 'all whole' : `**${failed} not whole**`}`;
}

/**
 * docs/faults.md.
 * @param missing a line for each engine that could not be had
 */
export function faultsPage(engines: readonly EngineResults[], missing: readonly string[]): string {
  const titles = unique(engines.flatMap(({ cases }) => cases.map(({ title }) => title)));
  const notRun = engines.flatMap(({ engine, cases }) =>
    unique(cases.flatMap(({ reason }) => reason ?? [])).map((reason) => {
      const those = cases.filter((one) => one.reason === reason);
      return `- ${engine}: ${those.length} cases not run: ${reason} (${unique(those.map(({ title }) => title.replace(/: [^:]+$/, ''))).join('; ')})`;
    }),
  );
  return `# Faults

Written by \`npm run test:faults\` from the last run of each case; do not edit. C is Chromium, F Firefox, W WebKit; each stands where the case held, – where no engine was asked.

${[...engines.map((one) => `- ${lineOf(one, titles.length)}`), ...missing.map((line) => `- ${line}`), ...notRun].join('\n')}

Each kind of file is broken by the server, in each way: it answers 404 or 500, never (\`hang\`), with a half and then no more (\`cut\`), with bytes that are nothing (\`garbage\`), or only when the page has
come to rest without the file (\`slow\`). Three of a kind hang or are slow at a time, as a browser has six connections to such a server; the others are missing, or come. A case holds if every word of the story is there and can be seen (in a host’s page, where the guest cannot come, the host’s own words are); if without a live map the drawn
pictures follow the reader, and a line says so; if nothing says that it is loading, nothing is thrown but what the broken file itself throws, nothing is refused by the page’s policy, and nothing is
asked of another origin; and if what was slow is there in the end. Which kind comes to rest as what: \`e2e/breakages.ts\`.

No browser paints a page before its style sheet has come or failed, or runs its script: of a sheet that hangs this is true of the document, not of the screen. A page whose
sheet has failed is a plain document: all words, and the drawn picture at its top, which stays there.

${faultTables(engines)}
`;
}

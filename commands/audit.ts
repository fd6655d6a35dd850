import { spawnSync } from 'node:child_process';
import { isMain, root } from '#node/root.ts';

/** What npm's registry knows of the packages that we use. */
export interface Audit {
  /** flaws that stop a release: high or critical ones of packages that build or make the site */
  readonly problems: readonly string[];
  /** lesser ones, to be looked at */
  readonly notes: readonly string[];
  /** why nothing is known; null where something is */
  readonly notRun: string | null;
}

interface Report {
  readonly error?: { readonly summary?: string; readonly code?: string };
  readonly message?: string;
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly severity: string;
        readonly range?: string;
        readonly via?: readonly (string | { readonly title?: string; readonly url?: string })[];
      }
    >
  >;
}

/** Reads what `npm audit --json` prints. A registry that cannot be asked, or has no such service, is no flaw of a package. */
export function auditOf(output: string): Audit {
  let report: Report;
  try {
    report = JSON.parse(output.slice(output.indexOf('{'))) as Report;
  } catch {
    return { problems: [], notes: [], notRun: 'npm gave no report' };
  }
  const { vulnerabilities } = report;
  if (!vulnerabilities)
    return { problems: [], notes: [], notRun: report.message ?? report.error?.summary ?? report.error?.code ?? 'npm gave no report' };
  const lines = Object.entries(vulnerabilities).map(([name, { severity, range = '', via = [] }]) => {
    const causes = via.map((cause) => (typeof cause === 'string' ? cause : `${cause.title ?? ''} ${cause.url ?? ''}`.trim()));
    return { severity, line: `${severity}: ${name} ${range}: ${causes.join(', ')}` };
  });
  const grave = ({ severity }: { readonly severity: string }): boolean => severity === 'high' || severity === 'critical';
  return {
    problems: lines.filter(grave).map(({ line }) => line),
    notes: lines.filter((one) => !grave(one)).map(({ line }) => line),
    notRun: null,
  };
}

/**
 * Asks npm's registry for known flaws of the packages that make the site (`dependencies`), and says what it answers.
 * @returns whether there is none that stops a release; also where the registry cannot be asked, which is said
 */
export function audit(): boolean {
  const { stdout, error } = spawnSync(
    'npm',
    ['audit', '--omit=dev', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=30000'],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    },
  );
  const { problems, notes, notRun } = auditOf(error ? '' : (stdout ?? ''));
  if (notRun !== null) console.log(`npm audit was NOT run: ${notRun}. Run it where npm’s registry answers.`);
  for (const line of notes) console.log(line);
  for (const line of problems) console.error(line);
  if (notRun === null && problems.length === 0) console.log('npm audit: no flaw that stops a release');
  return problems.length === 0;
}

if (isMain(import.meta.url)) process.exitCode = audit() ? 0 : 1;

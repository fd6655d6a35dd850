import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** At the end of a run, a line for each case that an engine could not run, or that began again as its browser had crashed, and why. */
export default class RunNotes implements Reporter {
  private readonly lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const engine = test.parent.project()?.name ?? '';
    const said = (wanted: string) => [...result.annotations, ...test.annotations].find(({ type }) => type === wanted)?.description;
    const crash = said('crash');
    if (crash) this.lines.push(`${engine}: begun again: ${test.title}: ${crash}`);
    if (result.status !== 'skipped') return;
    const reason = said('skip');
    this.lines.push(`${engine}: not run: ${test.title}: ${reason ?? 'the run was stopped'}`);
  }

  onEnd(_result: FullResult): void {
    for (const line of new Set(this.lines)) console.log(line);
  }
}

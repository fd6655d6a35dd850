import { cpus, devices, type Figure, figures, type LineName, type Sample, type Situation } from './sample.ts';
import { lines } from './slow-link.ts';
import { median } from './statistics.ts';

/** Runs of all contenders, and where and when they were made. */
export interface Results {
  readonly machine: string;
  /** ISO date */
  readonly date: string;
  /** contenders in the order of the columns; ratios are to the first */
  readonly contenders: readonly { readonly id: string; readonly name: string }[];
  readonly story: string;
  readonly samples: Sample[];
  /** scores of Lighthouse's mobile preset, 0–100, by category */
  readonly lighthouse?: Readonly<Record<string, number>>;
  /** by what a made story is called: figures of our own page with it */
  readonly lengths?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const same = (a: Situation, b: Situation): boolean => a.device === b.device && a.cpu === b.cpu && a.line === b.line;

/** A figure of a contender over all its runs in a situation; null where it was not measured. */
export function overRuns(samples: readonly Sample[], contender: string, situation: Situation, figure: Figure): number | null {
  const values = samples
    .filter((sample) => sample.contender === contender && same(sample.situation, situation))
    .flatMap(({ values }) => values[figure.id] ?? []);
  if (values.length === 0) return null;
  return figure.worst ? Math.max(...values) : median(values);
}

/** Three digits or so. */
const digits = (value: number): string => {
  const size = Math.abs(value);
  return String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)));
};

/** A value as the table writes it, in the figure's unit. */
export function written(value: number, { unit }: Figure): string {
  switch (unit) {
    case 's':
      return `${digits(value / 1000)} s`;
    case 'ms':
      return `${digits(value)} ms`;
    case 'kB':
      return `${digits(value / 1e3)} kB`;
    case 'MB':
      return `${digits(value / 1e6)} MB`;
    case '%':
      return `${digits(value * 100)} %`;
    default:
      return digits(value);
  }
}

/** How many times the first contender's value another one is, such as `0.4 ×`. */
export function ratio(value: number | null, first: number | null): string {
  if (value === null || first === null) return '–';
  if (value === first) return '1 ×';
  if (first <= 0 || value < 0) return '–';
  return `${digits(value / first)} ×`;
}

function tableOf(results: Results, situation: Situation, chosen: readonly Figure[]): string[] {
  const of = (id: string, figure: Figure): number | null => overRuns(results.samples, id, situation, figure);
  const rows = chosen.flatMap((figure) => {
    const values = results.contenders.map(({ id }) => of(id, figure));
    if (values.every((value) => value === null)) return [];
    const last = values.at(-1) ?? null;
    const cells = values.map((value) => (value === null ? '–' : written(value, figure)));
    return [`| ${[figure.label, ...cells, ratio(last, values[0] ?? null)].join(' | ')} |`];
  });
  if (rows.length === 0) return [];
  return [
    `| | ${results.contenders.map(({ name }) => name).join(' | ')} | last ÷ first |`,
    `| --- |${' ---: |'.repeat(results.contenders.length + 1)}`,
    ...rows,
  ];
}

function runsOf(samples: readonly Sample[], situation: Situation, contender: string): number {
  return samples.filter((sample) => sample.contender === contender && same(sample.situation, situation)).length;
}

/** All situations, the fullest first. */
export function allSituations(): Situation[] {
  return (Object.keys(devices) as (keyof typeof devices)[]).flatMap((device) =>
    (Object.keys(lines) as LineName[]).flatMap((line) => cpus.map((cpu) => ({ device, cpu, line }))),
  );
}

const titleOf = ({ device, cpu, line }: Situation): string =>
  `${devices[device].name}; processor ${cpu === 1 ? 'as it is' : `${cpu} times slower`}; ${lines[line].name}`;

/** What holds of all figures: machine, date, how often. */
export function provenance({ machine, date, samples, contenders }: Results): string {
  const counts = allSituations().flatMap((situation) =>
    contenders.map(({ id }) => runsOf(samples, situation, id)).filter((count) => count > 0),
  );
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${date}, ${machine}. ${most === 1 ? 'One run each' : `Medians of ${least === most ? most : `${least} to ${most}`} runs`}, worst values where it says so.`;
}

/** A column for each length of a story. */
export function lengthsTable(lengths: NonNullable<Results['lengths']>): string[] {
  const columns = Object.entries(lengths);
  return [
    `| | ${columns.map(([name]) => name).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    ...figures.flatMap((figure) => {
      const values = columns.map(([, of]) => of[figure.id]);
      if (values.every((value) => value === undefined)) return [];
      return [`| ${[figure.label, ...values.map((value) => (value === undefined ? '–' : written(value, figure)))].join(' | ')} |`];
    }),
  ];
}

/** The page docs/bench.md. */
export function reportOf(results: Results): string {
  const sections = allSituations().flatMap((situation) => {
    const table = tableOf(results, situation, figures);
    return table.length > 0 ? ['', `## ${titleOf(situation)[0]?.toUpperCase()}${titleOf(situation).slice(1)}`, '', ...table] : [];
  });
  return [
    '# Bench',
    '',
    `Written by \`npm run bench\`; do not edit. ${provenance(results)}`,
    '',
    'The same story as several pages: the common recipe, the same in other hands, and this repository. What is measured and how, what it cannot show, and in what the peers draw less',
    'than we do, is in [decision 0023](decisions/0023-bench.md). Without a graphics card WebGL is drawn by the processor: compare columns, not figures with other machines.',
    'The last column is how many times the recipe’s value ours is; less is better, but for frames a second.',
    '',
    '![Ratios of the phone’s figures to the common recipe’s](bench.svg)',
    ...sections,
    ...(results.lighthouse
      ? [
          '',
          '## Lighthouse',
          '',
          'Mobile preset, on our own server, one run.',
          '',
          `| ${Object.keys(results.lighthouse).join(' | ')} |`,
          `|${' ---: |'.repeat(Object.keys(results.lighthouse).length)}`,
          `| ${Object.values(results.lighthouse).join(' | ')} |`,
        ]
      : []),
    ...(results.lengths
      ? [
          '',
          '## Length of the story',
          '',
          'Made stories in this repository’s page alone; phone, cable, processor as it is.',
          '',
          ...lengthsTable(results.lengths),
        ]
      : []),
    '',
  ].join('\n');
}

/** The table of the README: the phone on cable, in short. */
export function shortTable(results: Results): string {
  const table = tableOf(
    results,
    { device: 'phone', cpu: 1, line: 'cable' },
    figures.filter(({ short }) => short),
  );
  return [
    ...table,
    '',
    `The same story in a phone’s window, by cable. ${provenance(results)} All figures and a plot: [docs/bench.md](docs/bench.md); how, and what it cannot show: [0023](docs/decisions/0023-bench.md).`,
  ].join('\n');
}

/** A text with what stands between its two markers replaced. @throws Error where the markers are not there */
export function between(text: string, content: string, name = 'bench'): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected ${begin} and ${end}, got a text without them`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

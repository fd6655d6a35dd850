import type { Chart, Paragraph, Table } from './text.ts';

/** How a language writes a chart's figures. @param lang BCP 47 tag */
export function figureFormat(lang: string): (value: number) => string {
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 6 });
  return (value) => format.format(value);
}

/** What a chart draws, as a table: for readers who do not see it, and who want the figures. */
export function chartTable({ rowName, series, rows }: Chart, lang: string): Table {
  const write = figureFormat(lang);
  const words = (value: string): Paragraph => [{ type: 'text', value }];
  return {
    type: 'table',
    align: [null, ...series.map(() => 'end' as const)],
    head: [rowName, ...series].map(words),
    rows: rows.map(({ name, values }) => [name, ...values.map((value) => (value === null ? '–' : write(value)))].map(words)),
  };
}

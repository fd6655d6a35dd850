import type { Table, TableCell, TableRow } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Chart } from '#story/text.ts';
import { plainText } from '#story/walk-text.ts';
import { checkClosed, checkCredit, readCredited, readLabel } from './credited.ts';
import { attributeOffset, checkAttributes, offsetOf, unknownAttributes } from './directives.ts';
import { type InlineContext, inlines } from './markdown.ts';
import { expectedOf } from './nearest.ts';
import type { FigureFind } from './passages.ts';

const kinds = ['bar', 'line'] as const;
/** Rows that can be told apart: each bar has a name of its own, of a line's some have. */
const mostRows = { bar: 24, line: 400 } as const;
/** Bars and lines that can be told apart without colours. */
const mostSeries = 3;
/** Letters that fit on one line of a phone; those of East Asia count twice. */
const mostLetters = { bar: 36, line: 14 } as const;

/**
 * `:::chart[Its title]{type=bar}` with a table: the first column has the names of its rows, each other one figures. A caption, and behind a dash whose
 * figures they are.
 * @returns `figures` also of a chart that is so mistaken that nothing is left of it
 */
export function readChart(node: ContainerDirective, context: InlineContext): { chart: Chart | undefined; figures: FigureFind[] } {
  const { report, spot, text } = context;
  checkAttributes(node, ['type'], context);
  checkClosed(node, context);
  const title = readLabel(node, context, 'its title');
  const type = node.attributes?.type ?? '';
  const kind = kinds.find((one) => one === type);
  if (type === '') {
    if (unknownAttributes(node, ['type']).length === 0)
      report('bad-attribute', spot(offsetOf(node)), '`:::chart` without a type', '`{type=bar}` or `{type=line}`');
  } else if (!kind)
    report('bad-value', spot(attributeOffset(text, offsetOf(node), 'type')), `\`${type}\``, expectedOf(type, kinds, 'type'));
  const tables = node.children.filter((child): child is Table => child.type === 'table');
  const [table, second] = tables;
  if (!table) report('chart-shape', spot(offsetOf(node)), 'chart without a table', 'the names and figures of its rows as a table');
  if (second) report('chart-shape', spot(offsetOf(second)), 'second table in a chart', 'one table');
  const { paragraphs, by } = readCredited(
    node.children.filter((child) => child.type !== 'table'),
    context,
    '`:::chart`',
  );
  checkCredit(node, by, context);
  const data = table ? readData(table, kind ?? 'line', context) : undefined;
  const figures = data?.figures ?? [];
  if (!title || !kind || !data || !by) return { chart: undefined, figures };
  const { rowName, series, rows } = data;
  return { chart: { type: 'chart', kind, title, rowName, series, rows, paragraphs, by }, figures };
}

function readData(
  table: Table,
  kind: Chart['kind'],
  context: InlineContext,
): Pick<Chart, 'rowName' | 'series' | 'rows'> & { figures: FigureFind[] } {
  const { report, spot } = context;
  const [head, ...others] = table.children;
  const [rowName = '', ...series] = (head?.children ?? []).map((cell) => nameOf(cell, mostLetters.bar, context));
  if (series.length < 1 || series.length > mostSeries)
    report('chart-shape', spot(offsetOf(table)), `chart of ${count(series.length, 'column')} of figures`, `one to ${mostSeries}`);
  if (others.length < 2 || others.length > mostRows[kind])
    report('chart-shape', spot(offsetOf(table)), `chart of ${count(others.length, 'row')}`, `2 to ${mostRows[kind]}, below its head`);
  const figures: FigureFind[] = [];
  // columns in which a cell was meant to be a figure
  const filled = new Set<number>();
  const rows = others.map((row) => {
    const [first, ...cells] = row.children;
    checkLength(row, series.length + 1, context);
    const values = series.map((_, column) => {
      const cell = cells[column];
      const source = cell ? sourceOf(cell, context) : '';
      if (source !== '') filled.add(column);
      const value = cell && source !== '' ? figureOf(cell, source, context) : null;
      figures.push({ value, spot: spot(offsetOf(cell ?? row)) });
      return value;
    });
    return { name: first ? nameOf(first, mostLetters[kind], context) : '', values };
  });
  for (const [column, name] of series.entries()) {
    if (rows.length > 0 && !filled.has(column))
      report('chart-shape', spot(offsetOf(head?.children[column + 1] ?? table)), `column \`${name}\` without a figure`, 'figures below it');
  }
  return { rowName, series, rows, figures };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function checkLength(row: TableRow, columns: number, { report, spot }: InlineContext): void {
  const { length } = row.children;
  if (length !== columns)
    report('table-shape', spot(offsetOf(row)), `row of ${count(length, 'cell')}`, `${columns}, as the table’s head has`);
}

/** A cell that names a column or a row: plain words, which have to fit beside what they name. */
function nameOf(cell: TableCell, most: number, context: InlineContext): string {
  const { report, spot } = context;
  const words = inlines(cell.children, context, offsetOf(cell));
  const name = plainText(words).trim();
  const at = spot(offsetOf(cell));
  if (name === '') report('empty-part', at, 'column or row of a chart without a name', 'its name in this cell');
  else if (words.some(({ type }) => type !== 'text')) report('unsupported-markdown', at, 'markup in a chart', 'plain words');
  const letters = lettersOf(name);
  if (letters > most)
    report('chart-shape', at, `name of ${letters} letters`, `${most} at most, for a phone; those of East Asia count as two`);
  return name;
}

const lettersOf = (name: string): number => {
  const all = [...name.normalize('NFC')].filter((letter) => !/\p{M}/u.test(letter));
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\u3000-\u303f]/u;
  return all.length + all.filter((letter) => wide.test(letter)).length;
};

/** What is written in a cell, as it is in the file. */
const sourceOf = ({ children }: TableCell, { text }: InlineContext): string =>
  text.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0).trim();

/** A cell as a figure; null where it is none. All languages write it in the same way, and the page writes it in theirs. */
function figureOf(cell: TableCell, source: string, { report, spot }: InlineContext): number | null {
  const value = /^[-−]?\d{1,15}(?:\.\d{1,6})?$/.test(source) ? Number(source.replace('−', '-')) : Number.NaN;
  if (!Number.isNaN(value)) return value;
  report(
    'chart-shape',
    spot(offsetOf(cell.children[0] ?? cell)),
    `\`${source.slice(0, 40)}\``,
    'a figure such as `1234.5`: digits and a point, in every language; the page writes it in the reader’s. Nothing where it is not known',
  );
  return null;
}

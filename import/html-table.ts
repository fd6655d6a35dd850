import type { Element } from 'hast';

/** A table of HTML as rows of cells; a cell that lies over several columns or rows is in the first of them. */
export interface Grid {
  readonly caption: Element | undefined;
  /** the row that names the columns; undefined where none does */
  readonly head: readonly (Element | undefined)[] | undefined;
  readonly rows: readonly (readonly (Element | undefined)[])[];
  readonly columns: number;
  /** whether cells lie over several columns or rows */
  readonly spanned: boolean;
  /** whether rows have more columns than are read */
  readonly cut: boolean;
}

/** Columns that are read: a table of more is no text. */
export const mostColumns = 40;

export const elementsOf = (node: Element): Element[] => node.children.filter((child) => child.type === 'element');

/** Reads the rows of a table, those of tables in it aside. */
export function gridOf(table: Element): Grid {
  const inHead = new Set<Element>();
  const trs = elementsOf(table).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    if (!['thead', 'tbody', 'tfoot'].includes(child.tagName)) return [];
    const rows = elementsOf(child).filter(({ tagName }) => tagName === 'tr');
    if (child.tagName === 'thead') for (const row of rows) inHead.add(row);
    return rows;
  });
  let spanned = false;
  let cut = false;
  /** rows that a cell above still lies over, by column */
  const over: number[] = [];
  const grid = trs.map((tr) => {
    const row: (Element | undefined)[] = [];
    const skip = (): void => {
      while ((over[row.length] ?? 0) > 0) {
        over[row.length] = (over[row.length] ?? 0) - 1;
        row.push(undefined);
      }
    };
    for (const cell of elementsOf(tr).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
      skip();
      const [wide, high] = [span(cell, 'colSpan'), span(cell, 'rowSpan')];
      spanned ||= wide > 1 || high > 1;
      cut ||= row.length >= mostColumns;
      for (let i = 0; i < wide && row.length < mostColumns; i++) {
        over[row.length] = high - 1;
        row.push(i === 0 ? cell : undefined);
      }
    }
    skip();
    return { tr, row };
  });
  const rows = grid.filter(({ row }) => row.some((cell) => cell !== undefined));
  const columns = Math.max(0, ...rows.map(({ row }) => row.length));
  const [first, ...others] = rows;
  const named =
    first !== undefined &&
    others.length > 0 &&
    (inHead.has(first.tr) || first.row.every((cell) => cell === undefined || cell.tagName === 'th'));
  return {
    caption: elementsOf(table).find(({ tagName }) => tagName === 'caption'),
    head: named ? first.row : undefined,
    rows: (named ? others : rows).map(({ row }) => row),
    columns,
    spanned,
    cut,
  };
}

function span(cell: Element, key: 'colSpan' | 'rowSpan'): number {
  const value = Number(cell.properties[key] ?? 1);
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), mostColumns) : 1;
}

/** On which side the words of a cell stand. */
export function alignOf(cell: Element | undefined): 'left' | 'center' | 'right' | undefined {
  const { align, style } = cell?.properties ?? {};
  const said = String(align ?? /text-align:\s*(\w+)/i.exec(String(style ?? ''))?.[1] ?? '').toLowerCase();
  return said === 'left' || said === 'center' || said === 'right' ? said : undefined;
}

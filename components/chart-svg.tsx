import type { ReactNode } from 'react';
import { figureFormat } from '#story/chart-table.ts';
import { directionOf } from '#story/languages.ts';
import type { Chart } from '#story/text.ts';
import { type BarPlan, barPlan, type LinePlan, linePlan, piecesOf } from './chart-plan.ts';

/*
 * A chart as SVG that is as wide as its column and whose letters do not grow with it: along it lengths are shares of the width, down it they are those of
 * its letters. It has no colours and no styles of its own, so that it is in the page's, on paper and in pages that are not ours. Right to left it runs
 * the other way round.
 */

/** How bars differ, and lines: not by colour. */
const fills = [{ fill: 'currentColor' }, { fill: 'currentColor', fillOpacity: 0.45 }, { fill: 'none', stroke: 'currentColor' }] as const;
const strokes = [{}, { strokeDasharray: '7 5' }, { strokeDasharray: '0.1 5' }] as const;

interface Across {
  /** a share from the beginning of a line of words, as the SVG has it */
  readonly x: (share: number) => string;
  /** `dx` towards the end of the line, em */
  readonly on: (em: number) => string;
  readonly direction: 'ltr' | 'rtl';
}

function acrossOf(lang: string): Across {
  const direction = directionOf(lang);
  const sign = direction === 'rtl' ? -1 : 1;
  return { direction, x: (share) => percent(direction === 'rtl' ? 1 - share : share), on: (em) => `${sign * em}em` };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const percent = (share: number): string => `${round(share * 100)}%`;
const em = (value: number): string => `${round(value)}em`;

/** @param lang BCP 47 tag of the text */
export function ChartSvg({ chart, lang }: { chart: Chart; lang: string }): ReactNode {
  const across = acrossOf(lang);
  const write = figureFormat(lang);
  const drawn =
    chart.kind === 'bar' ? bars(chart, barPlan(chart, write), write, across) : lines(chart, linePlan(chart, write), write, across);
  return (
    <svg
      width="100%"
      height={em(drawn.height)}
      fontSize="14"
      fontFamily="system-ui, sans-serif"
      fill="currentColor"
      direction={across.direction}
      overflow="visible"
      aria-hidden="true"
    >
      {drawn.content}
    </svg>
  );
}

interface Drawn {
  /** em */
  readonly height: number;
  readonly content: ReactNode;
}

/** em: a bar, between two of a row, a row's name above them, and between two rows */
const bar = { height: 1.1, gap: 0.25, name: 1.35, apart: 0.85 };

function bars({ rows, series }: Chart, { zero, at }: BarPlan, write: (value: number) => string, { x, on, direction }: Across): Drawn {
  const each = bar.name + series.length * (bar.height + bar.gap) + bar.apart;
  const content = rows.map(({ name, values }, row) => (
    <g key={row}>
      <text x={x(0)} y={em(row * each + 1)}>
        {name}
      </text>
      {values.map((value, column) => {
        const top = row * each + bar.name + column * (bar.height + bar.gap);
        const end = at(value ?? 0);
        const [from, to] = [Math.min(zero, end), Math.max(zero, end)];
        const before = (value ?? 0) < 0;
        return (
          <g key={column}>
            {value === null ? null : (
              <rect
                x={x(direction === 'rtl' ? to : from)}
                y={em(top)}
                width={percent(to - from)}
                height={em(bar.height)}
                {...fills[column]}
              />
            )}
            <text x={x(end)} y={em(top + 0.92)} dx={on(before ? -0.4 : 0.4)} textAnchor={before ? 'end' : 'start'}>
              {value === null ? '–' : write(value)}
            </text>
          </g>
        );
      })}
    </g>
  ));
  const height = rows.length * each - bar.apart;
  return {
    height,
    content: (
      <>
        {content}
        <line x1={x(zero)} x2={x(zero)} y1={em(bar.name - 0.1)} y2={em(height)} stroke="currentColor" strokeOpacity={0.6} />
      </>
    ),
  };
}

/** em: the room above the lines, theirs, and what is below for names */
const plot = { top: 1.4, height: 11, foot: 1.9 };
/** Up to so many rows each value has a dot. */
const fewRows = 24;

function lines(chart: Chart, plan: LinePlan, write: (value: number) => string, { x, direction }: Across): Drawn {
  const { rows, series } = chart;
  const { steps, down, along, named } = plan;
  const y = (value: number): number => plot.top + down(value) * plot.height;
  const final = rows.length - 1;
  // In a box of its own that is stretched to the column, 100 units wide and high; its lines are as thick as anywhere.
  const point = (row: number, value: number): string => {
    const share = along[row] ?? 0;
    return `${round((direction === 'rtl' ? 1 - share : share) * 100)} ${round(down(value) * 100)}`;
  };
  const content = (
    <>
      {steps.map((step, index) => (
        <g key={step}>
          <line
            x1="0"
            x2="100%"
            y1={em(y(step))}
            y2={em(y(step))}
            stroke="currentColor"
            strokeOpacity={index === 0 || step === 0 ? 0.6 : 0.22}
          />
          <text x={x(0)} y={em(y(step) - 0.3)} fillOpacity={0.8}>
            {write(step)}
          </text>
        </g>
      ))}
      <svg
        x="0"
        y={em(plot.top)}
        width="100%"
        height={em(plot.height)}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        {series.map((_, column) => (
          <path
            key={column}
            d={piecesOf(chart, column)
              .map((piece) => `M${piece.map((row) => point(row, rows[row]?.values[column] ?? 0)).join('L')}`)
              .join('')}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
            {...strokes[column]}
          />
        ))}
      </svg>
      {series.flatMap((_, column) =>
        piecesOf(chart, column)
          .flatMap((piece) => (rows.length <= fewRows || piece.length === 1 ? piece : []))
          .map((row) => <circle key={`${column} ${row}`} cx={x(along[row] ?? 0)} cy={em(y(rows[row]?.values[column] ?? 0))} r="3" />),
      )}
      {rows.map(({ name }, row) =>
        named[row] ? (
          <text
            key={row}
            x={x(along[row] ?? 0)}
            y={em(plot.top + plot.height + 1.5)}
            textAnchor={row === 0 ? 'start' : row === final ? 'end' : 'middle'}
          >
            {name}
          </text>
        ) : null,
      )}
    </>
  );
  return { height: plot.top + plot.height + plot.foot, content };
}

/** How a column of figures is drawn, beside its name. */
export function ChartSign({ kind, column }: { kind: Chart['kind']; column: number }): ReactNode {
  return (
    <svg width="1.7em" height="0.8em" fill="currentColor" aria-hidden="true">
      {kind === 'bar' ? (
        <rect x="1" y="1" width="1.5em" height="0.65em" {...fills[column]} />
      ) : (
        <line x1="1" x2="1.5em" y1="0.4em" y2="0.4em" stroke="currentColor" strokeWidth="2" strokeLinecap="round" {...strokes[column]} />
      )}
    </svg>
  );
}

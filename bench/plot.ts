import { escapeXml } from '#poster/svg.ts';
import { overRuns, type Results } from './report.ts';
import { figures, type Situation } from './sample.ts';

/** The axis: from a hundredth of the recipe's value to a hundred times it. */
const decades = 2;
const size = { width: 860, row: 26, left: 330, right: 110, top: 64 } as const;

/** Ours stands out; the others are told apart by how dark they are. */
const fillOf = (index: number, last: boolean): string => (last ? '#c2410c' : (['#fff', '#94a3b8', '#334155'][index % 3] ?? '#fff'));
const dot = (x: number, y: number, index: number, last: boolean): string =>
  `<circle cx="${x}" cy="${y}" r="5" fill="${fillOf(index, last)}" stroke="${last ? '#c2410c' : '#475569'}" stroke-width="1.5"/>`;

/** Where a ratio is on the axis, 0 to 1. What is beyond its ends is at them. */
export function place(value: number): number {
  if (!(value > 0)) return 0;
  return Math.min(Math.max((Math.log10(value) + decades) / (2 * decades), 0), 1);
}

/** A plot of the short figures, each as a ratio to the first contender's on a logarithmic axis: left of the middle is better. */
export function plotOf(results: Results, situation: Situation = { device: 'phone', cpu: 1, line: 'cable' }): string {
  const [first, ...others] = results.contenders;
  const axis = size.width - size.left - size.right;
  const x = (share: number): number => Math.round((size.left + share * axis) * 10) / 10;
  const rows = figures
    .filter(({ short }) => short)
    .flatMap((figure) => {
      const base = first ? overRuns(results.samples, first.id, situation, figure) : null;
      if (base === null) return [];
      const dots = others.flatMap(({ id }, index) => {
        const value = overRuns(results.samples, id, situation, figure);
        if (value === null) return [];
        // Where more is better the ratio is turned round, so that better is left in every row; 0 of 0 is as good.
        const ratio = value === base ? 1 : figure.more ? base / value : base === 0 ? Number.POSITIVE_INFINITY : value / base;
        return [{ ratio, at: index, last: index === others.length - 1 }];
      });
      return [{ label: figure.label + (figure.more ? ' (turned round)' : ''), dots }];
    });
  const height = size.top + rows.length * size.row + 46;
  const ticks = [0.01, 0.1, 1, 10, 100];
  const said = (ratio: number): string => (ratio === 0 ? '0' : Number.isFinite(ratio) ? `${Number(ratio.toPrecision(2))} ×` : '∞');
  const bottom = size.top + rows.length * size.row;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" font-family="Arial, Helvetica, sans-serif" font-size="13">`,
    `<title>Figures as multiples of those of ${escapeXml(first?.name ?? '')}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="16" y="24" font-weight="bold">Multiples of ${escapeXml(first?.name ?? '')}; left is better</text>`,
    ...others.map(({ name }, index) => {
      const last = index === others.length - 1;
      const at = 16 + index * 260;
      return `${dot(at + 5, 41, index, last)}<text x="${at + 16}" y="45">${escapeXml(name)}</text>`;
    }),
    ...ticks.map(
      (tick) =>
        `<path d="M${x(place(tick))} ${size.top - 6}V${bottom}" stroke="${tick === 1 ? '#0f172a' : '#cbd5e1'}"/><text x="${x(place(tick))}" y="${bottom + 18}" text-anchor="middle" fill="#475569">${tick} ×</text>`,
    ),
    ...rows.flatMap(({ label, dots }, index) => {
      const y = size.top + (index + 0.5) * size.row;
      const ours = dots.find(({ last }) => last);
      return [
        `<text x="${size.left - 14}" y="${y + 4}" text-anchor="end">${escapeXml(label)}</text>`,
        ...(ours ? [`<path d="M${x(0.5)} ${y}H${x(place(ours.ratio))}" stroke="#c2410c" stroke-width="3" opacity="0.35"/>`] : []),
        ...dots.map(({ ratio, at, last }) => dot(x(place(ratio)), y, at, last)),
        ...(ours ? [`<text x="${size.width - 16}" y="${y + 4}" text-anchor="end" font-weight="bold">${said(ours.ratio)}</text>`] : []),
      ];
    }),
    `<text x="16" y="${height - 8}" fill="#475569" font-size="11">${escapeXml(`${results.date}, ${results.machine}`)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

import type { Flat } from './simplify.ts';

/** A number in the shortest form SVG allows: "-.5", "12". At most `digits` decimals, without trailing zeros. */
export function short(value: number, digits = 1): string {
  const scale = 10 ** digits;
  // `+ 0` makes −0 a 0
  const text = String(Math.round(value * scale) / scale + 0);
  if (text.startsWith('0.')) return text.slice(1);
  return text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** Numbers of a path, separated by a space only where two would otherwise run together. */
export function joinNumbers(numbers: readonly string[]): string {
  let out = '';
  let fraction = false;
  for (const text of numbers) {
    if (out !== '' && text[0] !== '-' && !(text[0] === '.' && fraction)) out += ' ';
    out += text;
    fraction = text.includes('.');
  }
  return out;
}

/**
 * One polyline as path text: absolute start, then relative steps on a grid of a tenth of a px. The steps are differences of rounded points, so that
 * rounding errors do not add up. Points that round to the previous one are left out; a line that collapses to a point gives ''.
 */
export function pathText(points: Flat, closed: boolean): string {
  let [x, y] = [Math.round((points[0] ?? 0) * 10), Math.round((points[1] ?? 0) * 10)];
  const head = `M${joinNumbers([short(x / 10), short(y / 10)])}`;
  const steps: string[] = [];
  for (let i = 2; i < points.length; i += 2) {
    const [nx, ny] = [Math.round((points[i] as number) * 10), Math.round((points[i + 1] as number) * 10)];
    if (nx === x && ny === y) continue;
    steps.push(short((nx - x) / 10), short((ny - y) / 10));
    [x, y] = [nx, ny];
  }
  if (steps.length === 0) return '';
  return `${head}l${joinNumbers(steps)}${closed ? 'z' : ''}`;
}

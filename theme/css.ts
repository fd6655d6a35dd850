import { lines } from './lines.ts';
import { palette } from './palette.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Palette and line patterns as CSS custom properties for `:root`: the page's words wear what the map draws. */
export function themeCss(): string {
  const colors = Object.entries(palette).map(([name, value]) => `--${kebab(name)}:${value}`);
  const patterns = Object.entries(lines).flatMap(([certainty, line]) => [
    `--line-${certainty}-width:${line.width}px`,
    `--line-${certainty}-on:${line.dash?.[0] ?? 0}px`,
    `--line-${certainty}-off:${line.dash?.[1] ?? 0}px`,
    `--line-${certainty}-color:${palette[line.color]}`,
  ]);
  return `:root{${[...colors, ...patterns].join(';')}}`;
}

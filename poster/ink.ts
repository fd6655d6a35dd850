import { type Palette, palette, printPalette } from '#theme/palette.ts';

/** `screen`: the page's dark map. `print`: the same picture in dark lines on white, to save ink. */
export type Ink = 'screen' | 'print';

export function paletteFor(ink: Ink): Palette {
  return ink === 'print' ? printPalette : palette;
}

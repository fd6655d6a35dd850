import { type Look, type Palette, paletteOf, printPalette } from '#theme/palette.ts';

/** `screen`: the map in its story's look. `print`: the same picture in dark lines on white, to save ink. */
export type Ink = 'screen' | 'print';

/** Colours of a picture. @param look of its story; default `night` */
export function paletteFor(ink: Ink, look?: Look): Palette {
  return ink === 'print' ? printPalette : paletteOf(look);
}

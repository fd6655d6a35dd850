import { type Palette, palette } from '#theme/palette.ts';

/** `screen`: the page's dark map. `print`: the same picture in dark lines on white, to save ink. */
export type Ink = 'screen' | 'print';

/** Colours for paper: light grey land, dark lines, the route in a darker orange. */
export const printPalette: Palette = {
  page: '#FFFFFF',
  sea: '#FFFFFF',
  shallows: '#B9C8D4',
  land: '#EFF0F1',
  lake: '#FFFFFF',
  river: '#B9C2CA',
  coast: '#8C959D',
  border: '#5F6A74',
  borderClose: '#3A444D',
  ink: '#1B1D20',
  inkSecond: '#4A5157',
  place: '#111315',
  context: '#3F464C',
  subject: '#26292C',
  country: '#4A5157',
  water: '#4C6072',
  note: '#3F464C',
  route: '#B5430F',
  railway: '#5A6672',
  railwayWord: '#46515B',
  lightCore: '#8A9096',
  lightHalo: '#8A9096',
  atmosphere: '#FFFFFF',
  limb: '#8C959D',
  haze: '#FFFFFF',
};

export function paletteFor(ink: Ink): Palette {
  return ink === 'print' ? printPalette : palette;
}

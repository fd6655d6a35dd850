/** Colours of page and map, sRGB hex. Orange is the route's alone. */
export const palette = {
  page: '#05070B',
  sea: '#080C13',
  shallows: '#2A3F57',
  land: '#18202B',
  lake: '#0B1119',
  river: '#22303F',
  coast: '#33414F',
  border: '#6F7F90',
  borderClose: '#9FB0C2',
  ink: '#ECE8DF',
  inkSecond: '#B4BDC7',
  place: '#F4F1EA',
  context: '#B9C2CC',
  subject: '#DAD8D2',
  country: '#A8B3BF',
  water: '#98ABBF',
  note: '#C6CDD5',
  route: '#FF8552',
  railway: '#A9B6C4',
  railwayWord: '#C3CDD8',
  lightCore: '#F4EFE4',
  lightHalo: '#C9D2DC',
  atmosphere: '#3E5C7E',
  limb: '#6F94BC',
  haze: '#22344A',
} as const;
export type Palette = Readonly<Record<keyof typeof palette, string>>;

/** Colours of a map printed on paper: white ground, light grey land, dark lines, the route a darker orange. */
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

/** Colours of text printed on paper. */
export const printTextPalette = {
  page: '#FFFFFF',
  ink: '#111111',
  inkSecond: '#333333',
  subject: '#333333',
  place: '#111111',
  coast: '#999999',
  route: '#B3400F',
  railway: '#555555',
  railwayWord: '#444444',
} as const;

/** Colours of the text of an embed in a light page (`theme=paper`). Its map stays dark. */
export const paperPalette = {
  page: '#FBFAF7',
  surface: '#FFFFFF',
  ink: '#16181C',
  inkSecond: '#43484F',
  coast: '#C6C9CE',
  route: '#983200',
  railway: '#43484F',
} as const;

/** The looks that a story can have; of those that name none it is the first. */
export const looks = ['night', 'day'] as const;
export type Look = (typeof looks)[number];

/**
 * Colours of page and map by night, sRGB hex. Orange is the route's alone. `halo`: what parts lines, marks and letters from the ground below, and the ground of
 * buttons and notes on the map · `rule`: fine lines between words.
 */
export const nightPalette = {
  page: '#05070B',
  rule: '#33414F',
  sea: '#080C13',
  halo: '#080C13',
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
  building: '#222B37',
  street: '#374452',
  mainStreet: '#45525F',
} as const;
export type Palette = Readonly<Record<keyof typeof nightPalette, string>>;

/**
 * The same by day, as an atlas is printed: the page's paper is the land's too, the sea a pale tint that carries fine lines, ink instead of light. City lights are
 * a stipple of warm grey, darker where there is more light. Every colour keeps its rank of the night: what is strongest there is darkest here.
 */
export const dayPalette: Palette = {
  page: '#FBF9F4',
  rule: '#D3CDC1',
  sea: '#DCE7EC',
  halo: '#FBF9F4',
  land: '#F3EFE6',
  lake: '#D3E2EA',
  river: '#A9C3D1',
  coast: '#7E98A8',
  border: '#837C74',
  borderClose: '#544E48',
  ink: '#1A1D21',
  inkSecond: '#444B52',
  place: '#14171A',
  context: '#3D454C',
  subject: '#2A2F34',
  country: '#545E66',
  water: '#355A74',
  note: '#3A4249',
  route: '#B93A0B',
  railway: '#4A5C6B',
  railwayWord: '#414F5B',
  lightCore: '#A3874F',
  lightHalo: '#E9D29B',
  atmosphere: '#8FB0C6',
  limb: '#6E91A8',
  haze: '#EEF3F4',
  building: '#E4DCCD',
  street: '#D3C9B8',
  mainStreet: '#B7AB97',
};

/** By look, the colour of the marks of the step that is read; of a look that has none it is ink. */
export type Accent = Readonly<Partial<Record<Look, string>>>;

/** Grounds on which those marks stand: the page, and the map's sea where it shines through the shade below them. */
export const accentGrounds = ['page', 'sea'] as const satisfies readonly (keyof Palette)[];

/** CSS `color-scheme` of a look: how the browser draws what it draws itself, scroll bars and fields. */
export const schemeOf = (look: Look = 'night'): 'light' | 'dark' => (look === 'day' ? 'light' : 'dark');

/** The colours of a look. */
export const paletteOf = (look: Look = 'night'): Palette => (look === 'day' ? dayPalette : nightPalette);

/** Colours of a map printed on paper: white ground, light grey land, dark lines, the route a darker orange. */
export const printPalette: Palette = {
  page: '#FFFFFF',
  rule: '#8C959D',
  sea: '#FFFFFF',
  halo: '#FFFFFF',
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
  building: '#E0E2E4',
  street: '#C4C9CD',
  mainStreet: '#A9AFB5',
};

/** Colours of text printed on paper. */
export const printTextPalette = {
  page: '#FFFFFF',
  ink: '#111111',
  inkSecond: '#333333',
  subject: '#333333',
  place: '#111111',
  rule: '#999999',
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
  rule: '#C6C9CE',
  route: '#983200',
  railway: '#43484F',
} as const;

import sharp from 'sharp';
import { readFromTarball, tarballOf } from '#node/npm-tarball.ts';
import { packages } from './packages.ts';

/** Night lights by pixel, from NASA's Black Marble 2012: `light[y * width + x]`, 0–1, row 0 at the north pole. */
export interface NightPicture {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

/**
 * The image is a composite: yellow-white lights over a blue background whose brightness follows the terrain (deep blue taiga 3 · 8 · 40, desert
 * 13 · 28 · 75, ice 15 · 31 · 82). Plain luminance would therefore light up the Sahara and Greenland. But background and light are on two lines in
 * colour space, so that red and blue separate them: for the background red = 0.262 (blue − 25), for the light blue = 0.62 red (measured on
 * pixels of deserts, ice and taiga, and of Seoul, Moscow and Kazan). The remaining noise is below `floor`.
 */
const groundRed = { slope: 0.262, from: 25 } as const;
const lightBlue = 0.62;
const floor = 13;

/** Light of one pixel, 0–1; 0 for bare ground, water and ice. Channels 0–255. */
export function lightOfPixel(red: number, blue: number): number {
  const light = (red - groundRed.slope * (blue - groundRed.from)) / (1 - groundRed.slope * lightBlue);
  // where blue is small the background's red would come out negative, and the light too large
  const least = Math.min(light, red);
  return least <= floor ? 0 : Math.min((least - floor) / (240 - floor), 1);
}

export async function readNightPicture(cache: string): Promise<NightPicture> {
  const bytes = await readFromTarball(await tarballOf(packages.night, cache), 'build/dist/images/dnb_land_ocean_ice_2012.png');
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (width !== 2 * height || channels !== 3)
    throw new Error(`Unexpected picture of ${width} × ${height} with ${channels} channels, expected a whole world in 3`);
  const light = new Float32Array(width * height);
  for (let i = 0; i < light.length; i++) light[i] = lightOfPixel(data[i * 3] ?? 0, data[i * 3 + 2] ?? 0);
  return { width, height, light };
}

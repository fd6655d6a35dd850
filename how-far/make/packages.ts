import type { Pinned } from '#node/npm-tarball.ts';

/** What the names of cities are made of. */
export const packages = {
  /** Unicode CLDR: names of some 400 cities, those that time zones are called by, in many languages; Unicode License v3 */
  names: {
    name: 'cldr-dates-full',
    version: '48.2.0',
    integrity: 'sha512-zMrKvjMO414HDftLr6vKH1fNQHakFNe+F1h4S0eg+zmL4WRi9pI41fxB3UrTJDY42MEM87jCuAw/qlqCgYKcAQ==',
  },
} as const satisfies Record<string, Pinned>;

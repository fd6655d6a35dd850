import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests read style sheets as text; postcss.config.ts is the build's.
  css: { postcss: {} },
  test: {
    include: [
      '{geo,theme,story,timeline,lint,basemap,poster,map,file-format,embed,player,browser,components,how-far,site,server,fonts,pictures,commands,node,locales,stories}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    // On a busy machine everything takes thrice as long: no test depends on a clock.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

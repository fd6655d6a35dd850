import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests read style sheets as text; postcss.config.ts is the build's.
  css: { postcss: {} },
  test: {
    include: [
      '{geo,theme,story,timeline,lint,import,studio,basemap,poster,map,file-format,embed,player,browser,components,how-far,site,server,fonts,pictures,commands,node,locales,stories,bench}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    // On a busy machine everything takes thrice as long: no test depends on a clock.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Vitest leaves one core to itself, and of two that is half.
    maxWorkers: '100%',
  },
});

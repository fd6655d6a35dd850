import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{geo,timeline,theme,basemap,poster,map,file-format,player,components,locales,tools,embed,stories}/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});

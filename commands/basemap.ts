import { make } from '#basemap/make/make.ts';
import { isMain } from '#node/root.ts';

if (isMain(import.meta.url)) await make(process.argv[2]);

import { writeCities } from '#how-far/make/cities.ts';
import { isMain } from '#node/root.ts';

if (isMain(import.meta.url)) await writeCities();

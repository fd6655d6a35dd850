import { bench } from '#bench/bench.ts';
import { isMain } from '#node/root.ts';

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await bench(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

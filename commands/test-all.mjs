import { installMissing } from './install.mjs';

/**
 * Installs packages when they do not match package-lock.json and runs every stage of tools/stages.ts. The last line printed is
 * `N passed, N failed`, whatever happens.
 * @returns {Promise<number>} an exit code
 */
export async function testStory() {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  try {
    if (await installMissing()) {
      const { register } = await import('tsx/esm/api');
      register();
      const { runStages } = await import('./test-stages.ts');
      return await runStages(process.argv.slice(2));
    }
  } catch (error) {
    console.error(error);
  }
  console.log('0 passed, 1 failed');
  return 1;
}

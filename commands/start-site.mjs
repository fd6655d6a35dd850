import { portFrom, portProblem } from '#server/port.mjs';
import { installMissing } from './install.mjs';

/**
 * Installs packages when they do not match package-lock.json, builds the site and serves it until stopped.
 * @returns {Promise<number>} an exit code; 0 means that the server is listening (it keeps the process alive)
 */
export async function startStory() {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  let port;
  try {
    port = portFrom(process.env.PORT);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  // Before the minutes of installing and building, not after them.
  const taken = await portProblem(port);
  if (taken) {
    console.error(taken);
    return 1;
  }
  if (!(await installMissing())) return 1;

  const { register } = await import('tsx/esm/api');
  register();
  const { build } = await import('./build.ts');
  if (!(await build())) return 1;
  const { serve } = await import('./serve.ts');
  return (await serve(port)) ? 0 : 1;
}

import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { virtualScreen } from './find-engines.ts';

/** A screen without a monitor, for browsers that draw WebGL on nothing else. */
export interface Screen {
  /** for the variable DISPLAY */
  readonly display: string;
  stop(): void;
}

/**
 * Starts Xvfb at a display that is free.
 * @throws Error where it does not start
 */
export function startScreen(): Promise<Screen> {
  return new Promise((resolve, reject) => {
    const server = spawn(virtualScreen, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    // It says so once it can be used.
    (server.stdio[3] as Readable).once('data', (data: Buffer) => {
      resolve({ display: `:${String(data).trim()}`, stop: () => void server.kill() });
    });
  });
}

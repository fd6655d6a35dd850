import type { CDPSession } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What a page holds after its garbage has been collected, with the frames that share its process. */
export interface Held {
  /** bytes */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** pages and frames that are not gone */
  readonly documents: number;
}

/** So many collections at most: each takes some 100 ms. */
const mostCollections = 40;

/** Measures what a page holds once collections free no more. @param cdp of the page, with `Performance.enable` sent */
export async function heldAfterGarbage(cdp: CDPSession): Promise<Held> {
  let held = await afterCollection(cdp);
  // A frame that is gone is torn down in tasks of its own, and what the first collection finds unreachable may have held other things.
  for (let count = 0, still = 0; count < mostCollections && still < 3; count++) {
    const next = await afterCollection(cdp);
    const isLess = next.heap < 0.995 * held.heap || next.nodes < held.nodes || next.documents < held.documents;
    still = isLess ? 0 : still + 1;
    held = next;
  }
  return held;
}

async function afterCollection(cdp: CDPSession): Promise<Held> {
  await cdp.send('Runtime.evaluate', {
    expression: 'new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))',
    awaitPromise: true,
  });
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: value('JSHeapUsedSize'),
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    documents: value('Documents'),
  };
}

/** Fails where anything has grown by more than a tenth. */
export function expectNoGrowth(before: Held, after: Held): void {
  console.log(`held before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`);
  for (const [name, value] of Object.entries(after)) {
    const limit = 1.1 * before[name as keyof Held];
    expect(value, `${name}: ${before[name as keyof Held]} before`).toBeLessThanOrEqual(limit);
  }
}

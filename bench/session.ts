import type { Server } from 'node:http';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { createSiteServer, listen } from '#server/site-server.ts';
import type { View } from './agreement.ts';
import type { Contender } from './contenders.ts';
import type { Jump, Reading, Vitals } from './in-page/probe.ts';
import type { ReadingKind } from './reading.ts';
import { devices, type Sample, type Situation } from './sample.ts';
import { lines, openSlowLink, type SlowLink } from './slow-link.ts';
import { median } from './statistics.ts';

/** What a run measures beside the load. */
export interface Extent {
  /** jumps, reading, frames, rest */
  readonly play: boolean;
  /** ten passes and the heap */
  readonly heap: boolean;
  /** says on the way what was wrong, and what each jump took */
  readonly verbose?: boolean;
}

/** A page of a contender on its line. */
interface Opened {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly link: SlowLink;
  /** requests that have reached the server. @param until ms since 1970 */
  readonly requests: (until?: number) => number;
}

const ask = <T>(page: Page, expression: string): Promise<T> => page.evaluate(`bench.${expression}`) as Promise<T>;

/** Serves a contender behind a line, and opens its page in a fresh, empty profile. */
async function withPage<T>(
  browser: Browser,
  probe: string,
  contender: Contender,
  at: Situation,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const asked: number[] = [];
  const server: Server = createSiteServer(contender);
  server.prependListener('request', () => asked.push(Date.now()));
  const link = await openSlowLink(await listen(server, 0), lines[at.line]);
  const { width, height, mobile } = devices[at.device];
  const context = await browser.newContext({ viewport: { width, height }, isMobile: mobile, hasTouch: mobile, deviceScaleFactor: 1 });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript({ content: contender.adapter });
    await page.addInitScript({ content: probe });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: at.cpu });
    await cdp.send('Performance.enable');
    return await use({ page, cdp, link, requests: (until = Number.POSITIVE_INFINITY) => asked.filter((time) => time <= until).length });
  } finally {
    await context.close();
    link.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Waits until something is so in the page, at most so many ms. Playwright's `waitForFunction` uses `eval`, which our pages' policy refuses. */
async function comes(page: Page, expression: string, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200)))
    if (await page.evaluate(expression)) return true;
  return false;
}

async function load({ page, link }: Opened, contender: Contender): Promise<void> {
  await page.goto(`http://127.0.0.1:${link.port}/${contender.path}`, { waitUntil: 'commit' });
  // The map is alive, and the main thread has had two seconds without a long task; not for ever, where it never has.
  if (!(await comes(page, '!!window.bench && bench.vitals().live !== null', 120_000)))
    throw new Error('Expected a live map within 120 s, got none');
  if (!(await comes(page, 'bench.vitals().quiet > 2000', 30_000)))
    console.error(`${contender.id}: the main thread did not come to rest in 30 s`);
}

async function tasks(cdp: CDPSession): Promise<{ all: number; script: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { all: of('TaskDuration'), script: of('ScriptDuration') };
}

async function usedHeap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** The steps that are jumped to: there and back, far and near. */
export function jumpsAmong(count: number): number[] {
  return [0.5, 0.1, 0.9, 0.3, 0.7].map((share) => Math.round(share * (count - 1)));
}

async function play({ page, cdp }: Opened, knowsCameras: boolean, say: (line: string) => void): Promise<Record<string, number>> {
  const values: Record<string, number> = {};
  if (knowsCameras) Object.assign(values, await jump(page, say));
  const read = async (kind: ReadingKind): Promise<Reading> => {
    const seen = await ask<Reading>(page, `read('${kind}')`);
    say(`${kind}: ${JSON.stringify(seen)}`);
    return seen;
  };
  const calm = await read('calm');
  await ask(page, 'seek(1)');
  await ask(page, 'settle()');
  await ask(page, 'gl()');
  const before = await tasks(cdp);
  const fast = await read('fast');
  const after = await tasks(cdp);
  Object.assign(values, await ask<Record<string, number>>(page, 'gl()'));
  if (fast.drawn > 0)
    Object.assign(values, {
      main: (after.all - before.all) / fast.drawn,
      script: (after.script - before.script) / fast.drawn,
      fps: (1000 * fast.drawn) / fast.drawnMs,
    });
  if (knowsCameras) {
    const share = ({ wrong, looks }: Reading): number => wrong / Math.max(looks, 1);
    Object.assign(values, { wrongCalm: share(calm), wrongFast: share(fast), wrongFlicks: share(await read('flicks')) });
  }
  const pixels = await ask<number[]>(page, 'pixels(20)');
  if (pixels.length > 0) values.pixels = median(pixels);
  values.rest = await ask<number>(page, 'rest()');
  return values;
}

async function jump(page: Page, say: (line: string) => void): Promise<Record<string, number>> {
  const jumps: Jump[] = [];
  for (const step of jumpsAmong(await ask<number>(page, 'steps()'))) {
    await ask(page, 'settle()');
    jumps.push(await ask<Jump>(page, `jump(${step})`));
  }
  say(`jumps: ${JSON.stringify(jumps)}`);
  // One that never came counts as the time that was waited.
  const frames = jumps.map((jump) => jump.frames ?? 1200);
  const times = jumps.map(({ ms }) => ms ?? 20_000);
  return { jumpFrames: median(frames), jumpFramesWorst: Math.max(...frames), jump: median(times), jumpWorst: Math.max(...times) };
}

async function heap({ page, cdp }: Opened): Promise<Record<string, number>> {
  await ask(page, 'pass()');
  const before = await usedHeap(cdp);
  for (let pass = 0; pass < 10; pass++) await ask(page, 'pass()');
  await ask(page, 'settle()');
  const after = await usedHeap(cdp);
  return { heap: after, heapGrowth: after - before };
}

/** One run of a contender. @param cameras where its map is at each step, see `settledCameras`; none: what needs them is not measured */
export function run(
  browser: Browser,
  probe: string,
  contender: Contender,
  situation: Situation,
  cameras: readonly View[],
  extent: Extent,
): Promise<Sample> {
  return withPage(browser, probe, contender, situation, async (opened) => {
    const { page, link, requests } = opened;
    await load(opened, contender);
    const { fcp, lcp, live, timeOrigin, blocking } = await ask<Vitals>(page, 'vitals()');
    const values: Record<string, number> = { tbt: blocking };
    if (fcp !== null) Object.assign(values, { fcp, bytesText: link.bytes(timeOrigin + fcp), requestsText: requests(timeOrigin + fcp) });
    if (lcp !== null) values.lcp = lcp;
    if (live !== null) Object.assign(values, { live, bytesLive: link.bytes(timeOrigin + live), requestsLive: requests(timeOrigin + live) });
    if (extent.play) {
      await page.keyboard.press('PageDown');
      await ask(page, 'settle()');
      const { x, y } = await ask<{ x: number; y: number }>(page, 'textPoint()');
      if (devices[situation.device].mobile) await page.touchscreen.tap(x, y);
      else await page.mouse.click(x, y);
      await ask(page, 'settle()');
      const { inp, cls } = await ask<Vitals>(page, 'vitals()');
      Object.assign(values, { cls, ...(inp !== null && { inp }) });
      await ask(page, `setCameras(${JSON.stringify(cameras)})`);
      Object.assign(values, await play(opened, cameras.length > 0, (line) => extent.verbose && console.error(line)));
      await ask(page, 'pass()');
      await ask(page, 'settle()');
      Object.assign(values, { bytesAll: link.bytes(), requestsAll: requests() });
      if (extent.heap) Object.assign(values, await heap(opened));
    }
    return { contender: contender.id, situation, values };
  });
}

/** Where a contender's map is at each step once it has been left alone there: what it must show while that step's text is read. */
export function settledCameras(browser: Browser, probe: string, contender: Contender, situation: Situation): Promise<View[]> {
  return withPage(browser, probe, contender, situation, async (opened) => {
    await load(opened, contender);
    return ask<View[]>(opened.page, 'cameras()');
  });
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { desk, expect, look, mapShows, mapState, mounted, phone, problemsIn, seek, test } from './engine-fixtures.ts';
import { pagesOfPdf } from './engines/pdf.ts';
import { until } from './engines/waiting.ts';
import { article, paragraphs } from './hosts/pages.ts';
import { fixture, type StoryWindow } from './story-page.ts';

/* The cases that each engine runs, written once. `npm run test:engines` finds the engines and says what was not run. */

test('the story opens, its map is alive and covers the picture, every step has its words, in our type', async ({ open }) => {
  const tab = await open(fixture.page());
  await mapShows(tab);
  await seek(tab, 'departure');
  const seen = await tab.run(async () => {
    const { mapStory } = window as unknown as StoryWindow;
    await document.fonts.ready;
    const picture = document.querySelector('[data-posters]');
    return {
      position: mapStory.position(),
      marks: mapStory.painted()?.marks.length ?? 0,
      steps: [...document.querySelectorAll('[data-step] [data-reading]')].filter((words) => (words.textContent ?? '').trim() !== '').length,
      // Of those that come too late to be shown Firefox says that they have failed.
      fonts: [...document.fonts].filter(({ status }) => status === 'loaded').length,
      faded: picture === null || getComputedStyle(picture).visibility === 'hidden',
    };
  }, null);
  expect(seen).toMatchObject({ position: 1, steps: fixture.steps.length });
  expect(seen.marks).toBeGreaterThan(0);
  expect(seen.fonts).toBeGreaterThan(1);
  await until(
    tab,
    'a picture that has faded',
    () => getComputedStyle(document.querySelector('[data-posters]') as Element).visibility === 'hidden',
    null,
  );
  expect(await problemsIn(tab)).toEqual([]);
});

test('the same height gives the same frame and camera, there and back', async ({ open }) => {
  const tab = await open(fixture.page());
  await mapShows(tab);
  const height = await tab.run(() => document.documentElement.scrollHeight - window.innerHeight, null);
  const heights = Array.from({ length: 8 }, (_, index) => Math.round((height * (index + 0.37)) / 8));
  const first = [];
  for (const y of heights) first.push(await look(tab, y));
  expect(new Set(first.map(({ position }) => position)).size).toBeGreaterThan(4);
  for (const [index, y] of [...heights.entries()].reverse()) {
    const again = await look(tab, y);
    const before = first[index];
    expect(again.position).toBeCloseTo(before?.position ?? Number.NaN, 9);
    expect(again.frame).toEqual(before?.frame);
    // What the map shows is the frame's camera.
    const turn = (again.map?.center[0] ?? Number.NaN) - again.frame.camera.center[0];
    expect(turn - 360 * Math.round(turn / 360)).toBeCloseTo(0, 6);
    expect(again.map?.center[1]).toBeCloseTo(again.frame.camera.center[1], 6);
    expect(again.map?.zoom).toBeCloseTo(again.frame.camera.zoom, 6);
  }
  expect(await problemsIn(tab)).toEqual([]);
});

for (const mode of ['scroll', 'steps', 'map', 'flat'] as const) {
  test(`embedded, ${mode}: the guest stands in a host’s page and follows its reader`, async ({ open, hosts, site }) => {
    const own = '<p data-map-step="departure">The newspaper’s own words.</p>'.concat(
      paragraphs(6),
      '<p data-map-step="reserve">More.</p>',
      paragraphs(6),
    );
    const html = article({
      story: `${site.origin}/${fixture.page()}`,
      site: site.origin,
      attributes: `mode="${mode}"`,
      before: paragraphs(3),
      ...(mode === 'map' ? { content: own } : {}),
    });
    const tab = await open(hosts.put(`/${mode}`, { html }), { size: phone, conditions: { webgl: 'refused' } });
    await until(
      tab,
      'the frame in its place of the words',
      () => {
        const frame = document.querySelector('map-story')?.shadowRoot?.querySelector('iframe');
        return frame && getComputedStyle(frame).opacity === '1';
      },
      null,
    );
    const guest = await tab.guest();
    if (mode === 'flat') {
      // Words and pictures, and nothing that has to be mounted.
      await until(
        guest,
        'every step with its picture',
        (count) => document.querySelectorAll('figure img').length >= count,
        fixture.steps.length,
      );
      return;
    }
    await mounted(guest);
    expect(await guest.run(() => document.querySelector<HTMLElement>('[data-guest]')?.dataset.mode, null)).toBe(mode);
    if (mode === 'steps') {
      await guest.run(() => document.querySelector<HTMLElement>('.route-steps a[href="#canal"]')?.click(), null);
      await until(guest, 'the step', () => document.querySelector('[data-shown]')?.id === 'canal', null);
      await until(guest, 'its position', () => (window as unknown as StoryWindow).mapStory.position() === 2, null);
    } else {
      // In `scroll` the guest is as far as its host has scrolled into it; in `map` the host's own words name the step.
      await tab.run(
        (to) => (document.querySelector('map-story') as HTMLElement & { seek(step: string): void }).seek(to),
        mode === 'map' ? 'reserve' : 'canal',
      );
      const expected = fixture.index(mode === 'map' ? 'reserve' : 'canal');
      await until(
        guest,
        `position ${expected}`,
        (index) => Math.abs((window as unknown as StoryWindow).mapStory.position() - index) <= 0.1 + 1e-9,
        expected,
      );
    }
    if (mode === 'scroll') {
      const length = await tab.run(() => document.querySelector('map-story')?.getBoundingClientRect().height ?? 0, null);
      expect(length).toBeGreaterThan(4000);
    }
    expect(await problemsIn(guest)).toEqual([]);
  });
}

test('without WebGL: the words are whole, and each step has its drawn picture', async ({ open }) => {
  const tab = await open(fixture.page(), { size: phone, webgl: false });
  expect(await tab.run(() => document.createElement('canvas').getContext('webgl2') === null, null)).toBe(true);
  await until(tab, 'a map that has failed', () => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'failed', null);
  for (const step of ['title', 'strait', 'after']) {
    await seek(tab, step);
    await until(
      tab,
      `the picture of ${step}`,
      (id) => {
        const picture = document.querySelector(`svg[data-poster="${id}"]`);
        return picture !== null && picture.getBoundingClientRect().width > 0;
      },
      step,
    );
  }
  const said = await tab.run(() => {
    const line = document.querySelector<HTMLElement>('.picture-note [data-why="failed"]');
    return line?.checkVisibility() === true;
  }, null);
  expect(said).toBe(true);
});

test('axe finds nothing: title, a step with the live map, Arabic with the contents open', async ({ open }) => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const violations = (tab: Awaited<ReturnType<typeof open>>) =>
    tab.run(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const result = await axe.run(
        { exclude: [['[data-posters]']] },
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      );
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }, null);
  const english = await open(fixture.page(), { size: phone, script: axe });
  await mapShows(english);
  expect(await violations(english)).toEqual([]);
  await seek(english, 'departure');
  expect(await violations(english)).toEqual([]);
  await english.goto(`${new URL(await english.run(() => window.location.href, null)).origin}/${fixture.page('ar')}`);
  await mapShows(english);
  await english.run(() => document.querySelector<HTMLElement>('.contents summary')?.click(), null);
  expect(await violations(english)).toEqual([]);
});

test('right to left: Arabic text stands at the right, map and route timeline are not mirrored, labels are painted', async ({ open }) => {
  const tab = await open(fixture.page('ar'), { size: desk });
  await mapShows(tab);
  await seek(tab, 'departure');
  const seen = await tab.run(() => {
    const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN;
    return {
      direction: document.documentElement.dir,
      words: left('#departure [data-reading]'),
      start: left('.route-stop.start'),
      destination: left('.route-stop.destination'),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      labels: Object.keys((window as unknown as StoryWindow).mapStory.painted()?.labels ?? {}).length,
    };
  }, null);
  expect(seen.direction).toBe('rtl');
  expect(seen.words).toBeGreaterThan(desk.width / 2);
  expect(seen.start).toBeLessThan(seen.destination);
  expect(seen.wide).toBe(0);
  expect(seen.labels).toBeGreaterThan(0);
  expect(await problemsIn(tab)).toEqual([]);
});

test('touch: a finger over the map scrolls the story', async ({ open, needs }) => {
  needs('scrolling by touch');
  const tab = await open(fixture.page(), { size: phone });
  await mapShows(tab);
  await seek(tab, 'departure');
  const before = await tab.run(() => window.scrollY, null);
  await tab.swipe({ x: 200, y: 160 }, { x: 0, y: -140 });
  await until(tab, 'a page that has scrolled', (from) => window.scrollY > from + 40, before);
  expect(await mapState(tab)).toBe('ready');
});

test('touch: swipes turn the pages of an embed that is read step by step', async ({ open, needs, site, hosts }) => {
  needs('touch');
  const html = article({ story: `${site.origin}/${fixture.page()}`, site: site.origin, attributes: 'mode="steps"', before: '' });
  const tab = await open(hosts.put('/swipes', { html }), { size: phone, conditions: { webgl: 'refused' } });
  const guest = await tab.guest();
  await mounted(guest);
  const box = await tab.run(() => {
    const frame = document.querySelector('map-story')?.shadowRoot?.querySelector('iframe');
    frame?.scrollIntoView({ block: 'end', behavior: 'instant' });
    return frame?.getBoundingClientRect().toJSON() as { readonly top: number; readonly height: number };
  }, null);
  const shown = () =>
    guest.run(() => `${document.querySelector('[data-shown]')?.id} ${document.querySelector<HTMLElement>('.words')?.dataset.pages}`, null);
  const before = await shown();
  await tab.swipe({ x: 330, y: box.top + box.height * 0.7 }, { x: -260, y: 6 });
  await until(
    guest,
    'another page',
    (was) => `${document.querySelector('[data-shown]')?.id} ${document.querySelector<HTMLElement>('.words')?.dataset.pages}` !== was,
    before,
  );
});

test('print: a story is some pages, and not hundreds', async ({ open, needs }) => {
  needs('print');
  const tab = await open(fixture.page(), { size: phone, conditions: { webgl: 'refused' } });
  await mounted(tab);
  const pages = pagesOfPdf(await tab.print());
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.length).toBeLessThan(40);
});

import type { Fault } from '#commands/faults-table.ts';
import { embedKinds, type Kind, pageKinds, type Rest, surroundings, waysFor } from './breakages.ts';
import { expect, mounted, phone, problemsIn, seek, test } from './engine-fixtures.ts';
import type { BreakableSite } from './engines/breakable-site.ts';
import type { Tab, View } from './engines/tab.ts';
import { eventually, until } from './engines/waiting.ts';
import { article, paragraphs } from './hosts/pages.ts';
import { fixture, type StoryWindow } from './story-page.ts';
import {
  beyond,
  later,
  noteIsTrue,
  pictureShows,
  picturesFollow,
  plainWords,
  restsAs,
  saysLoading,
  storyIsWhole,
  wordsAreThere,
  wordsIn,
  wordsInHtml,
} from './what-stays.ts';

/*
 * Breaks each kind of file, and what is around a page. The server breaks the files, so every engine can be asked; nothing waits for a clock: what hangs is never
 * answered, and the probe lets the page's own time pass. `npm run test:faults` tries all ways in every engine and writes docs/faults.md; FAULTS=few
 * (`npm test`) one way for each kind.
 */

const all = process.env.FAULTS !== 'few';

test.describe.configure({ mode: 'parallel' });

const restOf = (kind: Kind, fault: Fault): Rest => kind.but?.[fault] ?? kind.rests;
const comesNot = (fault: Fault): boolean => fault === 'hang' || fault === 'slow';
const isStyles = (kind: Kind): boolean => kind.files.test('/styles/');
const refused = { webgl: 'refused' } as const;

for (const [index, kind] of pageKinds.entries()) {
  for (const fault of waysFor(index, all)) {
    test(`page: ${kind.name}: ${fault}`, async ({ open, site }) => {
      const tab = await open(kind.page ?? fixture.page(), {
        size: phone,
        broken: { files: kind.files, fault },
        ...(kind.map ? {} : { conditions: refused }),
      });
      await askFor(kind, tab);
      await eventually('a request that is answered wrongly', async () => site.broken() > 0);
      await pageStays(tab, kind, fault);
      if (fault === 'slow') await pageRecovers(tab, kind, site);
      expect(beyond(await problemsIn(tab), kind)).toEqual([]);
    });
  }
}

/** Does what a reader does before a file is asked for. */
async function askFor({ at, keeps }: Kind, tab: Tab): Promise<void> {
  if (!at && !keeps) return;
  await mounted(tab);
  if (at) await tab.run((id) => document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'instant' }), at);
  if (!keeps) return;
  const shown = await tab.run(() => {
    const box = document.querySelector<HTMLElement>('[data-keep]:not(button)');
    box?.querySelector('button')?.click();
    return box?.hidden === false;
  }, null);
  test.skip(!shown, 'it keeps no pages here, and has no button for it');
}

/** What the button that keeps a story says. */
const keepingSaid = (view: View, which: 'kept' | 'failed') =>
  view.run((key) => {
    const status = document.querySelector<HTMLElement>('[data-keep] [role="status"]');
    return Boolean(status?.textContent) && status?.textContent === status?.dataset[key];
  }, which);

/** The whole of what a page must keep, with a file broken. */
async function pageStays(view: View, kind: Kind, fault: Fault): Promise<void> {
  const { page = fixture.page(), keeps } = kind;
  const rests = restOf(kind, fault);
  // What is being kept is given up by the same clock, and is not to be while it may come.
  await restsAs(view, rests, comesNot(fault) && !keeps);
  if (rests === 'plain') {
    const { words } = await wordsIn(view, plainWords);
    // What is empty in the HTML is the script's to fill.
    expect(words).toEqual(expect.arrayContaining((await wordsInHtml(page, plainWords)).filter(Boolean)));
  }
  // No browser shows a page before its style sheet has come or failed, and Firefox has no boxes for it (0039).
  const unpainted = isStyles(kind) && comesNot(fault);
  if (unpainted) await wordsAreThere(view, page);
  else if (rests !== 'plain') await storyIsWhole(view, page);
  // Without a style sheet nothing stays beside the words, and everything shows that a story has for some of its readers.
  if (isStyles(kind) && !unpainted) expect(await view.run(pictureShows, null)).toBe(true);
  else if (isStyles(kind)) expect(await view.run(() => document.querySelector('.first-picture') !== null, null)).toBe(true);
  else if (rests === 'picture') await picturesFollow(view, kind.page ? ['picture', 'words'] : undefined);
  if (rests !== 'plain' && !isStyles(kind)) await noteIsTrue(view);
  if (rests === 'still' || rests === 'told')
    expect(await view.run(() => document.querySelector('.first-picture') !== null, null)).toBe(true);
  if (keeps && fault !== 'slow') {
    await eventually('a line that says that nothing is kept', async () => {
      if (fault === 'hang') await later(view);
      return keepingSaid(view, 'failed');
    });
  }
  // A page that is not painted says nothing, and its hidden words are not told from the others.
  if (!(keeps && fault === 'slow') && !unpainted) expect(await saysLoading(view)).toEqual([]);
}

/** What was slow comes, and all is as it should be. */
async function pageRecovers(tab: Tab, kind: Kind, site: BreakableSite): Promise<void> {
  site.letGo();
  if (kind.rests === 'plain') {
    await restsAs(tab, 'plain', false);
    return;
  }
  await mounted(tab);
  await restsAs(tab, kind.map ? 'live' : 'picture', false);
  if (kind.keeps) await eventually('a line that says that the story is kept', () => keepingSaid(tab, 'kept'));
  await storyIsWhole(tab, kind.page ?? fixture.page());
  await noteIsTrue(tab);
  expect(await saysLoading(tab)).toEqual([]);
}

const hostPage = (site: string, attributes: string): string =>
  article({
    story: `${site}/${fixture.page()}`,
    site,
    attributes,
    before: '',
    after: paragraphs(40),
    content: '<p id="own"><a href="#own">A story of ours</a></p>',
  })
    // The probe first: what the host's page sees of the story's faults is looked at, too.
    .replace('<style>', `<script src="${site}/probe.js"></script><style>`);

const scrolls = 'mode="scroll"';
const embedHtml = fixture.page('en', 'embed/');

const guestShows = () => {
  const frame = document.querySelector('map-story')?.shadowRoot?.querySelector('iframe');
  return Boolean(frame && getComputedStyle(frame).opacity === '1');
};
const ownWordsShow = () => document.querySelector('#own')?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) === true;

for (const [index, kind] of embedKinds.entries()) {
  for (const fault of waysFor(pageKinds.length + index, all)) {
    test(`embed: ${kind.name}: ${fault}`, async ({ open, site, hosts }) => {
      const { attributes = scrolls } = kind;
      const tab = await open(hosts.put('/broken', { html: hostPage(site.origin, attributes) }), {
        size: phone,
        broken: { files: kind.files, fault },
        conditions: refused,
      });
      await eventually('a request that is answered wrongly', async () => site.broken() > 0);
      if (restOf(kind, fault) === 'words') await wordsStand(tab, kind, fault);
      if (fault === 'slow') site.letGo();
      else if (restOf(kind, fault) === 'words') return;
      await until(tab, 'a guest that shows', guestShows, null);
      if (attributes.includes('flat')) return;
      const guest = await tab.guest();
      await restsAs(guest, 'picture', fault === 'hang');
      await storyIsWhole(guest, embedHtml);
      if (!kind.files.test('/pictures/')) await until(guest, 'a drawn picture', pictureShows, null);
      expect(await saysLoading(guest)).toEqual([]);
      expect(beyond([...(await problemsIn(tab)), ...(await problemsIn(guest))], kind)).toEqual([]);
    });
  }
}

/** A guest that does not come: the host's own words stand, each time that it is asked for again and when it no longer is. */
async function wordsStand(tab: Tab, kind: Kind, fault: Fault): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    expect(await tab.run(ownWordsShow, null)).toBe(true);
    expect(await tab.run(guestShows, null)).toBe(false);
    // What is slow may come yet: it is not given up before.
    quiet = fault === 'slow' || (await later(tab)) === 0 ? quiet + 1 : 0;
    await tab.run(async () => {
      for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, null);
  }
  expect(await saysLoading(tab)).toEqual([]);
  expect(beyond(await problemsIn(tab), kind)).toEqual([]);
}

for (const { name, conditions, rests } of surroundings) {
  test(`page: ${name}`, async ({ open }) => {
    const tab = await open(fixture.page(), { size: phone, conditions });
    await mounted(tab);
    await restsAs(tab, rests, false);
    await seek(tab, 'departure');
    await storyIsWhole(tab, fixture.page());
    if (rests === 'picture') await picturesFollow(tab);
    await noteIsTrue(tab);
    expect(await saysLoading(tab)).toEqual([]);
    expect(beyond(await problemsIn(tab))).toEqual([]);
  });

  // In each run the page alone: a guest is the same story. All embeds above are without WebGL.
  if (!all) continue;
  test(`embed: ${name}`, async ({ open, site, hosts }) => {
    const tab = await open(hosts.put('/under', { html: hostPage(site.origin, scrolls) }), { size: phone, conditions });
    await until(tab, 'a guest that shows', guestShows, null);
    const guest = await tab.guest();
    await mounted(guest);
    await restsAs(guest, rests, false);
    await storyIsWhole(guest, embedHtml);
    expect(await saysLoading(guest)).toEqual([]);
    expect(beyond([...(await problemsIn(tab)), ...(await problemsIn(guest))])).toEqual([]);
  });
}

test('page: the device has no room for a story that is to be kept', async ({ open }) => {
  const tab = await open(fixture.page(), { size: phone, conditions: { ...refused, storage: 'full' } });
  await askFor({ name: '', files: /(?!)/, rests: 'picture', keeps: true }, tab);
  await restsAs(tab, 'picture', false);
  await eventually('a line that says that nothing is kept', () => keepingSaid(tab, 'failed'));
  await storyIsWhole(tab, fixture.page());
  expect(await saysLoading(tab)).toEqual([]);
  expect(beyond(await problemsIn(tab))).toEqual([]);
});

test('page: WebGL is lost while scrolling, and once more', async ({ open }) => {
  const tab = await open(fixture.page(), { size: phone });
  await restsAs(tab, 'live', false);
  for (const step of ['canal', 'strait']) {
    // In the middle of a scroll: frames before it and after it.
    await tab.run(async (id) => {
      const context = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')?.getContext('webgl2');
      const extension = context?.getExtension('WEBGL_lose_context') ?? null;
      Object.assign(window, { lost: extension });
      const to = document.getElementById(id)?.getBoundingClientRect().top ?? 0;
      for (let i = 0; i < 10; i++) {
        window.scrollBy({ top: to / 10, behavior: 'instant' });
        if (i === 5) extension?.loseContext();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, step);
    await until(tab, 'a map that is lost', () => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'lost', null);
    await picturesFollow(tab);
    await noteIsTrue(tab);
    expect(await saysLoading(tab)).toEqual([]);
    await tab.run(() => (window as unknown as { lost: WEBGL_lose_context }).lost.restoreContext(), null);
    await restsAs(tab, 'live', false);
    await seek(tab, step);
    const off = await tab.run(() => {
      const { mapStory } = window as unknown as StoryWindow;
      return Math.abs((mapStory.map()?.getCenter().lat ?? 999) - mapStory.frame().camera.center[1]);
    }, null);
    expect(off).toBeLessThan(1e-6);
  }
  await storyIsWhole(tab, fixture.page());
  expect(beyond(await problemsIn(tab))).toEqual([]);
});

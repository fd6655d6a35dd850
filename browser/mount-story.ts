import { currentConnection, savesData } from '#embed/data-saver.ts';
import { type BrowserMessages, fill } from '#locales/messages.ts';
import { type PageScroll, pageScroll, scheduleRender } from '#player/drivers/page-scroll.ts';
import { createPlayer, type Player } from '#player/player.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { followAddress } from './address.ts';
import { copyLinks } from './copy-link.ts';
import { followStep, markStep, stepAt } from './current-step.ts';
import { explore } from './explore.ts';
import { installHandle } from './handle.ts';
import { inset } from './inset.ts';
import { languageLinks } from './language-links.ts';
import { type LiveMap, type LiveState, liveMap } from './live-map.ts';
import { type Measured, measureScroll, measureStage } from './measure.ts';
import { motionPreference } from './motion.ts';
import { motionSwitches } from './motion-switches.ts';
import { playButtons } from './play-buttons.ts';
import { posters } from './posters.ts';
import { keptPlace, offerToContinue } from './reading-place.ts';
import { ringOnTap, stepNaming } from './references.ts';
import { routeTimeline } from './route-timeline.ts';
import { seekOnClick } from './seek-links.ts';
import { statusPanel } from './status-panel.ts';

export interface MountOptions {
  readonly story: Story;
  readonly lang: string;
  readonly messages: BrowserMessages;
  /** addresses of the basemap's data and of MapLibre's worker */
  readonly basemap: string;
  readonly worker: string;
  /** address prefix of the drawn pictures */
  readonly posters: string;
  /** what turns the reader's actions into a position; default: the page's own scroll */
  readonly drive?: (player: Player, root: HTMLElement) => PageScroll;
  /** how the map's box and its free part are read; default: the story page's layouts */
  readonly measure?: (root: HTMLElement) => Measured;
  /** whether the live map is made at once; default: yes, but for readers who save data. A host page grants it later (`startMap`). */
  readonly startsMap?: boolean;
  /** whether the address follows the reader; default: yes. A guest in another page has no address of its own. */
  readonly hasAddress?: boolean;
}

/** A page that is mounted. */
export interface MountedStory {
  readonly player: Player;
  readonly scroll: PageScroll;
  /** Makes the live map, if there is none. */
  startMap(): void;
  /** Gives the live map and its graphics context back; the picture of the moment stands. */
  releaseMap(): void;
  stop(): void;
}

/**
 * Wakes a page that stands complete in its HTML: the player follows the scroll, everything else follows the player.
 * Whatever breaks in here, the words stay.
 */
export function mountStory(root: HTMLElement, options: MountOptions): MountedStory {
  const {
    story,
    lang,
    messages,
    basemap,
    worker,
    posters: pictures,
    drive = drivenByPage,
    measure = measureStage,
    hasAddress = true,
  } = options;
  const number = new Intl.NumberFormat(lang);
  const ids = story.steps.map((step) => step.id);
  const motion = motionPreference();
  const timelineNow = () => compile(story, measure(root).stage, { lang, motion: motion.on() });

  const player = createPlayer({ timeline: timelineNow(), schedule: scheduleRender });
  const scroll = drive(player, root);
  const here = (): number => stepAt(player.position(), ids.length);
  let live: LiveMap | null = null;
  let state: LiveState = 'waiting';
  const picture = posters(root, pictures);
  const showPicture = (): void => {
    if (state !== 'ready') picture.show(here(), measure(root).layout, player.timeline(), state === 'waiting');
  };

  const drawStatusPanel = statusPanel(root, { number: (value) => number.format(value), ofAbout: messages.ofAbout, lang });
  const drawRouteTimeline = routeTimeline(root);
  const drawInset = inset(root, basemap, () => !motion.on());
  const draw = (frame: Frame, timeline: Timeline): void => {
    drawStatusPanel(frame, timeline);
    drawRouteTimeline(frame, timeline);
    drawInset(frame, timeline);
  };
  draw(player.frame(), player.timeline());
  const mark = markStep(root, ids, {
    stepOf: (step, count) => fill(messages.stepOf, { step: number.format(step), count: number.format(count) }),
  });
  const address = followAddress(hasAddress ? ids : []);

  const free = explore(root, player, () => motion.on());
  const stage = root.querySelector<HTMLElement>('[data-stage]');
  const map = liveMap(root, {
    basemap,
    worker,
    borders: story.borders,
    player,
    onState(next, now, error) {
      state = next;
      live = next === 'ready' ? now : null;
      free.live(live);
      if (stage) {
        stage.dataset.mapState = next;
        if (error) stage.dataset.mapError = error.message;
        else delete stage.dataset.mapError;
      }
      showPicture();
    },
    // A tap on the map goes to the sentence that names what was tapped; on the free map it opens the note.
    onTap(target) {
      if (free.on()) {
        free.open(target);
        return;
      }
      const index = target ? stepNaming(target, ids, here()) : -1;
      live?.highlight(target);
      if (index >= 0 && index !== here()) scroll.seek(index, motion.on() ? 'smooth' : 'instant');
    },
    onHover: (target) => free.open(target),
  });
  const place = keptPlace(story.id);
  const followers = [offerToContinue(root, hasAddress ? place.earlier : null, ids), languageLinks(root, ids)];

  const stops = [
    player.subscribe(draw),
    followStep(player, (index) => {
      mark(index);
      showPicture();
      address.enter(index);
      if (hasAddress) place.keep(ids[index] ?? '', index);
      for (const follow of followers) follow(index);
      document.dispatchEvent(new CustomEvent('mapstory:step', { detail: { story: story.id, lang, step: ids[index], position: index } }));
    }),
    seekOnClick(ids, (index, behavior) => scroll.seek(index, motion.on() ? behavior : 'instant'), hasAddress),
    address.arrive((index) => scroll.seek(index)),
    motion.watch(() => player.setTimeline(timelineNow())),
    motionSwitches(root, motion),
    watchLayout(root, () => {
      if (JSON.stringify(player.timeline().stage) !== JSON.stringify(measure(root).stage)) player.setTimeline(timelineNow());
      scroll.refresh();
      showPicture();
    }),
    ringOnTap(root, (reference) => live?.highlight(reference)),
    playButtons(root, {
      lang,
      measure: () => measureScroll(root),
      times: (speed) => fill(messages.times, { number: number.format(speed) }),
      search: hasAddress ? window.location.search : '',
    }),
    copyLinks(root, messages.linkCopied),
    free.stop,
    installHandle({ story, lang, player, scroll, live: () => live, shows: map.shows }),
    scroll.stop,
    address.stop,
    picture.stop,
    map.stop,
    () => player.destroy(),
  ];

  const saves = savesData(currentConnection());
  if (options.startsMap ?? !saves) map.start();
  else if (stage) {
    state = 'held';
    stage.dataset.mapState = 'held';
    showPicture();
  }
  stops.push(offerLiveMap(root, saves && options.startsMap === undefined, map.start));
  return {
    player,
    scroll,
    startMap: map.start,
    releaseMap: map.release,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

const drivenByPage = (player: Player, root: HTMLElement): PageScroll => pageScroll(player, () => measureScroll(root));

/** Where data are saved, the note under the picture has a button that makes the live map. */
function offerLiveMap(root: HTMLElement, saves: boolean, start: () => void): () => void {
  root.querySelector('[data-picture-note]')?.classList.toggle('saves', saves);
  const button = root.querySelector('[data-show-live-map]');
  button?.addEventListener('click', start);
  return () => button?.removeEventListener('click', start);
}

/** Calls back when the size of the words, of the stage or of what lies over it changes: window, rotation, page zoom, late fonts, translation, a button. */
function watchLayout(root: HTMLElement, changed: () => void): () => void {
  const observer = new ResizeObserver(changed);
  for (const element of root.querySelectorAll('[data-stage], [data-screen], .controls, .words, [data-reading]')) observer.observe(element);
  window.addEventListener('resize', changed);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', changed);
  };
}

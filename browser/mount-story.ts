import { savesData } from '#embed/data-saver.ts';
import type { Path } from '#geo/path.ts';
import { fill } from '#locales/messages.ts';
import { type PageScroll, pageScroll, scheduleRender } from '#player/drivers/page-scroll.ts';
import { createPlayer, type Player } from '#player/player.ts';
import { compile } from '#timeline/compile.ts';
import { pathsOf } from '#timeline/paths.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { followAddress } from './address.ts';
import { copyLinks } from './copy-link.ts';
import { followStep, markStep } from './current-step.ts';
import { explore } from './explore.ts';
import { installHandle } from './handle.ts';
import { inset } from './inset.ts';
import { type KeepButton, keepButton } from './keep-button.ts';
import { keptLevel } from './kept-level.ts';
import { languageLinks } from './language-links.ts';
import { liveMap } from './live-map.ts';
import { type Measured, measureScroll, measureStage, watchLayout } from './measure.ts';
import { motionPreference } from './motion.ts';
import { motionSwitches } from './motion-switches.ts';
import type { MountProps } from './mount-props.ts';
import { pageLock } from './page-lock.ts';
import { afterPageEvent, initialPage, type PageEffect, type PageEvent } from './page-state.ts';
import { playButtons } from './play-buttons.ts';
import { posters } from './posters.ts';
import { offerToContinue, savedPlace } from './reading-place.ts';
import { highlightOnPress, stepNaming } from './references.ts';
import { routeTimeline } from './route-timeline.ts';
import { seekOnClick } from './seek-links.ts';
import { statusPanel } from './status-panel.ts';

export interface MountOptions extends MountProps {
  /** what turns the reader's actions into a position; default: the page's own scroll */
  readonly drive?: (player: Player, root: HTMLElement) => PageScroll;
  /** how the map's box and its free part are read; default: the story page's layouts */
  readonly measure?: (root: HTMLElement) => Measured;
  /** whether the live map is made at once; default: yes, except for readers who save data. A host page allows it later (`startMap`). */
  readonly startsMap?: boolean;
  /** the story's paths by leg, where they are known already (`pathsOf`) */
  readonly paths?: Readonly<Record<string, Path>>;
  /** whether the address follows the reader; default: yes. A guest in another page has no address of its own. */
  readonly hasAddress?: boolean;
  /** called when the reader enters a step, once the page is marked, and once at the start */
  readonly onStep?: (step: { readonly id: string; readonly index: number }) => void;
}

/** A page that is mounted. */
export interface MountedStory {
  readonly player: Player;
  readonly scroll: PageScroll;
  /** Makes the live map, if there is none. */
  startMap(): void;
  /** Releases the live map and its graphics context; the drawn picture of the moment shows. */
  releaseMap(): void;
  stop(): void;
}

/**
 * Makes a page interactive whose HTML is complete without scripts: the player follows the scroll, everything else follows the player.
 * Whatever fails in here, the text stays.
 */
export function mountStory(root: HTMLElement, options: MountOptions): MountedStory {
  const { story, lang, messages, measure = measureStage, hasAddress = true } = options;
  const ids = story.steps.map((step) => step.id);
  const stage = root.querySelector<HTMLElement>('[data-stage]');
  const { format } = new Intl.NumberFormat(lang);
  const motion = motionPreference();
  /** what the map shows: the page's own story, until the studio has edited it */
  let shown = { story, paths: options.paths ?? pathsOf(story) };
  let measured = measure(root);
  const compiled = (): Timeline => compile(shown.story, measured.stage, { lang, motion: motion.on(), paths: shown.paths });

  // The parts. None of them calls back before it is subscribed to or started.
  const player = createPlayer({ timeline: compiled(), schedule: scheduleRender });
  // Only a page of its own is locked by its dialogs; a guest's is its host's to scroll.
  const lock = options.drive ? null : pageLock(root, () => scroll.refresh());
  const scroll = options.drive?.(player, root) ?? pageScroll(player, () => measureScroll(root), lock?.locked);
  const map = liveMap(root, {
    basemap: options.basemap,
    files: options.files,
    tiles: options.tiles ?? {},
    streets: options.streets,
    palette: options.palette,
    worker: options.worker,
    borders: story.borders,
    player,
    drawLevel: keptLevel(),
    onState: (next, error) => dispatch({ kind: 'map-changed', state: next, error: error?.message }),
    onTap: (target) => {
      const named = target ? stepNaming(target, ids, state.step) : -1;
      dispatch({ kind: 'map-tapped', target, named, exploring: freeMap.on() });
    },
    onHover: (target) => dispatch({ kind: 'map-hovered', target }),
  });
  const freeMap = explore(root, player, motion.on);
  const picture = posters(root, options.posters);
  const address = followAddress(hasAddress ? ids : [], { position: player.position, seek: (position) => scroll.seek(position) });
  const place = savedPlace(story.id);
  const drawers = [
    statusPanel(root, { number: format, ofAbout: messages.ofAbout, lang }),
    routeTimeline(root),
    inset(root, options.basemap, options.palette),
  ];
  const page = window.location.origin + window.location.pathname;
  const keeping: KeepButton | null = options.keeping
    ? keepButton(
        document, // the foot is below the story
        { ...options.keeping, lang },
        () => ({
          page,
          beside: options.keeping?.beside.filter((address) => new URL(address, page).href !== page) ?? [],
          timeline: player.timeline(),
          layout: measured.layout,
          basemap: options.basemap,
          tiles: options.tiles ?? {},
          streets: options.streets,
          posters: options.posters,
          files: [options.worker, ...(options.keeping?.files ?? [])],
        }),
        () => map.current() !== null,
      )
    : null;
  const stepFollowers = [
    markStep(root, ids, { stepOf: (step, count) => fill(messages.stepOf, { step: format(step), count: format(count) }) }),
    address.enter,
    (index: number) => {
      if (hasAddress) place.save(ids[index] ?? '', index);
    },
    offerToContinue(root, hasAddress ? place.earlier : null, ids),
    languageLinks(root, ids),
    (index: number) => {
      if (index === ids.length - 1) keeping?.readToEnd();
    },
    (index: number) => options.onStep?.({ id: ids[index] ?? '', index }),
    // For the site's own scripts alone: nothing of ours listens to it.
    (index: number) =>
      document.dispatchEvent(new CustomEvent('mapstory:step', { detail: { story: story.id, lang, step: ids[index], position: index } })),
  ];

  const saves = savesData() && options.startsMap === undefined;
  let state = initialPage;
  function dispatch(event: PageEvent): void {
    const { next, effects } = afterPageEvent(state, event);
    state = next;
    for (const effect of effects) run(effect);
  }
  function run(effect: PageEffect): void {
    switch (effect.kind) {
      case 'enter-step':
        for (const follow of stepFollowers) follow(effect.index);
        break;
      case 'show-picture':
        picture.show(effect.index, measured.layout, player.timeline(), effect.mapComes);
        break;
      case 'map-status':
        freeMap.setMap(map.current());
        if (!stage) break;
        stage.dataset.mapState = effect.state;
        markWhyHeld(root, map.slow() ? 'slow' : saves ? 'saves' : null);
        if (effect.error === null) delete stage.dataset.mapError;
        else stage.dataset.mapError = effect.error;
        break;
      case 'recompile':
        player.setTimeline(compiled());
        break;
      case 'remeasure':
        scroll.refresh();
        play.refresh();
        break;
      case 'highlight':
        map.current()?.highlight(effect.target);
        break;
      case 'open-note':
        freeMap.open(effect.target);
        break;
      case 'seek':
        scroll.seek(effect.index, motion.on() ? 'smooth' : 'instant');
    }
  }

  const draw: Parameters<Player['subscribe']>[0] = (frame, timeline) => {
    for (const drawer of drawers) drawer(frame, timeline);
  };
  draw(player.frame(), player.timeline());
  const play = playButtons(root, {
    lang,
    measure: () => measureScroll(root),
    times: (speed) => fill(messages.times, { number: format(speed) }),
    search: hasAddress ? window.location.search : '',
  });
  const stops = [
    player.subscribe(draw),
    followStep(player, (index) => dispatch({ kind: 'step-entered', index })),
    seekOnClick(ids, (index, behavior) => scroll.seek(index, motion.on() ? behavior : 'instant'), hasAddress ? address.push : null),
    address.watch(),
    motion.watch(() => dispatch({ kind: 'motion-changed' })),
    motionSwitches(root, motion),
    watchLayout(root, () => {
      measured = measure(root);
      dispatch({ kind: 'layout-changed', stage: JSON.stringify(player.timeline().stage) !== JSON.stringify(measured.stage) });
    }),
    highlightOnPress(root, (reference) => dispatch({ kind: 'reference-pressed', reference })),
    play.stop,
    () => keeping?.stop(),
    copyLinks(root, messages.linkCopied),
    freeMap.stop,
    installHandle({
      story,
      lang,
      player,
      scroll,
      live: map.current,
      shows: map.shows,
      showEdited(edited) {
        shown = { story: edited, paths: pathsOf(edited) };
        player.setTimeline(compiled());
      },
    }),
    offerLiveMap(root, () => map.start(true)),
    scroll.stop,
    () => lock?.stop(),
    address.stop,
    picture.stop,
    map.stop,
    player.destroy,
  ];
  if (options.startsMap ?? !saves) map.start();
  else dispatch({ kind: 'map-changed', state: 'held' });
  return {
    player,
    scroll,
    startMap: () => map.start(),
    releaseMap: map.release,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** The note under the picture has a button that makes the live map, where there could be one. */
function offerLiveMap(root: HTMLElement, start: () => void): () => void {
  const button = root.querySelector('[data-show-live-map]');
  button?.addEventListener('click', start);
  return () => button?.removeEventListener('click', start);
}

/** Which of its lines the note shows while the map is held. */
function markWhyHeld(root: HTMLElement, why: 'slow' | 'saves' | null): void {
  const note = root.querySelector<HTMLElement>('[data-picture-note]');
  if (!note) return;
  if (why) note.dataset.held = why;
  else delete note.dataset.held;
}

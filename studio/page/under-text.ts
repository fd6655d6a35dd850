import type { Box } from '#geo/camera.ts';
import type { Story } from '#story/story.ts';
import { pathsOf } from '#timeline/paths.ts';
import { coveredThings, coveredWords, onStageOnly } from './covered.ts';
import type { Screen } from './devices.ts';
import { h } from './dom.ts';

/** Shows what text, cards and controls of each screen's page cover of its map. */
export interface UnderText {
  /** what is said of each screen */
  readonly element: HTMLElement;
  isOn(): boolean;
  turn(on: boolean): void;
  /** the story that the screens show from now on */
  story(story: Story, lang: string): void;
  /** Looks again, where a page has moved since it was looked at. */
  look(): void;
}

/** What of a story's page lies over its map: words, captions and notes, a picture that fills the stage, buttons, status panel, route timeline. */
const covering = '.words h2, [data-reading], .way-in, .aside, .cover[data-shown], .controls, [data-status-panel], [data-route-timeline]';

export function underText(screens: readonly Screen[]): UnderText {
  const element = h('dl', { class: 'under', hidden: true, 'aria-label': 'Under the text' });
  let told: { readonly story: Story; readonly lang: string; paths?: ReturnType<typeof pathsOf> } | null = null;
  let on = false;
  /** what each screen was when it was looked at last */
  const seen = new Map<Screen, string>();
  const said = new Map<Screen, string>();
  const say = (): void => {
    element.replaceChildren(...screens.flatMap((screen) => [h('dt', {}, screen.device.name), h('dd', {}, said.get(screen) ?? '…')]));
  };
  const lookAt = (screen: Screen): void => {
    const page = screen.page();
    const handle = page?.mapStory;
    const stage = page?.document.querySelector('[data-stage]');
    if (!page || !handle || !stage || !told) return;
    const around = stage.getBoundingClientRect();
    const behind = wordsAreBehind(page.document);
    const boxes = onStageOnly(
      [...page.document.querySelectorAll(covering)]
        .filter((one) => one.checkVisibility() && !(behind && one.closest('.words')))
        .map((one) => one.getBoundingClientRect()),
      around,
    );
    const now = `${handle.position()} ${JSON.stringify(boxes)}`;
    if (seen.get(screen) === now) return;
    seen.set(screen, now);
    told.paths ??= pathsOf(told.story);
    const { story, lang, paths } = told;
    const shown = { story, lang, paths, frame: handle.frame(), stage: handle.stage() };
    said.set(screen, coveredWords(coveredThings(shown, boxes)));
    screen.shade.replaceChildren(...boxes.map((box) => shaded(box, around)));
    say();
  };
  return {
    element,
    isOn: () => on,
    turn(next) {
      on = next;
      element.hidden = !on;
      seen.clear();
      if (!on) for (const { shade } of screens) shade.replaceChildren();
      else say();
    },
    story(story, lang) {
      told = { story, lang };
      seen.clear();
    },
    look() {
      if (on) for (const screen of screens) lookAt(screen);
    },
  };
}

/** Whether words are painted before the stage, as on small screens, where they go away under the map. */
function wordsAreBehind(document: Document): boolean {
  const [words = 0, pin = 0] = ['.words', '.pin'].map((selector) => {
    const element = document.querySelector(selector);
    return element ? Number(getComputedStyle(element).zIndex) || 0 : 0;
  });
  return words < pin;
}

function shaded({ left, top, right, bottom }: Box, stage: DOMRect): HTMLElement {
  const mark = h('span', {});
  Object.assign(mark.style, {
    left: `${left + stage.left}px`,
    top: `${top + stage.top}px`,
    width: `${right - left}px`,
    height: `${bottom - top}px`,
  });
  return mark;
}

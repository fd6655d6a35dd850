import { playback } from '#player/drivers/playback.ts';
import { type PlayPlan, playPlan, type WordCount } from '#player/play-plan.ts';
import type { ScrollMap } from '#player/scroll-map.ts';
import { countWords } from '#story/word-count.ts';

/** The speeds that the button cycles through. */
const speeds = [1, 1.5, 2, 0.75] as const;

/** Playback by its buttons. */
export interface PlayButtons {
  /** Plays on in a changed layout (size, late fonts, translation). */
  refresh(): void;
  stop(): void;
}

/** Makes the playback buttons work. `?play=loop` plays at once and for ever, for a screen in an exhibition. */
export function playButtons(
  root: HTMLElement,
  options: { lang: string; measure: () => ScrollMap; times: (speed: number) => string; search: string },
): PlayButtons {
  const { lang, measure, times, search } = options;
  const loop = new URLSearchParams(search).get('play') === 'loop';
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-play]')];
  const pace = root.querySelector<HTMLButtonElement>('[data-speed]');
  // Counted when the story is first played, which few readers do.
  let counts: WordCount[] | null = null;
  const wordsIn = (step: Element, part: string): number => countWords(step.querySelector(part)?.textContent ?? '', lang);
  const countsOf = (): WordCount[] =>
    [...root.querySelectorAll('[data-step]')].map((step) => ({
      step: wordsIn(step, '[data-reading]') + wordsIn(step, '[data-read-with]'),
      gap: wordsIn(step, '.gap'),
    }));
  let plan: PlayPlan | null = null;
  const planNow = (): PlayPlan => {
    counts ??= countsOf();
    plan ??= playPlan(measure(), counts);
    return plan;
  };
  const player = playback({
    plan: planNow,
    isControl: (target) => target instanceof Element && target.closest('[data-play], [data-speed]') !== null,
    onChange(playing) {
      root.toggleAttribute('data-playing', playing);
      for (const button of buttons) button.setAttribute('aria-pressed', String(playing));
    },
    loop,
  });
  let speed = 0;
  const showSpeed = (): void => {
    if (pace) pace.textContent = times(speeds[speed] ?? 1);
  };
  const toggle = (event: Event): void => {
    (event.currentTarget as Element).closest('details')?.removeAttribute('open');
    if (player.playing()) player.pause();
    else player.play();
  };
  const faster = (): void => {
    speed = (speed + 1) % speeds.length;
    player.setSpeed(speeds[speed] ?? 1);
    showSpeed();
  };
  for (const button of buttons) {
    button.removeAttribute('data-unavailable');
    button.addEventListener('click', toggle);
  }
  pace?.addEventListener('click', faster);
  showSpeed();
  if (loop) player.play();
  return {
    refresh() {
      plan = null;
    },
    stop() {
      player.stop();
      for (const button of buttons) button.removeEventListener('click', toggle);
      pace?.removeEventListener('click', faster);
    },
  };
}

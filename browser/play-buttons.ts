import { playback } from '#player/drivers/playback.ts';
import { type PlayPlan, playPlan, type WordCount } from '#player/play-plan.ts';
import type { ScrollMap } from '#player/scroll-map.ts';
import { countWords } from '#story/word-count.ts';

/** The speeds that the button cycles through. */
const speeds = [1, 1.5, 2, 0.75] as const;

/** Makes the playback buttons work. `?play=loop` plays at once and for ever, for a screen in an exhibition. @returns how to stop */
export function playButtons(
  root: HTMLElement,
  options: { lang: string; measure: () => ScrollMap; times: (speed: number) => string; search: string },
): () => void {
  const { lang, measure, times, search } = options;
  const loop = new URLSearchParams(search).get('play') === 'loop';
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-play]')];
  const pace = root.querySelector<HTMLButtonElement>('[data-speed]');
  // Counted when the story is first played, which few readers do.
  let counts: WordCount[] | null = null;
  const countsOf = (): WordCount[] =>
    [...root.querySelectorAll('[data-step]')].map((step) => ({
      step: countWords(step.querySelector('[data-reading]')?.textContent ?? '', lang),
      gap: countWords(step.querySelector('.gap')?.textContent ?? '', lang),
    }));
  // Measured anew when the page has another height: late fonts, a rotated phone.
  let plan: PlayPlan | null = null;
  let height = 0;
  const planNow = (): PlayPlan => {
    const now = document.documentElement.scrollHeight;
    counts ??= countsOf();
    if (!plan || now !== height) plan = playPlan(measure(), counts);
    height = now;
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
  return () => {
    player.stop();
    for (const button of buttons) button.removeEventListener('click', toggle);
    pace?.removeEventListener('click', faster);
  };
}

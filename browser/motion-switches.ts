import type { Motion } from './motion.ts';

/** Makes the motion switches work: they show what is in effect, the system's setting included, and change it for this reader. @returns how to stop */
export function motionSwitches(root: HTMLElement, motion: Motion): () => void {
  const switches = [...root.querySelectorAll<HTMLButtonElement>('[data-motion]')];
  const show = (): void => {
    for (const button of switches) {
      button.removeAttribute('data-unavailable');
      button.setAttribute('aria-checked', String(motion.on()));
    }
    root.dataset.motion = motion.on() ? 'on' : 'off';
  };
  const toggle = (): void => motion.choose(!motion.on());
  for (const button of switches) button.addEventListener('click', toggle);
  show();
  const stop = motion.watch(show);
  return () => {
    stop();
    for (const button of switches) button.removeEventListener('click', toggle);
  };
}

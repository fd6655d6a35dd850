import { type Gaps, type ScreenName, screenSizes } from '#studio/screen-sizes.ts';
import { h } from './dom.ts';

/** The positions of a story on one line: rests, gaps with their lengths, and a slider. */
export interface Rail {
  readonly element: HTMLElement;
  set(position: number, steps: readonly string[]): void;
  gaps(gaps: Gaps | null): void;
}

/** Half of a rest, positions. */
const rest = 0.1;

export function rail(move: (position: number) => void): Rail {
  const slider = h('input', { type: 'range', min: 0, step: 0.01, value: 0, 'aria-label': 'Position', 'data-key': 'position' });
  const marks = h('div', { class: 'marks', 'aria-hidden': 'true' });
  const output = h('output', { class: 'position' });
  const element = h('div', { class: 'rail' }, h('div', { class: 'track' }, marks, slider), output);
  let steps: readonly string[] = [];
  let lengths: Gaps | null = null;
  slider.addEventListener('input', () => move(Number(slider.value)));
  slider.addEventListener('keydown', (event) => {
    // Whole steps: the arrows go a hundredth.
    const by = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(
      Math.min(
        Math.max(by > 0 ? Math.floor(Number(slider.value)) + 1 : Math.ceil(Number(slider.value)) - 1, 0),
        Math.max(steps.length - 1, 0),
      ),
    );
  });
  const gapOn = (of: ScreenName, from: number, unit: string): string => {
    const { length, pace } = lengths?.[of][from] ?? { length: 0, pace: 0 };
    return `, ${length}${unit} on a ${of.toLowerCase()} (${pace} px a px)`;
  };
  const said = (position: number): string => {
    const index = Math.round(position);
    const at = `${position.toFixed(2)}`;
    if (Math.abs(position - index) <= rest) return `${at}, at rest: ${steps[index] ?? ''}`;
    const from = Math.floor(position);
    const heights = lengths ? screenSizes.map(({ name }, nth) => gapOn(name, from, nth === 0 ? ' screens' : '')).join('') : '';
    return `${at}, travel from ${steps[from] ?? ''} to ${steps[from + 1] ?? ''}${heights}`;
  };
  const draw = (): void => {
    const last = Math.max(steps.length - 1, 1);
    const most = Math.max(1, ...Object.values(lengths ?? {}).flatMap((gaps) => gaps.map(({ length }) => length)));
    const spot = (from: number, to: number, name: string, title: string): HTMLElement => {
      const mark = h('span', { class: name, title });
      mark.style.left = `${(Math.max(from, 0) / last) * 100}%`;
      mark.style.width = `${((Math.min(to, last) - Math.max(from, 0)) / last) * 100}%`;
      return mark;
    };
    const gap = (from: number, of: ScreenName): HTMLElement => {
      const mark = spot(from + rest, from + 1 - rest, `gap ${of.toLowerCase()}`, `gap after ${steps[from]}${gapOn(of, from, ' screens')}`);
      mark.style.height = `${((lengths?.[of][from]?.length ?? 0) / most) * 100}%`;
      return mark;
    };
    marks.replaceChildren(
      ...steps.map((id, index) => spot(index - rest, index + rest, 'rest', id)),
      ...(lengths ? steps.slice(0, -1).flatMap((_, index) => screenSizes.map(({ name }) => gap(index, name))) : []),
    );
  };
  return {
    element,
    set(position, ids) {
      if (ids.join() !== steps.join()) {
        steps = ids;
        slider.max = String(Math.max(ids.length - 1, 0));
        draw();
      }
      slider.value = String(position);
      output.value = said(position);
      slider.setAttribute('aria-valuetext', said(position));
    },
    gaps(gaps) {
      lengths = gaps;
      draw();
    },
  };
}

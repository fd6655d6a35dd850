import type { Target } from './highlight.ts';

/**
 * Reports what the reader taps, and on the free map what the mouse is over: at most once per animation frame, and only when it is something else.
 * Points are CSS px of the container.
 * @returns how to stop
 */
export function pointing(
  container: HTMLElement,
  options: {
    hit: (point: { x: number; y: number }) => Target | null;
    exploring: () => boolean;
    onTap?: ((target: Target | null) => void) | undefined;
    onHover?: ((target: Target) => void) | undefined;
  },
): () => void {
  const { hit, exploring, onTap, onHover } = options;
  let hovered = '';
  let waiting = 0;
  const pointOf = ({ clientX, clientY }: MouseEvent): { x: number; y: number } => {
    const { left, top } = container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const click = (event: MouseEvent): void => onTap?.(hit(pointOf(event)));
  const move = (event: PointerEvent): void => {
    if (!onHover || waiting || event.pointerType !== 'mouse' || event.buttons !== 0 || !exploring()) return;
    const point = pointOf(event);
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      const target = exploring() ? hit(point) : null;
      const key = target ? `${target.kind}:${target.id}` : '';
      // Leaving a mark closes nothing: the pointer may be on its way to the note.
      if (target && key !== hovered && target.kind !== 'region') onHover(target);
      hovered = key;
    });
  };
  container.addEventListener('click', click);
  container.addEventListener('pointermove', move);
  return () => {
    cancelAnimationFrame(waiting);
    container.removeEventListener('click', click);
    container.removeEventListener('pointermove', move);
  };
}

/** What a word or a tap on the map may name. */
export interface Tie {
  readonly kind: 'place' | 'leg' | 'region';
  readonly id: string;
}

/** `leg:sea` → { kind: 'leg', id: 'sea' }; null for anything else. */
export function tieOf(text: string | undefined): Tie | null {
  const [, kind, id] = /^(place|leg|region):(.+)$/.exec(text ?? '') ?? [];
  return kind && id ? { kind: kind as Tie['kind'], id } : null;
}

/** Tapping a tied word, or Enter on it, rings what it names on the map; again, or elsewhere, or Escape, takes the ring away. */
export function ringOnTap(root: HTMLElement, ring: (tie: Tie | null) => void): () => void {
  let current: HTMLElement | null = null;
  const set = (element: HTMLElement | null): void => {
    if (current === element) return;
    current?.removeAttribute('aria-pressed');
    current = element;
    element?.setAttribute('aria-pressed', 'true');
    ring(tieOf(element?.dataset.tie));
  };
  const tied = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tie]') : null;
  const click = (event: Event): void => {
    const element = tied(event);
    set(element === current ? null : element);
  };
  const key = (event: KeyboardEvent): void => {
    const element = tied(event);
    if (element && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      set(element === current ? null : element);
    } else if (event.key === 'Escape' && current) set(null);
  };
  root.addEventListener('click', click);
  root.addEventListener('keydown', key);
  return () => {
    root.removeEventListener('click', click);
    root.removeEventListener('keydown', key);
  };
}

/** Index of the step whose words name a target: the nearest to `from`, the earlier of two; -1 when none does. */
export function stepNaming(tie: Tie, ids: readonly string[], from: number): number {
  const names = ids.map((id) => document.getElementById(id)?.querySelector(`[data-tie="${tie.kind}:${tie.id}"]`) != null);
  let best = -1;
  for (const [index, named] of names.entries()) {
    if (named && (best < 0 || Math.abs(index - from) < Math.abs(best - from))) best = index;
  }
  return best;
}

/** What a word or a tap on the map may name. */
export interface MapReference {
  readonly kind: 'place' | 'leg' | 'region';
  readonly id: string;
}

/** `leg:sea` → { kind: 'leg', id: 'sea' }; null for anything else. */
export function parseReference(text: string | undefined): MapReference | null {
  const [, kind, id] = /^(place|leg|region):(.+)$/.exec(text ?? '') ?? [];
  return kind && id ? { kind: kind as MapReference['kind'], id } : null;
}

/** Tapping a tied word, or Enter on it, rings what it names on the map; again, or elsewhere, or Escape, takes the ring away. */
export function ringOnTap(root: HTMLElement, ring: (reference: MapReference | null) => void): () => void {
  let current: HTMLElement | null = null;
  const set = (element: HTMLElement | null): void => {
    if (current === element) return;
    current?.removeAttribute('aria-pressed');
    current = element;
    element?.setAttribute('aria-pressed', 'true');
    ring(parseReference(element?.dataset.reference));
  };
  const tied = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reference]') : null;
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
export function stepNaming(reference: MapReference, ids: readonly string[], from: number): number {
  const names = ids.map((id) => document.getElementById(id)?.querySelector(`[data-reference="${reference.kind}:${reference.id}"]`) != null);
  let best = -1;
  for (const [index, named] of names.entries()) {
    if (named && (best < 0 || Math.abs(index - from) < Math.abs(best - from))) best = index;
  }
  return best;
}

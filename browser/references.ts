/** What a reference in the text, or a tap on the map, names. */
export interface MapReference {
  readonly kind: 'place' | 'leg' | 'region';
  readonly id: string;
}

/** `leg:sea` → { kind: 'leg', id: 'sea' }; null for anything else. */
export function parseReference(text: string | undefined): MapReference | null {
  const [, kind, id] = /^(place|leg|region):(.+)$/.exec(text ?? '') ?? [];
  return kind && id ? { kind: kind as MapReference['kind'], id } : null;
}

/**
 * Pressing a reference in the text (tap, Enter or Space) highlights what it names on the map; pressing it again, a tap elsewhere or Escape ends that.
 * @returns how to stop
 */
export function highlightOnPress(root: HTMLElement, highlight: (reference: MapReference | null) => void): () => void {
  let current: HTMLElement | null = null;
  const set = (element: HTMLElement | null): void => {
    if (current === element) return;
    current?.removeAttribute('aria-pressed');
    current = element;
    element?.setAttribute('aria-pressed', 'true');
    highlight(parseReference(element?.dataset.reference));
  };
  const referenceOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reference]') : null;
  const click = (event: Event): void => {
    const element = referenceOf(event);
    set(element === current ? null : element);
  };
  const key = (event: KeyboardEvent): void => {
    const element = referenceOf(event);
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

/** Index of the step whose text names a target: the nearest to step `from`, the earlier of two equally near; -1 if none does. */
export function stepNaming(reference: MapReference, ids: readonly string[], from: number): number {
  const names = ids.map((id) => document.getElementById(id)?.querySelector(`[data-reference="${reference.kind}:${reference.id}"]`) != null);
  let best = -1;
  for (const [index, named] of names.entries()) {
    if (named && (best < 0 || Math.abs(index - from) < Math.abs(best - from))) best = index;
  }
  return best;
}

import { attribute, find } from './attributes.ts';

/** A paragraph of the host and the step that it is marked with. */
export interface MarkedText {
  readonly step: string;
  readonly element: Element;
}

/** The host's own text for a story. */
export interface HostText {
  /** whether it is inside the story's element */
  readonly inside: boolean;
  /** in the order of the document */
  readonly paragraphs: readonly MarkedText[];
}

/** `p3:sea p9:railway` → pairs of an element's id and a step's. */
export function pairsIn(list: string | null): { readonly id: string; readonly step: string }[] {
  return [...(list ?? '').matchAll(/([^\s:,;]+)\s*:\s*([^\s:,;]+)/g)].map(([, id = '', step = '']) => ({ id, step }));
}

/** The step that a comment names: `<!-- map-step: sea -->`, or null. */
export function stepInComment(text: string): string | null {
  return /^\s*map-step\s*:\s*([\w.-]+)\s*$/.exec(text)?.[1] ?? null;
}

/**
 * The host's marked paragraphs: those with `data-map-step`, those after a comment `<!-- map-step: … -->`, and those that the element's `steps`
 * attribute names by their ids. They are looked for in the element itself, else in what its `words` attribute selects, else in its parent.
 */
export function hostTextFor(story: Element): HostText {
  const own = marked(story);
  if (own.length > 0) return { inside: true, paragraphs: own };
  const scope = find(attribute(story, 'words') ?? '') ?? story.parentElement ?? document.body;
  const listed = pairsIn(attribute(story, 'steps')).flatMap(({ id, step }) => {
    const element = document.getElementById(id);
    return element ? [{ step, element }] : [];
  });
  return { inside: false, paragraphs: listed.length > 0 ? listed : marked(scope) };
}

function marked(scope: Element): MarkedText[] {
  const found: MarkedText[] = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Comment) {
      const step = stepInComment(node.data);
      const element = step ? node.nextElementSibling : null;
      if (step && element) found.push({ step, element });
    } else {
      const step = (node as Element).getAttribute('data-map-step');
      if (step) found.push({ step, element: node as Element });
    }
  }
  return found;
}

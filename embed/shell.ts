import type { PaperBlock } from './messages.ts';

/** What we put into a host's element, in a shadow tree: no CSS rule of the host reaches in, none of ours out. */
export interface Shell {
  /** the box around the iframe, which the layout makes sticky or not */
  readonly frame: HTMLElement;
  /** Sets the style sheet of the shadow tree, which is the element's layout, too. */
  style(css: string): void;
  /** Loads the guest in place of the one before. */
  load(address: string, options: { readonly title: string; readonly sandbox: string | null; readonly scrolls: boolean }): HTMLIFrameElement;
  /** What paper shows of the story: put there when the page is printed. */
  print(words: readonly PaperBlock[]): void;
  /** Whether frame and guest are still in the document, and never were out of it: moved by `moveBefore` they live on. */
  stands(): boolean;
  clear(): void;
}

/** Whether a script of ours, of whatever version, has a story in an element. */
export function isTaken(element: Element): boolean {
  return Boolean(element.shadowRoot?.querySelector('div'));
}

/**
 * Builds the shell in an element, or again in one that had one. Throws what `attachShadow` throws for elements that cannot have one.
 * @param address of the story's page, which is printed
 * @param signal when it is cleared
 */
export function shellIn(element: HTMLElement, address: string, signal: AbortSignal): Shell {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const frame = document.createElement('div');
  const paper = document.createElement('section');
  const media = matchMedia('print');
  let words: readonly PaperBlock[] = [];
  const make = ([tag, text, src]: readonly [tag: string, text: string, src?: string]): Element => {
    const block = document.createElement(/^(h[23]|img)$/.test(tag) ? tag : 'p');
    if (src) Object.assign(block, { alt: text, src });
    else block.textContent = text;
    return block;
  };
  const print = (): void => paper.replaceChildren(...[...words, ['p', address] as const].map(make));
  let iframe: HTMLIFrameElement | null = null;
  let guest: Window | null | undefined;
  root.replaceChildren(document.createElement('slot'), frame, paper);
  root.adoptedStyleSheets = [sheet];
  // Of the story's language, which may not be the page's.
  paper.dir = 'auto';
  print();
  // Not before: a policy of the host's may refuse pictures, and says so when they are made. Firefox has the one event, a change of media the other.
  window.addEventListener('beforeprint', print, { signal });
  media.addEventListener('change', print, { signal });
  return {
    frame,
    print(blocks) {
      words = blocks;
      if (media.matches) print();
    },
    style: (css) => sheet.replaceSync(css),
    load(address, { title, sandbox, scrolls }) {
      iframe?.remove();
      iframe = document.createElement('iframe');
      iframe.title = title;
      iframe.allow = 'fullscreen; clipboard-write';
      if (sandbox !== null) iframe.setAttribute('sandbox', sandbox);
      // The host scrolls: wheel and touch go through. Obsolete in HTML, but it works in every browser before the guest has loaded.
      if (!scrolls) iframe.setAttribute('scrolling', 'no');
      iframe.src = address;
      frame.append(iframe);
      guest = iframe.contentWindow;
      return iframe;
    },
    stands: () => frame.isConnected && iframe?.contentWindow === guest,
    clear() {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      // An earlier version of this script may have put its own shell here.
      if (frame.parentNode) root.replaceChildren(document.createElement('slot'));
    },
  };
}

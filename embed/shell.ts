import { fullSize, setStyles } from './styles.ts';

/** What we put into a host's element, in a shadow tree: no rule of the host reaches in, none of ours out. */
export interface Shell {
  /** the box that sticks or stands, around the iframe */
  readonly frame: HTMLElement;
  /** around what the host wrote into the element: what stands until the story does, or the host's own words */
  readonly words: HTMLElement;
  /** Puts the guest in. It stays unseen until `show`. */
  load(address: string, options: { readonly title: string; readonly sandbox: string | null; readonly scrolls: boolean }): HTMLIFrameElement;
  show(): void;
  clear(): void;
}

/** Builds the shell in an element, or again in one that had one. Throws what `attachShadow` throws for elements that cannot have one. */
export function shellIn(element: HTMLElement): Shell {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const frame = document.createElement('div');
  const words = document.createElement('div');
  words.append(document.createElement('slot'));
  root.replaceChildren(words, frame);
  let iframe: HTMLIFrameElement | null = null;
  return {
    frame,
    words,
    load(address, { title, sandbox, scrolls }) {
      iframe?.remove();
      iframe = document.createElement('iframe');
      setStyles(iframe, { ...fullSize, opacity: '0' });
      iframe.title = title;
      iframe.allow = 'fullscreen; clipboard-write';
      iframe.referrerPolicy = 'strict-origin-when-cross-origin';
      if (sandbox !== null) iframe.setAttribute('sandbox', sandbox);
      // Its scrolling is the host's: wheel and touch go through it. Old, and understood by every browser before a byte of the guest is there.
      if (!scrolls) iframe.setAttribute('scrolling', 'no');
      iframe.src = address;
      frame.append(iframe);
      return iframe;
    },
    show() {
      if (iframe) setStyles(iframe, { opacity: '1' });
    },
    clear() {
      root.replaceChildren(document.createElement('slot'));
    },
  };
}

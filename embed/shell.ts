import { fullSize, setStyles } from './styles.ts';

/** What we put into a host's element, in a shadow tree: no CSS rule of the host reaches in, none of ours out. */
export interface Shell {
  /** the box around the iframe, which the layout makes sticky or not */
  readonly frame: HTMLElement;
  /** around what the host wrote into the element: its placeholder or its own text */
  readonly content: HTMLElement;
  /** Loads the guest, invisible until `show`. */
  load(address: string, options: { readonly title: string; readonly sandbox: string | null; readonly scrolls: boolean }): HTMLIFrameElement;
  show(): void;
  clear(): void;
}

/** Builds the shell in an element, or again in one that had one. Throws what `attachShadow` throws for elements that cannot have one. */
export function shellIn(element: HTMLElement): Shell {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const frame = document.createElement('div');
  const content = document.createElement('div');
  content.append(document.createElement('slot'));
  root.replaceChildren(content, frame);
  let iframe: HTMLIFrameElement | null = null;
  return {
    frame,
    content,
    load(address, { title, sandbox, scrolls }) {
      iframe?.remove();
      iframe = document.createElement('iframe');
      setStyles(iframe, { ...fullSize, opacity: '0' });
      iframe.title = title;
      iframe.allow = 'fullscreen; clipboard-write';
      iframe.referrerPolicy = 'strict-origin-when-cross-origin';
      if (sandbox !== null) iframe.setAttribute('sandbox', sandbox);
      // The host scrolls: wheel and touch go through. Obsolete in HTML, but it works in every browser before the guest has loaded.
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

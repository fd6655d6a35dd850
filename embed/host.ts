import { liveMaps } from './live-maps.ts';
import { hasWebgl } from './modes.ts';
import { type HostPage, type StoryElement, storyElement } from './story-element.ts';

const selector = '[data-map-story]';

/**
 * Finds `<map-story src="…">` and `<div data-map-story="…">` in the page, now and later, and puts their stories in. `origin`: where stories come from.
 */
function findStories(origin: string): void {
  let webgl: boolean | undefined;
  const page: HostPage = {
    origin,
    maps: liveMaps(),
    webgl() {
      webgl ??= hasWebgl();
      return webgl;
    },
  };

  class MapStoryElement extends HTMLElement {
    static readonly observedAttributes = ['src', 'theme', 'accent', 'lang'];
    #story: StoryElement | null = null;
    connectedCallback(): void {
      this.#story ??= storyElement(this, page);
    }
    disconnectedCallback(): void {
      this.#story?.stop();
      this.#story = null;
    }
    /** Moved by `moveBefore`, which keeps frames: nothing is to be done. */
    connectedMoveCallback(): void {}
    attributeChangedCallback(name: string): void {
      if (!this.isConnected) return;
      if (name !== 'src') {
        this.#story?.changed(name);
        return;
      }
      this.disconnectedCallback();
      this.connectedCallback();
    }
    /** Scrolls the page to a step of the story, or to a position between steps. */
    seek(to: string | number): void {
      this.#story?.seek(to);
    }
  }
  customElements.define('map-story', MapStoryElement);

  // For systems that strip unknown elements: the same by an attribute.
  const stories = new Map<HTMLElement, StoryElement | null>();
  const look = (): void => {
    for (const [element, story] of stories) {
      if (element.isConnected && element.matches(selector)) continue;
      story?.stop();
      stories.delete(element);
    }
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (!stories.has(element) && element.localName !== 'map-story') stories.set(element, storyElement(element, page));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-map-story'] });
  look();
}

// Included twice, the first one has done it already.
if (!customElements.get('map-story')) {
  const script = document.currentScript as HTMLScriptElement | null;
  const from = script?.dataset.stories ?? script?.src;
  if (from && URL.canParse(from, document.baseURI)) findStories(new URL(from, document.baseURI).origin);
}

import { urlOf } from './address.ts';
import { liveMaps } from './live-maps.ts';
import { hasWebgl } from './modes.ts';
import { type HostPage, type StoryElement, storyElement } from './story-element.ts';

const selector = '[data-map-story]';

/** Mounts a story in every `<map-story src="…">` and `<div data-map-story="…">` of the page, now and later. `origin`: where stories are loaded from */
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
    /** `moveBefore` keeps frames: nothing to do. */
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

  // The same by an attribute, for systems that strip unknown elements.
  const stories = new Map<HTMLElement, StoryElement | null>();
  const update = (): void => {
    for (const [element, story] of stories) {
      if (element.isConnected && element.matches(selector)) continue;
      story?.stop();
      stories.delete(element);
    }
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (!stories.has(element) && element.localName !== 'map-story') stories.set(element, storyElement(element, page));
    }
  };
  new MutationObserver(update).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-map-story'] });
  update();
}

// Included twice, the script runs once.
if (!customElements.get('map-story')) {
  const script = document.currentScript as HTMLScriptElement | null;
  const from = urlOf(script?.dataset.stories ?? script?.src, document.baseURI);
  if (from) findStories(from.origin);
}

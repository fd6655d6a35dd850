import { urlOf } from './address.ts';
import { liveMaps } from './live-maps.ts';
import { hasWebgl } from './modes.ts';
import type { More } from './more.ts';
import { isTaken } from './shell.ts';
import { type HostPage, type StoryElement, storyElement } from './story-element.ts';

/** What the DOM library's types lack: https://www.w3.org/TR/trusted-types/. */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const selector = 'map-story,[data-map-story]';

/** Made here, as a policy is kept for good, with all that its rules see. */
const rules: ScriptPolicy = { createScriptURL: (address) => address };

/**
 * Mounts a story in every `<map-story src="…">` and `<div data-map-story="…">` of the page, now and later.
 *
 * Other scripts like this one may be in the page: of other publishers, of other versions, or this one once more. Each takes the elements that name its own
 * origin and that no other has; none relies on being the one that defines the element, of which there can be only one in a page.
 *
 * @param origin where stories are loaded from
 * @param script this one
 */
function findStories(origin: string, script: HTMLScriptElement): void {
  let webgl: boolean | undefined;
  let policy: ScriptPolicy | undefined;
  const page: HostPage = {
    origin,
    maps: liveMaps(),
    webgl() {
      webgl ??= hasWebgl();
      return webgl;
    },
    loadMore(then) {
      const more = document.createElement('script');
      const address = new URL('embed-more.js', script.src || origin).href;
      // Pages that enforce it take only addresses of a policy: a host's own may name `map-story` in `trusted-types`.
      policy ??= (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('map-story', rules);
      more.src = policy?.createScriptURL(address) ?? address;
      more.nonce = script.nonce;
      more.addEventListener('more', (event) => then((event as CustomEvent<More>).detail));
      more.onload = more.onerror = () => {
        // It holds on to whoever asked for it.
        more.remove();
        then();
      };
      document.head.append(more);
    },
  };
  const stories = new Map<HTMLElement, StoryElement>();
  const drop = (element: HTMLElement): void => {
    stories.get(element)?.stop();
    stories.delete(element);
  };
  const update = (records: readonly MutationRecord[]): void => {
    for (const { target, attributeName: name } of records) {
      if (!name) continue;
      if (/src|map/.test(name)) drop(target as HTMLElement);
      else stories.get(target as HTMLElement)?.changed(/lang/.test(name));
    }
    for (const [element, story] of stories) if (!story.stands()) drop(element);
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (isTaken(element)) continue;
      const story = storyElement(element, page);
      if (!story) continue;
      stories.set(element, story);
      Object.assign(element, { seek: story.seek });
    }
  };
  new MutationObserver(update).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: [
      'src',
      'data-map-story',
      'height',
      'data-height',
      'theme',
      'data-theme',
      'accent',
      'data-accent',
      'lang',
      'data-lang',
    ],
  });
  update([]);

  // Scripts of earlier versions run only where the name is free: they have the time until the page is loaded.
  const define = (): void => {
    if (!customElements.get('map-story')) customElements.define('map-story', class extends HTMLElement {});
    for (const element of document.querySelectorAll(selector)) {
      if (!isTaken(element)) console.warn('map-story: expected an address at', origin, element);
    }
  };
  if (document.readyState === 'complete') define();
  else window.addEventListener('load', define);
}

const script = document.currentScript as HTMLScriptElement | null;
const from = urlOf(script?.dataset.stories ?? script?.src, document.baseURI);
if (script && from) findStories(from.origin, script);

import { envelope, type ToHost } from './messages.ts';
import { pymId, pymMessage } from './pym.ts';
import { followPym } from './pym-follow.ts';

/**
 * The only script of the flat edition: it posts the page's height to a host of ours, to AMP and to pym.js. In a pym host that reports its window's
 * position, the page turns into the story that follows the scroll.
 */
function postHeight(): void {
  const story = document.querySelector<HTMLElement>('[data-flat]');
  if (!story) return;
  const { flat: id = '', lang = '', steps = '' } = story.dataset;
  const query = new URLSearchParams(window.location.search);
  if (query.get('theme') === 'paper') story.dataset.theme = 'paper';
  if (window.parent === window) return;
  const pym = pymId(window.location.search);
  const height = (): number => Math.ceil(story.getBoundingClientRect().height);
  // A height is no secret: any embedding page may have it.
  const post = (message: ToHost): void => window.parent.postMessage(envelope(message), '*');
  post({ type: 'ready', story: id, lang, mode: 'flat', steps: steps.split(' '), length: height() });
  new ResizeObserver(() => {
    const length = height();
    if (length === 0) return;
    post({ type: 'length', length });
    window.parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: length }, '*');
    if (pym) window.parent.postMessage(pymMessage(pym, 'height', length), '*');
  }).observe(story);
  if (!pym) return;
  const address = new URL('./?mode=scroll', window.location.href);
  for (const name of ['theme', 'accent']) {
    const value = query.get(name);
    if (value) address.searchParams.set(name, value);
  }
  followPym(pym, address.href, story);
}

postHeight();

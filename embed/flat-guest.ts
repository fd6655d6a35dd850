import { envelope, type ToHost, toGuest } from './messages.ts';
import { paperOf } from './paper.ts';
import { pymId, pymMessage } from './pym.ts';
import { followPym } from './pym-follow.ts';
import { handOnSpace } from './scroll-keys.ts';

/**
 * The only script of the flat edition: it posts the page's height to a host of ours, to AMP and to pym.js. In a pym host that reports its window's
 * position, the page turns into the story that follows the scroll.
 */
function postHeight(): void {
  const story = document.querySelector<HTMLElement>('[data-flat]');
  if (!story) return;
  const { flat: id = '', lang = '', steps = '' } = story.dataset;
  const query = new URLSearchParams(window.location.search);
  const wanted = query.get('theme');
  if (wanted === 'paper' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: light)').matches)) story.dataset.theme = 'paper';
  if (window.parent === window) return;
  window.addEventListener('message', ({ source, data }) => {
    const message = source === window.parent && toGuest(data);
    if (message && message.type === 'theme') story.dataset.theme = message.theme;
  });
  const pym = pymId(window.location.search);
  const height = (): number => Math.ceil(story.getBoundingClientRect().height);
  // A height is no secret: any embedding page may have it.
  const post = (message: ToHost): void => window.parent.postMessage(envelope(message), '*');
  handOnSpace((back) => {
    const page = document.documentElement;
    if (page.scrollHeight > page.clientHeight) return false;
    post({ type: 'page', back });
    return true;
  });
  post({ type: 'ready', story: id, lang, mode: 'flat', steps: steps.split(' '), length: height() });
  post({ type: 'paper', words: paperOf(story.querySelectorAll('h1, h2, p, img, video, audio, li, tr')) });
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

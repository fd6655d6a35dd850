import { guestChannel } from './guest-channel.ts';
import type { ToHost } from './messages.ts';
import { type PymPosition, pymMessage, pymPosition } from './pym.ts';
import { setStyles } from './styles.ts';

/** So many answers without a change, and the host's page is at rest: it will tell when it scrolls again. */
const restsAfter = 20;

/**
 * Makes a page in a pym host's iframe follow that host's scroll: the live story stands in a frame of its own, as high as the host's window, which is moved
 * to where the window is; in it the story is driven as by a host of ours. The words stay where the host's scroll puts them, however late its word is, as
 * frame and story move against each other; what lags is the map's edge alone. pym hosts tell ten times a second, and are asked in between.
 *
 * @param id by which the host knows this iframe
 * @param address of the guest to be driven
 * @param story what stands in this page until then, and as long as the host tells nothing
 * @returns the way to stop
 */
export function followPym(id: string, address: string, story: HTMLElement): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let frame: HTMLIFrameElement | null = null;
  let line: ReturnType<typeof guestChannel> | null = null;
  let length = 0;
  let position: PymPosition | null = null;
  let at = 0;
  let same = 0;
  let live = false;
  const say = (...message: Parameters<typeof pymMessage> extends [string, ...infer Rest] ? Rest : never): void => {
    window.parent.postMessage(pymMessage(id, ...message), '*');
  };

  const place = (): void => {
    if (!frame || !position || length === 0) return;
    at = Math.min(Math.max(-position.top, 0), Math.max(length - position.height, 0));
    setStyles(frame, { height: `${position.height}px`, transform: `translateY(${at}px)` });
    line?.post({ type: 'progress', offset: at });
    const inSight = position.top < position.height && position.bottom > 0;
    if (inSight !== live) {
      live = inSight;
      line?.post({ type: 'live', on: live });
    }
  };
  const heard = (message: ToHost): void => {
    if (message.type === 'ready') {
      line?.post({ type: 'hello' });
      live = false;
      setStyles(story, { display: 'none' });
      if (frame) setStyles(frame, { opacity: '1' });
    }
    if (message.type === 'ready' || message.type === 'length') {
      length = message.length;
      setStyles(document.body, { height: `${length}px` });
      say('height', length);
      place();
    } else if (message.type === 'seek') {
      say('scrollToChildPos', Math.round(message.offset));
      say('parentPositionInfo');
    }
  };
  const start = (height: number): void => {
    frame = document.createElement('iframe');
    frame.title = document.title;
    frame.setAttribute('scrolling', 'no');
    frame.src = address;
    setStyles(document.body, { margin: '0', position: 'relative' });
    setStyles(frame, { position: 'absolute', inset: '0 auto auto 0', width: '100%', border: '0', opacity: '0', height: `${height}px` });
    line = guestChannel(frame, window.origin, heard, signal);
    document.body.append(frame);
  };
  window.addEventListener(
    'message',
    (event) => {
      if (event.source !== window.parent) return;
      const next = pymPosition(id, event.data);
      if (!next) return;
      if (!frame) start(next.height);
      same = position && position.top === next.top && position.height === next.height ? same + 1 : 0;
      position = next;
      place();
      if (same < restsAfter) requestAnimationFrame(() => say('parentPositionInfo'));
    },
    { signal },
  );
  say('parentPositionInfo');
  return () => leaving.abort();
}

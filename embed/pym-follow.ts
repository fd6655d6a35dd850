import { type GuestChannel, guestChannel } from './guest-channel.ts';
import type { ToHost } from './messages.ts';
import { type PymPosition, pymMessage, pymPosition } from './pym.ts';
import { pageShare } from './scroll-keys.ts';
import { setStyles } from './styles.ts';

/** Equal answers after which polling stops: the host reports the next scroll by itself. */
const restsAfter = 20;

/**
 * Makes a page in a pym host's iframe follow that host's scroll. The live story loads in a frame of its own, as high as the host's window and moved to
 * where the window is; in it the story is driven as by a host of ours. Text stays where the host's scroll puts it, however late the position comes, as
 * frame and story move against each other; only the map's edge lags. pym hosts report ten times a second and are polled in between.
 *
 * @param id by which the host knows this iframe
 * @param address of the guest to be driven
 * @param story what this page shows until then, and as long as the host reports no position
 * @returns how to stop
 */
export function followPym(id: string, address: string, story: HTMLElement): () => void {
  const removal = new AbortController();
  const { signal } = removal;
  let frame: HTMLIFrameElement | null = null;
  let channel: GuestChannel | null = null;
  let length = 0;
  let position: PymPosition | null = null;
  let at = 0;
  let same = 0;
  let live = false;
  const postToHost = (...message: Parameters<typeof pymMessage> extends [string, ...infer Rest] ? Rest : never): void => {
    window.parent.postMessage(pymMessage(id, ...message), '*');
  };

  const place = (): void => {
    if (!frame || !position || length === 0) return;
    at = Math.min(Math.max(-position.top, 0), Math.max(length - position.height, 0));
    setStyles(frame, { height: `${position.height}px`, transform: `translateY(${at}px)` });
    channel?.post({ type: 'progress', offset: at });
    const visible = position.top < position.height && position.bottom > 0;
    if (visible !== live) {
      live = visible;
      channel?.post({ type: 'live', on: live });
    }
  };
  const onMessage = (message: ToHost): void => {
    if (message.type === 'ready') {
      channel?.post({ type: 'hello' });
      live = false;
      setStyles(story, { display: 'none' });
      if (frame) setStyles(frame, { opacity: '1' });
    }
    if (message.type === 'ready' || message.type === 'length') {
      length = message.length;
      setStyles(document.body, { height: `${length}px` });
      postToHost('height', length);
      place();
    } else if (message.type === 'seek') scrollTo(message.offset);
    else if (message.type === 'page' && position) scrollTo(position.height * (message.back ? -pageShare : pageShare) - position.top);
  };
  const scrollTo = (offset: number): void => {
    postToHost('scrollToChildPos', Math.round(offset));
    postToHost('parentPositionInfo');
  };
  const start = (height: number): void => {
    frame = document.createElement('iframe');
    frame.title = document.title;
    frame.setAttribute('scrolling', 'no');
    frame.src = address;
    setStyles(document.body, { margin: '0', position: 'relative' });
    setStyles(frame, { position: 'absolute', inset: '0 auto auto 0', width: '100%', border: '0', opacity: '0', height: `${height}px` });
    channel = guestChannel(frame, window.origin, onMessage, signal);
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
      if (same < restsAfter) requestAnimationFrame(() => postToHost('parentPositionInfo'));
    },
    { signal },
  );
  postToHost('parentPositionInfo');
  return () => removal.abort();
}

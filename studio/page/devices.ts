import type { Story } from '#story/story.ts';
import type { screenSizes } from '#studio/screen-sizes.ts';
import { h } from './dom.ts';
import { failureOf, making, waitingLine, windowOf } from './waiting.ts';

/** A screen on which the story's page is shown. */
export type Device = (typeof screenSizes)[number];

/** One screen with the story's own page in it. */
export interface Screen {
  readonly device: Device;
  readonly element: HTMLElement;
  /** what lies over the page, in CSS px of the page */
  readonly over: HTMLElement;
  /** the same below that, for what is only seen */
  readonly shade: HTMLElement;
  /** the page's own window, once its scripts run */
  page(): (Window & typeof globalThis) | null;
  seek(position: number): void;
  /** the position that the reader of this screen has moved to since it was asked last, or null */
  moved(): number | null;
  /** Loads the page anew behind the one that shows, which it then replaces at the same position. */
  reload(address: string): void;
  /** Shows the story's facts anew on the map, with the page as it is. */
  show(story: Story): void;
  scale(width: number, height: number): number;
  /** what it waits for, or why it can't show a page; empty once it does */
  waits(): string;
}

const poll = 60; // ms

/** @param onWait called when what it waits for changes */
export function screen(device: Device, address: string, onReady: () => void, onWait: () => void): Screen {
  const over = h('div', { class: 'over' });
  const shade = h('div', { class: 'over shade', 'aria-hidden': 'true' });
  const sheet = h('div', { class: 'sheet' });
  sheet.append(shade, over);
  const wait = waitingLine(() => void load(last));
  const frame = h('div', { class: 'glass' }, sheet, wait.element);
  const element = h('figure', { class: 'device', 'data-device': device.name.toLowerCase() }, frame);
  sheet.style.width = `${device.width}px`;
  sheet.style.height = `${device.height}px`;
  let current: HTMLIFrameElement | null = null;
  let coming: HTMLIFrameElement | null = null;
  let wanted = 0;
  let known = 0;
  let seeking = false;
  let last = address;
  const tell = (words: string, failed = false): void => {
    if (wait.say(words, failed)) onWait();
  };
  const follow = async (page: Window & typeof globalThis): Promise<void> => {
    if (seeking) return;
    seeking = true;
    try {
      while (page.mapStory && Math.abs(page.mapStory.position() - wanted) > 1e-3 && known !== wanted) {
        known = wanted;
        await page.mapStory.seek(wanted);
      }
      known = page.mapStory?.position() ?? wanted;
    } finally {
      seeking = false;
    }
  };
  /** Resolves when the page's scripts run, with null when another one was asked for meanwhile. */
  const started = async (iframe: HTMLIFrameElement): Promise<(Window & typeof globalThis) | null> => {
    const failure = failureOf(iframe);
    for (;;) {
      if (iframe !== coming) return null;
      const page = windowOf(iframe);
      if (page) return page;
      // It may come all the same: Next loads a page anew whose code has been mended.
      const why = failure();
      if (why !== null) tell(`The page can’t be shown: ${why}.`, true);
      await new Promise((resolve) => setTimeout(resolve, poll));
    }
  };
  const load = async (to: string): Promise<void> => {
    coming?.remove();
    last = to;
    tell(current ? '' : making);
    const iframe = h('iframe', {
      title: `${device.name}, ${device.width} × ${device.height}`,
      width: device.width,
      height: device.height,
      src: to,
      class: 'coming',
    });
    coming = iframe;
    sheet.prepend(iframe);
    const page = await started(iframe);
    if (!page) return;
    quiet(page.document);
    await page.mapStory?.seek(wanted).catch(() => {});
    if (iframe !== coming) return;
    current?.remove();
    current = iframe;
    coming = null;
    known = page.mapStory?.position() ?? wanted;
    iframe.classList.remove('coming');
    element.dataset.ready = '';
    tell('');
    void follow(page);
    onReady();
  };
  void load(address);
  return {
    device,
    element,
    over,
    shade,
    page: () => windowOf(current),
    seek(position) {
      wanted = position;
      const page = windowOf(current);
      if (page) void follow(page);
    },
    moved() {
      const position = windowOf(current)?.mapStory?.position();
      if (position === undefined || seeking || Math.abs(position - known) < 1e-3) return null;
      known = position;
      wanted = position;
      return position;
    },
    reload: (to) => void load(to),
    show(story) {
      windowOf(current)?.mapStory?.showEdited(story);
    },
    scale(width, height) {
      const scale = Math.min(width / device.width, height / device.height);
      sheet.style.transform = `scale(${scale})`;
      // Words over the page are to be read at any scale.
      sheet.style.setProperty('--scale', `${scale}`);
      frame.style.width = `${device.width * scale}px`;
      frame.style.height = `${device.height * scale}px`;
      return scale;
    },
    waits: () => wait.words(),
  };
}

/** What Next and the page itself lay over a page that is worked on. */
function quiet(page: Document): void {
  const view = page.defaultView;
  if (!view) return;
  const rules = new view.CSSStyleSheet();
  rules.replaceSync('nextjs-portal { display: none } [data-continue] { display: none !important }');
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, rules];
}

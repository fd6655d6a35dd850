/** What a page is read under. JSON. */
export interface Conditions {
  /** `refused`: by the reader's settings · `full`: nothing more can be written */
  readonly storage?: 'refused' | 'full';
  /** no context is given, as on machines whose graphics are not trusted */
  readonly webgl?: 'refused';
  /** ms that the clock is wrong by */
  readonly clock?: number;
  /** CSS selectors of what a blocker hides */
  readonly hidden?: string;
}

/** What the probe, the first script of every page and frame, has seen there. */
export interface Probe {
  /** one line each: uncaught errors, what was said to the console as an error or a warning, what a policy refused, requests to other origins */
  readonly problems: string[];
  /** Lets all the time pass that anything waits for: what was to be done in a second or more is done now. @returns how much was done */
  later(): number;
}

/** ms that a function may run in a page. WebKit's driver measures them in the page, by its setTimeout: this is no time that a page waits. */
export const scriptPatience = 90_000;

/** A page with the probe in it, for functions that run there. */
export interface ProbedWindow {
  readonly probe: Probe;
}

/**
 * The probe, which runs in the page.
 * @param own origins that may be asked
 * @param driversOwn ms of timers that are not the page's
 */
function installProbe(conditions: Conditions, own: readonly string[], driversOwn: number): void {
  const problems: string[] = [];
  const now = Date.now;
  const said = (kind: string, what: unknown): void => {
    problems.push(`${kind}: ${what instanceof Error ? `${what.name}: ${what.message}` : String(what)}`);
  };
  window.addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) said('uncaught', `${event.message} (${event.filename})`);
  });
  window.addEventListener('unhandledrejection', (event) => said('uncaught', event.reason));
  document.addEventListener('securitypolicyviolation', (event) => {
    said('refused by the policy', `${event.effectiveDirective} ${event.blockedURI}`);
  });
  for (const level of ['error', 'warn'] as const) {
    const say = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      said(`console ${level}`, words.map((word) => (word instanceof Error ? word.message : String(word))).join(' '));
      say(...words);
    };
  }
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (/^(https?|wss?):/.test(name) && !own.includes(new URL(name).origin)) said('request to another origin', name);
    }
  }).observe({ type: 'resource', buffered: true });

  const waiting = new Map<number, () => void>();
  const { setTimeout: set, clearTimeout: clear } = window;
  Object.assign(window, {
    setTimeout(handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number {
      const id = set(() => {
        waiting.delete(id);
        handler(...args);
      }, ms);
      if ((ms ?? 0) >= 1000 && ms !== driversOwn) waiting.set(id, () => handler(...args));
      return id;
    },
    clearTimeout(id?: number): void {
      waiting.delete(id ?? -1);
      clear(id);
    },
  });
  const later = (): number => {
    const due = [...waiting];
    waiting.clear();
    for (const [id, handler] of due) {
      clear(id);
      handler();
    }
    return due.length;
  };

  if (conditions.storage === 'refused') {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  } else {
    // In software a frame takes what it takes: the page is not to decide that the machine is too slow for a live map.
    try {
      sessionStorage.setItem('map-story:draw', 'no-halos');
    } catch {
      // a frame without an origin
    }
  }
  if (conditions.storage === 'full') {
    const full = (): never => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    if ('Cache' in window) Cache.prototype.put = async () => full();
    if ('IDBObjectStore' in window) IDBObjectStore.prototype.put = full;
  }
  if (conditions.webgl === 'refused') {
    const getContext = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
    } as typeof HTMLCanvasElement.prototype.getContext;
  }
  const { clock = 0 } = conditions;
  if (clock !== 0) {
    const RightDate = Date;
    window.Date = class extends RightDate {
      constructor(...given: unknown[]) {
        super(...((given.length > 0 ? given : [now() + clock]) as [number]));
      }
      static override now(): number {
        return now() + clock;
      }
    } as DateConstructor;
  }
  if (conditions.hidden) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${conditions.hidden} { display: none !important }`);
    document.adoptedStyleSheets.push(sheet);
  }
  Object.assign(window, { probe: { problems, later } satisfies Probe });
}

/** The probe as a script. */
export const probeScript = (conditions: Conditions, own: readonly string[]): string =>
  `(${installProbe})(${JSON.stringify(conditions)}, ${JSON.stringify(own)}, ${scriptPatience});`;

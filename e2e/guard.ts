import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What a test may provoke. Everything else that is said or asked for fails it. */
export interface Allowed {
  /** Console errors and warnings, and uncaught errors, whose text matches one of these. */
  readonly messages?: readonly RegExp[];
  /** Other origins that may be asked, such as `https://host.example`, because the test plays them itself. */
  readonly origins?: readonly string[];
}

/** Said by the graphics driver when a test reads pixels or takes a picture, and by Playwright of workers: the test's doing, not the page's. */
const noise = [/GL Driver Message .*GPU stall due to ReadPixels/, /Service Worker registration blocked by Playwright/];

/** Watches browser contexts and remembers every error, warning and request to another origin. */
export interface Guard {
  /** One line per problem, in the order in which they came. */
  readonly problems: readonly string[];
  /** Watches a context that the test made itself; the test's own `context` and `page` are watched already. */
  watch(context: BrowserContext): Promise<void>;
  /** From now on this text, in a console message or an uncaught error, is expected. */
  allow(message: RegExp): void;
}

/**
 * @param site the origin under test
 * @param allowed what is not a problem
 */
export function createGuard(site: string, allowed: Allowed = {}): Guard {
  const problems: string[] = [];
  const messages = [...noise, ...(allowed.messages ?? [])];
  const origins = new Set([new URL(site).origin, ...(allowed.origins ?? [])]);
  const expected = (text: string) => messages.some((pattern) => pattern.test(text));

  const heard = (message: ConsoleMessage) => {
    const kind = message.type();
    if (kind !== 'error' && kind !== 'warning' && kind !== 'assert') return;
    const { url, lineNumber } = message.location();
    if (!expected(message.text())) problems.push(`console ${kind}: ${message.text()} (${url}:${lineNumber + 1})`);
  };
  const foreign = (url: URL) => /^(https?|wss?|ftp):$/.test(url.protocol) && !origins.has(url.origin);
  const followErrors = (page: Page) => {
    page.on('crash', () => problems.push('the page crashed'));
  };

  return {
    problems,
    allow: (message) => void messages.push(message),
    async watch(context) {
      context.on('console', heard);
      context.on('weberror', (event) => {
        const error = event.error();
        if (!expected(`${error.name}: ${error.message}`)) problems.push(`uncaught ${error.stack ?? error.message}`);
      });
      for (const page of context.pages()) followErrors(page);
      context.on('page', followErrors);
      await context.route(foreign, (route) => {
        problems.push(`request to another origin: ${route.request().method()} ${route.request().url()}`);
        return route.abort('blockedbyclient');
      });
    },
  };
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { root } from '#node/root.ts';
import { storyPlaces } from '#site/stories.ts';
import { editSchema } from '#studio/edit.ts';
import { EditError } from '#studio/edit-error.ts';
import { type Checker, startChecker } from './checker.ts';
import { cookieName, type Gate, refusal } from './guard.ts';
import { listPage, pageScript, pageStyles, storyPage } from './page-files.ts';
import { openSession, type Session } from './session.ts';
import { ChangedError } from './story-files.ts';

export interface StudioOptions {
  /** where the author's browser finds it */
  readonly port: number;
  /** what stories' pages are under: `''` or `/stories` */
  readonly basePath: string;
  /** default: 32 random bytes */
  readonly token?: string;
  readonly checker?: Checker;
  /** finds a story's folder by its id, absolute, or undefined; default: the site's stories */
  readonly folderOf?: (id: string) => Promise<string | undefined>;
  readonly ids?: () => Promise<string[]>;
}

export interface Studio {
  readonly token: string;
  /** Answers a request whose path begins with `/studio`. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  stop(): void;
}

/** Characters of a request: a line of 200,000 points is the longest. */
const mostBody = 8_000_000;

/** What every answer says: it is for one page of one browser, and nothing else may show or keep it. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

const defaultFolder = async (id: string): Promise<string | undefined> => {
  const place = (await storyPlaces(undefined, root)).find((candidate) => candidate.id === id);
  return place && resolve(root, place.folder);
};
const defaultIds = async (): Promise<string[]> => (await storyPlaces(undefined, root)).map(({ id }) => id);

/** The studio's part of the development server. */
export function createStudio(options: StudioOptions): Studio {
  const { port, basePath, token = randomBytes(32).toString('base64url'), folderOf = defaultFolder, ids = defaultIds } = options;
  const gate: Gate = { port, token };
  const checker = options.checker ?? startChecker();
  const sessions = new Map<string, Session>();
  const sessionOf = async (id: string): Promise<Session | undefined> => {
    const known = sessions.get(id);
    if (known) return known;
    const folder = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? await folderOf(id) : undefined;
    if (!folder) return undefined;
    const session = sessions.get(id) ?? openSession(id, folder, checker);
    sessions.set(id, session);
    return session;
  };

  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, type: string, body: string, more: Record<string, string> = {}): void => {
      response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8`, ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const json = (status: number, value: unknown): void => say(status, 'application/json', JSON.stringify(value));
    const url = new URL(request.url ?? '/', `http://localhost:${port}`);
    const given = url.searchParams.get('token');
    const method = request.method ?? 'GET';
    const refused = refusal({ method, headers: request.headers, remoteAddress: request.socket.remoteAddress }, gate, given);
    if (refused) return say(403, 'text/plain', `${refused}.\n`);
    if (given !== null) {
      const cookie = `${cookieName(gate)}=${token}; Path=/studio; HttpOnly; SameSite=Strict`;
      return say(303, 'text/plain', '', { location: url.pathname.replace(/^\/+/, '/'), 'set-cookie': cookie });
    }
    const [, , first = '', ...rest] = url.pathname.split('/');
    if (first === '')
      return url.pathname === '/studio/'
        ? say(200, 'text/html', listPage(await ids()))
        : say(308, 'text/plain', '', { location: '/studio/' });
    if (first === '-') {
      if (rest[0] === 'studio.js') return say(200, 'text/javascript', await pageScript());
      if (rest[0] === 'studio.css') return say(200, 'text/css', await pageStyles());
    }
    const session = await sessionOf(first);
    if (!session) return say(404, 'text/plain', `Unexpected story, expected one of ${(await ids()).join(', ') || 'none'}.\n`);
    const asked = rest.join('/');
    if (method === 'GET') {
      if (rest.length === 0) return say(308, 'text/plain', '', { location: `/studio/${first}/` });
      if (asked === '') return say(200, 'text/html', storyPage(first, basePath));
      if (asked === 'state') return json(200, await session.state());
      if (asked === 'events') return events(session, response);
      const lang = /^story\/([\w-]+)\.json$/.exec(asked)?.[1];
      // Until it was read without a mistake there is none, which is no fault of who asks.
      if (lang !== undefined) return say(200, 'application/json', session.storyJson(lang) ?? 'null');
    }
    if (method === 'POST' && (asked === 'edit' || asked === 'undo' || asked === 'redo')) {
      const body = await bodyOf(request);
      if (asked !== 'edit') return json(200, { turned: await session.turn(asked) });
      const { success, data, error } = editSchema.safeParse(body?.edit);
      if (!success) {
        const [issue] = error.issues;
        return json(400, {
          message: `Unexpected edit (${issue?.path.join('.') || 'whole'}: ${issue?.message}), expected one of studio/edit.ts`,
        });
      }
      await session.edit(data, String(body?.revision));
      return json(200, { done: data.kind });
    }
    say(404, 'text/plain', 'Nothing is here.\n');
  };

  return {
    token,
    async answer(request, response) {
      try {
        await answered(request, response);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const place = error instanceof EditError ? { file: error.file, line: error.line, column: error.column } : {};
        const status = error instanceof EditError ? 422 : error instanceof ChangedError ? 409 : error instanceof SyntaxError ? 400 : 500;
        if (status === 500) console.error(error);
        if (!response.headersSent) response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' });
        response.end(JSON.stringify({ message, ...place }));
      }
    },
    stop() {
      for (const session of sessions.values()) session.stop();
      checker.stop();
    },
  };
}

/** Server-sent events, until the page goes. */
async function events(session: Session, response: ServerResponse): Promise<void> {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
  response.write('retry: 500\n\n');
  await session.state();
  if (response.destroyed) return;
  const stop = session.listen((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  response.on('close', stop);
}

/** @throws SyntaxError for what is no JSON; Error for too much of it */
async function bodyOf(request: IncomingMessage): Promise<{ edit?: unknown; revision?: unknown } | null> {
  request.setEncoding('utf8');
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > mostBody) throw new SyntaxError(`Unexpected request of more than ${mostBody} characters, expected an edit`);
  }
  return body === '' ? null : JSON.parse(body);
}

import { type FileKind, type Headers, type Hosting, patternSource } from './hosting.ts';

/** What the files for hosts are written from. */
export interface HostFilesOptions {
  readonly hosting: Hosting;
  /** content types by file ending */
  readonly types: Readonly<Record<string, string>>;
  /** languages of the stories */
  readonly languages: readonly string[];
}

/** Where a release is on a server of one's own: folders that hold the site below its base path. */
const served = '/srv/map-story';
const intro = (comment: string): string =>
  [
    'Written by `npm run build` from site/hosting.ts: what `npm start` answers with, for this host. docs/publishing.md says how to use it.',
    `${served}/current is the release that readers get, ${served}/before the one before it: pages that are open meanwhile find their files there.`,
  ]
    .map((line) => `${comment} ${line}`)
    .join('\n');

/** The files for hosts, by name: for nginx, Caddy and in a container, and the `_headers` of Netlify and Cloudflare Pages. */
export function hostFiles(options: HostFilesOptions): Readonly<Record<'nginx.conf' | 'Caddyfile' | 'Containerfile' | '_headers', string>> {
  return {
    'nginx.conf': nginxConf(options),
    Caddyfile: caddyfile(options),
    Containerfile: containerfile(options),
    _headers: headersFile(options),
  };
}

/** The expression for the whole address of a file of a pattern: below the base path, `index.html` written out or not. */
function addressSource({ basePath }: Hosting, pattern: string): string {
  const inside = patternSource(pattern).slice(1, -1);
  const base = basePath.replaceAll('.', '\\.');
  return `^${base}/${inside}${pattern === '' || pattern.endsWith('/') ? '(?:index\\.html)?' : ''}$`;
}

/** Whether files of a kind never change: they have a long life. */
const isKept = (headers: Headers): boolean => headers['Cache-Control']?.includes('immutable') ?? false;

/**
 * A server for nginx, to be included where `http` stands: in conf.d/ of most packages. Each kind of file has its places, with its headers in them as they
 * are sent: nginx looks up folders and names in a tree, and only what is left by expressions, one after the other.
 */
export function nginxConf({ hosting, types }: HostFilesOptions): string {
  const { basePath, kinds, others } = hosting;
  const mime = Object.entries(types).map(([ending, type]) => `    ${type.replace(/; charset=utf-8$/, '')} ${ending};`);
  const added = (headers: Headers, indent: string): string =>
    Object.entries(headers)
      .map(([name, value]) => `${indent}add_header ${name} "${value}" always;`)
      .join('\n');
  const location = (match: string, { headers }: FileKind, more: readonly string[] = []): string =>
    [`  location ${match} {`, added(headers, '    '), ...more.map((line) => `    ${line}`), '  }'].join('\n');
  // A page is its index.html: said here, nginx need not find the place of that, too.
  const page = `try_files \${uri}index.html $uri =404;`;
  const placesOf = (kind: FileKind, pattern: string): string[] => {
    const address = `${basePath}/${pattern}`;
    if (isFolder(pattern)) {
      const before = isKept(kind.headers) ? [`try_files $uri @before-${kind.name};`] : [];
      return [location(`^~ ${address.slice(0, -2)}`, kind, [hidden, ...before])];
    }
    if (pattern.includes('*')) return [location(`~ "${addressSource(hosting, pattern)}"`, kind, isPage(pattern) ? [page] : [])];
    return isPage(pattern)
      ? [location(`= ${address}`, kind, [page]), location(`= ${address}index.html`, kind)]
      : [location(`= ${address}`, kind)];
  };
  // No page has the address of a file: so that pages, which are asked for most, stand first.
  const all = kinds.flatMap((kind) => kind.paths.map((pattern) => ({ kind, pattern })));
  const places = [...all.filter(({ pattern }) => isPage(pattern)), ...all.filter(({ pattern }) => !isPage(pattern))];
  const keptKinds = kinds.filter(({ headers, paths }) => isKept(headers) && paths.some(isFolder));
  return `${intro('#')}

server {
  listen 8080;
  server_tokens off;
  root ${served}/current;
  index index.html;
  absolute_redirect off;
  disable_symlinks on from=$document_root;
  # Looking at each part of a path for links takes longer than sending the file. A release shows within these seconds.
  open_file_cache max=20000 inactive=10m;
  open_file_cache_valid 5s;
  charset utf-8;
  charset_types text/css text/javascript text/plain;
  # The build has compressed them. With the module ngx_brotli: brotli_static on;
  gzip_static on;
  gzip_vary on;
  types {
${mime.join('\n')}
  }
  default_type application/octet-stream;
  error_page 403 404 =404 ${basePath}/404.html;

${added(others, '  ')}

  ${hidden}
${places.flatMap(({ kind, pattern }) => placesOf(kind, pattern)).join('\n')}
  # What never changes under its address: pages of the release before ask for theirs.
${keptKinds.map((kind) => location(`@before-${kind.name}`, kind, [`root ${served}/before;`, 'try_files $uri =404;'])).join('\n')}
}
`;
}

/** No file of a site begins with a dot. */
const hidden = 'location ~ /\\. { return 404; }';
const isFolder = (pattern: string): boolean => /^[^*]+\/\*\*$/.test(pattern);
const isPage = (pattern: string): boolean => pattern === '' || pattern.endsWith('/');

/**
 * A server for Caddy, whose own compression the build's files spare. Caddy follows links in the folder that it serves, and can not be told
 * otherwise: a build
 * writes none.
 */
export function caddyfile({ hosting, types }: HostFilesOptions): string {
  const { basePath, kinds, others } = hosting;
  const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const header = (headers: Headers, indent: string): string =>
    [`${indent}header {`, ...Object.entries(headers).map(([name, value]) => `${indent}  ${name} ${quoted(value)}`), `${indent}}`].join(
      '\n',
    );
  // Blocks of `handle` exclude each other, in this order.
  const blocks = kinds.map((kind) => {
    const expression = `^(${kind.paths.map((path) => addressSource(hosting, path).slice(1, -1)).join('|')})$`;
    const files = isKept(kind.headers) ? 'kept' : 'files';
    return `    @${kind.name} path_regexp ${expression}\n    handle @${kind.name} {\n${header(kind.headers, '      ')}\n      import ${files}\n    }`;
  });
  const typed = Object.entries(types).map(
    ([ending, type]) => `    @type_${ending} path *.${ending}\n    header @type_${ending} Content-Type ${quoted(type)}`,
  );
  const missing = kinds.find(({ paths }) => paths.includes('404.html'))?.headers ?? others;
  return `${intro('#')}

(files) {
  file_server {
    precompressed br gzip
  }
}

# What never changes under its address: pages of the release before ask for theirs.
(kept) {
  @gone not file
  root @gone ${served}/before
  import files
}

:8080 {
  root * ${served}/current
  route {
    @hidden path */.*
    error @hidden 404
${typed.join('\n')}
${blocks.join('\n')}
    handle {
${header(others, '      ')}
      import files
    }
  }
  handle_errors {
${header(missing, '    ')}
    header Content-Type "text/html; charset=utf-8"
    rewrite * ${basePath}/404.html
    file_server
  }
}
`;
}

/** A container with Caddy in it: `podman build -f out-hosts/Containerfile .`, or docker's. */
export function containerfile({ hosting }: HostFilesOptions): string {
  return `${intro('#')}
# From the repository: docker build -f out-hosts/Containerfile -t map-story . && docker run --read-only -p 8080:8080 map-story
FROM docker.io/library/caddy:2.10.2-alpine
COPY out-hosts/Caddyfile /etc/caddy/Caddyfile
COPY out ${served}/current${hosting.basePath}
USER 1000
EXPOSE 8080
ENV XDG_DATA_HOME=/tmp XDG_CONFIG_HOME=/tmp
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
`;
}

/** Kinds that `_headers` leaves out: their patterns cannot be told from those of others there. */
export const notInHeadersFile: readonly string[] = ['step'];

/**
 * The `_headers` of Netlify and Cloudflare Pages, which belongs into the published folder. There every block of which the path matches counts,
 * and two values of one
 * header are joined: so that only what all files have stands in the first block, and no two of the others match the same page.
 */
export function headersFile({ hosting, languages }: HostFilesOptions): string {
  const { basePath, kinds, others } = hosting;
  const shared = Object.entries(others).filter(([name, value]) => kinds.every(({ headers }) => headers[name] === value));
  const isShared = (name: string): boolean => shared.some(([other]) => other === name);
  const block = (pattern: string, headers: readonly (readonly [string, string])[]): string =>
    [`${basePath}/${pattern}`, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const own = ({ headers }: FileKind): (readonly [string, string])[] =>
    // Unless told otherwise these hosts have pages asked for again.
    Object.entries(headers).filter(([name, value]) => !isShared(name) && !(name === 'Cache-Control' && value === 'no-cache'));
  const blocks = kinds
    .filter(({ name }) => !notInHeadersFile.includes(name))
    .flatMap((kind) => kind.paths.flatMap((path) => placeholders(path, languages)).map((pattern) => block(pattern, own(kind))));
  return `${intro('#')}\n\n${[block('*', shared), ...blocks].join('\n\n')}\n`;
}

/** A pattern as these hosts write it: `:name` is one part of a path, `*` at the end anything. */
function placeholders(pattern: string, languages: readonly string[]): string[] {
  // With any second part it would be the page of embed codes, too.
  if (pattern === '*/*/') return languages.map((lang) => `:story/${lang}/`);
  const parts = pattern.split('/');
  // A part of a name cannot be left open: such files have only what all have.
  if (parts.some((part) => /[^*]\*|\*[^*]/.test(part))) return [];
  return [parts.map((part, index) => (part === '**' ? '*' : part === '*' ? [':story', ':lang', ':page'][index] : part)).join('/')];
}

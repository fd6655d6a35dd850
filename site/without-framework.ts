/** A style sheet of a page, in the order of the document: a file, or the text of a `<style>`. */
export type Sheet = { readonly href: string } | { readonly css: string };

/** A page as Next exports it, taken apart. */
export interface PlainPage {
  /** The page without the framework's scripts and preloads and without style sheets. {@link sheetMark} stands where its one style sheet belongs. */
  readonly html: string;
  /** Its style sheets. What the page's style attributes say is the last: the policy that pages are sent with allows no such attribute. */
  readonly sheets: readonly Sheet[];
}

/** Stands in {@link PlainPage.html} for the link to the style sheet. */
export const sheetMark = '<!--sheet-->';

/** Scripts in the page by which Next hands React what the HTML says already, and starts it. */
const startsFramework = /__next_f|TURBOPACK|\$RT=|__next_r\b/;
/** What is of JSON does not run. */
const isData = /\btype="application\/(ld\+)?json"/;

/**
 * A page without the framework that made it: its HTML was complete before, and our own module starts what moves. React writes HTML in one form (lower-case names
 * of elements, double quotes, `<` and `>` nowhere but in tags, scripts and styles), which this relies on.
 *
 * @throws Error for a script in the page that is neither ours nor known of the framework, and for HTML that was to be completed by a script: then something of the
 * page would be missing
 */
export function withoutFramework(html: string): PlainPage {
  if (/<template id="B:|<div hidden="" id="S:/.test(html))
    throw new Error('Unexpected HTML that a script was to put in its place, expected all of it where it belongs');
  const sheets: Sheet[] = [];
  const place = (sheet: Sheet): string => {
    sheets.push(sheet);
    return sheets.length === 1 ? sheetMark : '';
  };
  const styles = ownStyles();
  const replaced = html.replace(
    /<!--[\s\S]*?-->|<script\b([^>]*)>([\s\S]*?)<\/script>|<style\b[^>]*>([\s\S]*?)<\/style>|<link\b([^>]*?)\/?>|(<[a-z][^<>]*? style="[^<>]*>)/g,
    (whole: string, script?: string, code?: string, css?: string, link?: string, styled?: string) => {
      if (styled !== undefined) return styles.moved(styled);
      if (script !== undefined) return scriptKept(whole, script, code ?? '');
      if (css !== undefined) return place({ css });
      if (link === undefined) return ''; // a comment
      const { rel, href = '', as } = attributesOf(link);
      if (rel === 'stylesheet') return place({ href });
      return isFrameworks(href) && (as === 'script' || rel === 'modulepreload') ? '' : whole;
    },
  );
  // What Next leaves of its own head in the body.
  const text = eachPreloadOnce(replaced.replace('<div hidden=""></div>', ''));
  const css = styles.css();
  return { html: text, sheets: css === '' ? sheets : [...sheets, { css }] };
}

/** Style attributes as rules of a sheet. They are in no cascade layer, and so win over all rules of ours, as the attributes do. */
function ownStyles(): { moved(tag: string): string; css(): string } {
  const known = new Map<string, number>();
  return {
    moved: (tag) =>
      tag.replace(/ style="([^"]*)"/, (_, escaped: string) => {
        const declarations = escaped.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
        const index = known.get(declarations) ?? known.size;
        known.set(declarations, index);
        return ` data-styled="${index}"`;
      }),
    css: () => [...known].map(([declarations, index]) => `[data-styled="${index}"]{${declarations}}`).join('\n'),
  };
}

const isFrameworks = (address: string): boolean => address.includes('/_next/');

function scriptKept(whole: string, attributes: string, code: string): string {
  const { src } = attributesOf(attributes);
  if (src !== undefined) return isFrameworks(src) ? '' : whole;
  if (isData.test(attributes)) return whole;
  if (startsFramework.test(code)) return '';
  throw new Error(`Unexpected script in a page, expected none that runs: ${code.trim().slice(0, 200)}`);
}

/** React writes a preload of its own before ours, which says more: of each the last stays. */
function eachPreloadOnce(html: string): string {
  const links = /<link\b([^>]*?)\/?>/g;
  const toCome = new Map<string, number>();
  const keyOf = (link: string): string | null => {
    const { rel, href } = attributesOf(link);
    return rel === 'preload' || rel === 'modulepreload' ? `${href}` : null;
  };
  const count = (key: string, by: number): number => {
    const now = (toCome.get(key) ?? 0) + by;
    toCome.set(key, now);
    return now;
  };
  for (const [, link = ''] of html.matchAll(links)) {
    const key = keyOf(link);
    if (key !== null) count(key, 1);
  }
  return html.replace(links, (whole: string, link: string) => {
    const key = keyOf(link);
    return key !== null && count(key, -1) > 0 ? '' : whole;
  });
}

/** The attributes of a tag that have values, by their names in lower case. */
function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name.toLowerCase(), value.replaceAll('&amp;', '&')]));
}

/** Whether a file of an export is a payload by which Next's router would fetch a page, of which nothing is left. */
export const isPayload = (path: string): boolean => /(^|\/)(index|404|__next\.[^/]*)\.txt$/.test(path);

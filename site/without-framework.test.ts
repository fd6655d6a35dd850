import { describe, expect, it } from 'vitest';
import { isPayload, sheetMark, withoutFramework } from './without-framework.ts';

const exported = `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="preload" href="/fonts/a.woff2" as="font" crossorigin="anonymous"/>
<link rel="stylesheet" href="/base/_next/static/chunks/a.css?x=1&amp;y=2" data-precedence="next"/><style data-href="theme">body{color:red}/*<!-- stays -->*/</style>
<link rel="preload" as="script" fetchPriority="low" href="/base/_next/static/chunks/b.js"/><script src="/base/_next/static/chunks/c.js" async=""></script>
<link rel="preload" as="font" href="/fonts/a.woff2" crossorigin="anonymous"/><link rel="modulepreload" href="/base/scripts/chunk.js"/>
<link rel="modulepreload" href="/base/scripts/chunk.js" fetchPriority="low"/>
<link rel="alternate" hrefLang="en" href="/a/"/><link rel="alternate" hrefLang="x-default" href="/a/"/>
<script src="/base/_next/static/chunks/d.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div><p>Text<!-- --> and <!-- -->more.</p>
<noscript><img src="/a.svg"/></noscript><script id="page-json" type="application/json">{"text":"\\u003c!-- no comment -->"}</script><script type="module" src="/base/scripts/story.js"></script>
<script type="application/ld+json">{}</script><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"<p>Text</p>"])</script></body></html>`;

describe('a page without the framework', () => {
  const { html, sheets } = withoutFramework(exported);

  it('keeps our own scripts and data, and no other script', () => {
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual([
      '<script id="page-json" type="application/json">',
      '<script type="module" src="/base/scripts/story.js">',
      '<script type="application/ld+json">',
    ]);
    expect(html).not.toMatch(/_next/);
  });

  it('keeps what a reader reads, and data to the letter', () => {
    expect(html).toContain('<body><p>Text and more.</p>');
    expect(html).toContain('<noscript><img src="/a.svg"/></noscript>');
    expect(html).toContain(String.raw`{"text":"\u003c!-- no comment -->"}`);
  });

  it('keeps links, of each preload the last', () => {
    expect(html.match(/rel="preload"/g)).toHaveLength(1);
    expect(html.match(/rel="alternate"/g)).toHaveLength(2);
    expect(html.match(/<link rel="modulepreload"[^>]*>/g)).toEqual([
      '<link rel="modulepreload" href="/base/scripts/chunk.js" fetchPriority="low"/>',
    ]);
  });

  it('gives away its style sheets in order, and says where they belong', () => {
    expect(sheets).toEqual([{ href: '/base/_next/static/chunks/a.css?x=1&y=2' }, { css: 'body{color:red}/*<!-- stays -->*/' }]);
    expect(html.split(sheetMark)).toHaveLength(2);
    expect(html.indexOf(sheetMark)).toBeLessThan(html.indexOf('</head>'));
  });

  it('has no style attribute: what they say, each once, is its last sheet', () => {
    const styled = withoutFramework(
      `<head><style>b{}</style></head><p class="a" style="left:0.000%;--font:&quot;A&amp;B&quot;">style="x"</p><i style="--a:1"></i><b style="--a:1" id="b"></b>`,
    );
    expect(styled.html).toBe(
      `<head>${sheetMark}</head><p class="a" data-styled="0">style="x"</p><i data-styled="1"></i><b data-styled="1" id="b"></b>`,
    );
    expect(styled.sheets).toEqual([{ css: 'b{}' }, { css: '[data-styled="0"]{left:0.000%;--font:"A&B"}\n[data-styled="1"]{--a:1}' }]);
  });

  it('is refused with a script that nobody knows, which would be lost', () => {
    expect(() => withoutFramework('<body><script>alert(1)</script></body>')).toThrow('Unexpected script');
  });

  it('is refused where a script was to put parts of it in their places', () => {
    expect(() => withoutFramework('<body><template id="B:0"></template><div hidden="" id="S:0">late</div></body>')).toThrow(
      'Unexpected HTML',
    );
  });
});

it.each([
  ['index.txt', true],
  ['small/en/index.txt', true],
  ['small/en/__next.$d$story.$d$lang.txt', true],
  ['404.txt', true],
  ['robots.txt', false],
  ['small/en/index.html', false],
  ['notes/index.txt.html', false],
])('%s is a payload of the router: %s', (path, payload) => expect(isPayload(path)).toBe(payload));

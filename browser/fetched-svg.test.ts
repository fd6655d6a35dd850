// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fetchedSvg } from './fetched-svg.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" ${attributes}>${inside}</svg>`;

test('a picture of ours is taken as it is', () => {
  const picture = fetchedSvg(
    svg(
      '<title>Sea &amp; land</title><defs><pattern id="p"><path d="M0 0h1"/></pattern></defs><g fill="url(#p)"><use href="#a"/><circle r="1"/></g><text font-style="italic">A</text>',
      'data-poster="title"',
    ),
  );
  expect(picture?.dataset.poster).toBe('title');
  expect(picture?.querySelectorAll('*')).toHaveLength(8);
  expect(picture?.ownerDocument).toBe(document);
});

const snapshots = join(import.meta.dirname, '../poster/snapshots');
test.each(readdirSync(snapshots).filter((name) => name.endsWith('.svg')))('the snapshot %s of a poster is such a picture', (name) => {
  expect(fetchedSvg(readFileSync(join(snapshots, name), 'utf8'))).not.toBeNull();
});

test.each([
  ['a script', svg('<script>steal()</script>')],
  ['a script of HTML', svg('<script xmlns="http://www.w3.org/1999/xhtml">steal()</script>')],
  ['HTML', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
  ['a thing of HTML', svg('<object xmlns="http://www.w3.org/1999/xhtml"/>')],
  ['an event handler', svg('<g onload="steal()"/>')],
  ['an event handler of the root', svg('', 'OnLoad="steal()"')],
  ['a picture from elsewhere', svg('<image href="https://elsewhere.example/a.png"/>')],
  ['a link', svg('<a href="https://elsewhere.example/"><text>A</text></a>')],
  ['a part of a file from elsewhere', svg('<use href="https://elsewhere.example/a.svg#a"/>')],
  ['the same in the old form', svg('<use xlink:href="//elsewhere.example/a.svg#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>')],
  ['an address that is code', svg('<use href="javascript:steal()"/>')],
  ['a pattern from elsewhere', svg('<g fill="url(https://elsewhere.example/a.svg#p)"/>')],
  ['a pattern from elsewhere, in quotes', svg(`<g mask=" url( 'https://elsewhere.example/a.svg#p' )"/>`)],
  ['an address in an escape of CSS', svg('<g fill="u\\72l(https://elsewhere.example/a.svg#p)"/>')],
  ['a style', svg('<style>@import "https://elsewhere.example/a.css"</style>')],
  ['a style attribute', svg('<g style="fill:red"/>')],
  ['an attribute that is changed later', svg('<use href="#a"><set attributeName="href" to="https://elsewhere.example/#a"/></use>')],
])('%s is refused, and the picture with it', (_, text) => expect(fetchedSvg(text)).toBeNull());

test.each([
  ['nothing', ''],
  ['words', 'gone'],
  ['a page', '<!doctype html><html lang="en"><title>404</title></html>'],
  ['half a picture', svg('<g>').slice(0, -10)],
  ['bytes', '\u0000\u0001<<< }}} \u0007'],
])('%s is no picture, and is not parsed as one', (_, text) => {
  const parse = vi.spyOn(DOMParser.prototype, 'parseFromString');
  expect(fetchedSvg(text)).toBeNull();
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
});

test.each([
  ['SVG of no namespace', '<svg ><path d="M0 0"/></svg>'],
  ['SVG with a document type', `<!DOCTYPE svg>${svg('')}`],
  ['a picture of which a part is left open', svg('<g>')],
])('%s is no picture', (_, text) => expect(fetchedSvg(text)).toBeNull());

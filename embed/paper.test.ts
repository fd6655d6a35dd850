// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { paperOf } from './paper.ts';

const words = (html: string, selector: string) => {
  document.body.innerHTML = html;
  return paperOf(document.querySelectorAll(selector));
};

test('headings are one lower than in the story, as the host’s page has its own first', () => {
  expect(words('<h1>The harbour</h1><h2>At  sea\n</h2><p>Words.</p>', 'h1, h2, p')).toEqual([
    ['h2', 'The harbour'],
    ['h3', 'At sea'],
    ['p', 'Words.'],
  ]);
});

test('marks of sources are in brackets, and the sources numbered, with their addresses', () => {
  const html = `<p>It left at noon.<sup><a href="#s">2</a></sup></p>
    <ol><li id="r">A</li><li id="s"><b>The log</b>, 1911 <a href="https://a.example/log">a.example</a><a class="back" href="#x">↑</a></li></ol>`;
  expect(words(html, 'p, li')).toEqual([
    ['p', 'It left at noon. [2]'],
    ['p', '[1] A'],
    ['p', '[2] The log, 1911 https://a.example/log'],
  ]);
  expect(document.querySelector('sup')?.textContent).toBe('2');
});

test('a picture has its alternative, or what the page says of the map', () => {
  const html = `<section><p class="map-words">On the map: the sea.</p><p class="map-words">A line.</p><img alt="" src="https://a.example/1.svg"></section>
    <figure><img alt="The land" src="https://a.example/2.svg"></figure>`;
  expect(words(html, 'img')).toEqual([
    ['img', 'On the map: the sea. A line.', 'https://a.example/1.svg'],
    ['img', 'The land', 'https://a.example/2.svg'],
  ]);
});

test('a list in the text keeps its numbers or has dashes, its items each for itself; the cells of a row are told apart', () => {
  const html = `<ul><li>Water<ol start="3"><li>Sweet</li><li>Salt</li></ol></li></ul>
    <table><tr><th>Ship</th><th>Men</th></tr><tr><td>Anne</td><td>23<sup>1</sup></td></tr></table>`;
  expect(words(html, 'li, tr')).toEqual([
    ['p', '– Water'],
    ['p', '3. Sweet'],
    ['p', '4. Salt'],
    ['p', 'Ship · Men'],
    ['p', 'Anne · 23 [1]'],
  ]);
});

test('a recording is what it shows or says, and of a chart the figures are printed', () => {
  const html = `<figure><video aria-label="A light over dark water"></video></figure><audio aria-label="The keeper speaks"></audio>
    <figure><p>Ships</p><ul data-series><li>With sails</li></ul><table><tr><th>Day</th><th>With sails</th></tr></table></figure>
    <figure><p>Men</p><p data-series>On deck</p></figure>`;
  expect(words(html, 'p, li, tr, video, audio')).toEqual([
    ['p', 'A light over dark water'],
    ['p', 'The keeper speaks'],
    ['p', 'Ships'],
    ['p', 'Day · With sails'],
    ['p', 'Men'],
  ]);
});

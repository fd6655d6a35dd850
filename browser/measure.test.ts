// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { measureScroll, readingBand, watchLayout } from './measure.ts';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test('text is read in the middle of the screen beside the map, and in what the map leaves below it', () => {
  expect(readingBand('wide', 1000, 1000)).toEqual({ top: 300, bottom: 620, rest: 200, edge: 24 });
  expect(readingBand('landscape', 1000, 400)).toEqual(readingBand('wide', 1000, 1000));
  const below = readingBand('portrait', 800, 300);
  expect(below).toEqual({ top: 370, bottom: 660, rest: 340, edge: 320 });
});

test('the band has a height even where the map leaves nothing', () => {
  const { top, bottom } = readingBand('portrait', 300, 400);
  expect(bottom).toBeGreaterThan(top);
});

/** A page whose boxes are where their `data-box="top bottom"` says, CSS px in the window. */
function page(html: string): HTMLElement {
  document.body.innerHTML = `<main><div data-stage></div><div data-screen></div><div class="pin" data-box="0 300"></div>${html}</main>`;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const [top = 0, bottom = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
    return { top, bottom, left: 0, right: 0, width: 0, height: bottom - top, x: 0, y: top, toJSON() {} };
  });
  Object.defineProperty(document.querySelector('[data-screen]'), 'offsetHeight', { value: 800 });
  return document.querySelector('main') as HTMLElement;
}

test('a step is measured by its text, and led to by the chapter’s heading above it', () => {
  const root = page(`
    <section data-step><p data-reading data-box="0 500"></p></section>
    <h2 data-box="1480 1520"></h2>
    <section data-step><p data-reading data-box="1700 2900"></p></section>
    <section data-step><p data-reading data-box="5000 5400"></p></section>`);
  const { passages } = measureScroll(root);
  expect(passages).toHaveLength(3);
  // In the landscape layouts text is read from 24 px below the top.
  expect(passages[1]?.at).toBe(1480 - 24);
  root.querySelector('h2')?.remove();
  expect(measureScroll(root).passages[1]?.at).toBe(1700 - 24);
});

test('what is read with a step’s text belongs to its passage, and the gap after it does not', () => {
  const html = (notes: string) => `
    <section data-step><p data-reading data-box="0 500"></p></section>
    <section data-step><p data-reading data-box="1700 1900"></p>${notes}<div class="gap" data-box="2400 4900"></div></section>
    <section data-step><p data-reading data-box="5000 5400"></p></section>`;
  const plain = measureScroll(page(html(''))).passages[1];
  const noted = measureScroll(page(html('<div data-read-with data-box="1936 2400"></div>'))).passages[1];
  expect(noted).toEqual({ ...plain, to: (plain?.to ?? 0) + 500 });
});

test('a page without the story’s markup is named as such', () => {
  document.body.innerHTML = '<main></main>';
  expect(() => measureScroll(document.querySelector('main') as HTMLElement)).toThrow('[data-stage]');
});

test('sizes are watched until it is stopped', () => {
  const observed: string[] = [];
  let disconnected = false;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (element: Element): void => void observed.push(element.localName);
      disconnect = (): void => {
        disconnected = true;
      };
    },
  );
  const root = page('<section data-step><p data-reading></p></section><aside></aside>');
  const onChange = vi.fn();
  const stop = watchLayout(root, onChange);
  expect(observed.sort()).toEqual(['div', 'div', 'p']);
  window.dispatchEvent(new Event('resize'));
  expect(onChange).toHaveBeenCalledTimes(1);
  stop();
  window.dispatchEvent(new Event('resize'));
  expect([onChange.mock.calls.length, disconnected]).toEqual([1, true]);
});

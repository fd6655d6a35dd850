// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { highlightOnPress, parseReference, stepNaming } from './references.ts';

const highlight = vi.fn();
let stop = (): void => {};

beforeEach(() => {
  highlight.mockReset();
  document.body.innerHTML = `
    <section id="title"></section>
    <section id="sea"><span id="port" data-reference="place:port" tabindex="0"><b>port</b></span></section>
    <section id="harbour"><span id="leg" data-reference="leg:crossing" tabindex="0">crossing</span></section>
    <section id="end"><span data-reference="place:port" tabindex="0">port</span></section>`;
  stop = highlightOnPress(document.body, highlight);
});
afterEach(() => stop());

const click = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();
const key = (selector: string, name: string): boolean =>
  document.querySelector(selector)?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })) ?? true;
const pressed = (): string[] => [...document.querySelectorAll('[aria-pressed="true"]')].map(({ id }) => id);

test('a reference is a kind and an id', () => {
  expect(parseReference('leg:sea:2')).toEqual({ kind: 'leg', id: 'sea:2' });
  for (const text of ['river:x', 'place:', 'place', '', undefined]) expect(parseReference(text)).toBeNull();
});

test('a tap highlights, on another moves, on the same or elsewhere ends', () => {
  click('#port b');
  click('#leg');
  expect(pressed()).toEqual(['leg']);
  click('#leg');
  click('#port');
  click('#title');
  expect(highlight.mock.calls).toEqual([
    [{ kind: 'place', id: 'port' }],
    [{ kind: 'leg', id: 'crossing' }],
    [null],
    [{ kind: 'place', id: 'port' }],
    [null],
  ]);
  expect(pressed()).toEqual([]);
});

test('Enter and Space press, Escape releases; other keys are the page’s', () => {
  expect(key('#port', 'Enter')).toBe(false);
  expect(key('#port', ' ')).toBe(false);
  key('#leg', 'Enter');
  key('#title', 'Escape');
  expect(highlight.mock.calls.map(([reference]) => reference?.id ?? null)).toEqual(['port', null, 'crossing', null]);
  expect(key('#port', 'a')).toBe(true);
});

test('the nearest step that names a target, the earlier of two', () => {
  const ids = ['title', 'sea', 'harbour', 'end'];
  const port = { kind: 'place', id: 'port' } as const;
  expect([0, 2, 3].map((from) => stepNaming(port, ids, from))).toEqual([1, 1, 3]);
  expect(stepNaming({ kind: 'region', id: 'delta' }, ids, 0)).toBe(-1);
});

test('nothing is highlighted once it is stopped', () => {
  stop();
  click('#port');
  expect(highlight).not.toHaveBeenCalled();
});

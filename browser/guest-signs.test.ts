// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { postSigns } from './guest-signs.ts';

let posted: unknown[];
let guest: EventTarget & { parent: unknown };
/** A document whose style sheets have been had, or not. */
const page = (...sheets: readonly (object | null)[]): Document =>
  ({ querySelectorAll: () => sheets.map((sheet) => ({ sheet })) }) as unknown as Document;
const signs = (document: Document): void => postSigns(guest as unknown as Window, document);
const fails = (target: Element): void => {
  guest.dispatchEvent(Object.defineProperty(new Event('error'), 'target', { value: target }));
};

beforeEach(() => {
  posted = [];
  guest = Object.assign(new EventTarget(), { parent: { postMessage: (message: object) => posted.push(message) } });
});

const loading = { mapStory: 1, type: 'loading' };
const failed = { mapStory: 1, type: 'failed' };

test('a document that has arrived says so, and nothing else while all is well', () => {
  signs(page({}, {}));
  expect(posted).toEqual([loading]);
});

test('a style sheet that was not there has failed already', () => {
  signs(page({}, null));
  expect(posted).toEqual([loading, failed]);
});

test('a script that fails is said until the page has loaded; a picture never is', () => {
  signs(page());
  fails(document.createElement('img'));
  expect(posted).toEqual([loading]);
  fails(document.createElement('script'));
  expect(posted).toEqual([loading, failed]);
  guest.dispatchEvent(new Event('load'));
  fails(document.createElement('script'));
  expect(posted).toHaveLength(2);
});

test('a page of its own tells nobody', () => {
  guest.parent = guest;
  signs(page(null));
  expect(posted).toEqual([]);
});

// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { offerToContinue, savedPlace } from './reading-place.ts';

const ids = ['title', 'sea', 'harbour'];

beforeEach(() => {
  window.localStorage.clear();
  document.body.innerHTML = `<main>
    <div data-continue hidden><a data-template="Continue at {step}" href="#"></a><button type="button"></button></div>
    <div class="contents-panel"><a data-seek="harbour" href="#harbour">In the harbour</a></div>
  </main>`;
});

test('a step is found again on the next visit, for its own story; the title is no place', () => {
  savedPlace('north').save('sea', 1);
  savedPlace('north').save('title', 0);
  expect(savedPlace('north').earlier).toBe('sea');
  expect(savedPlace('south').earlier).toBeNull();
});

test('refused storage stores nothing and throws nothing', () => {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new DOMException('no', 'SecurityError');
    },
    setItem() {
      throw new DOMException('no', 'QuotaExceededError');
    },
  });
  const place = savedPlace('north');
  expect(place.earlier).toBeNull();
  expect(() => place.save('sea', 1)).not.toThrow();
  vi.unstubAllGlobals();
});

test('a returning reader is offered the step while at the title', () => {
  const offer = document.querySelector<HTMLElement>('[data-continue]') as HTMLElement;
  const entered = offerToContinue(document.body, 'harbour', ids);
  entered(0);
  expect(offer.hidden).toBe(false);
  expect(offer.querySelector('a')).toMatchObject({ hash: '#harbour', textContent: 'Continue at In the harbour' });
  entered(1);
  expect(offer.hidden).toBe(true);
  entered(0);
  offer.querySelector('button')?.click();
  expect(offer.hidden).toBe(true);
});

test.each([
  ['a first visit', null],
  ['a step that is gone', 'dunes'],
  ['the title', 'title'],
])('%s: nothing is offered', (_, earlier) => {
  offerToContinue(document.body, earlier, ids)(0);
  expect(document.querySelector<HTMLElement>('[data-continue]')?.hidden).toBe(true);
});

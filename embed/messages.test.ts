import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envelope, type ToGuest, type ToHost, toGuest, toHost } from './messages.ts';

const fromHost: readonly ToGuest[] = [
  { type: 'hello' },
  { type: 'progress', offset: 1234.5 },
  { type: 'words', marks: [{ step: 'sea', top: 10, bottom: 90 }], band: { top: 200, bottom: 500 }, end: 9000 },
  { type: 'live', on: true },
  { type: 'seek', to: 'sea' },
  { type: 'seek', to: 2.5 },
  { type: 'language', lang: 'uk' },
  { type: 'theme', theme: 'paper', accent: '#9c3400' },
  { type: 'theme', theme: 'night', accent: null },
];
const fromGuest: readonly ToHost[] = [
  { type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['title', 'sea'], length: 15_000 },
  { type: 'length', length: 0 },
  { type: 'step', step: 'sea', index: 1, count: 12 },
  { type: 'seek', offset: 300, smooth: true },
  { type: 'live', on: false },
  { type: 'loading' },
  { type: 'failed' },
  {
    type: 'paper',
    words: [
      ['h2', 'The harbour'],
      ['img', '', 'https://maps.example/a.svg'],
    ],
  },
];

test.each(fromHost)('a host’s $type is read by the guest as it was sent', (message) => {
  expect(toGuest(structuredClone(envelope(message)))).toEqual(message);
});

test.each(fromGuest)('a guest’s $type is read by the host as it was sent', (message) => {
  expect(toHost(structuredClone(envelope(message)))).toEqual(message);
});

describe('is ignored by both sides:', () => {
  const foreign: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 1],
    ['text, such as pym’s', 'pymxPYMxstoryxPYMxheightxPYMx500'],
    ['an empty object', {}],
    ['a message without our mark', { type: 'progress', offset: 1 }],
    ['another version', { mapStory: 2, type: 'progress', offset: 1 }],
    ['the version as text', { mapStory: '1', type: 'progress', offset: 1 }],
    ['a kind that we do not know', { mapStory: 1, type: 'eval', code: 'alert(1)' }],
    ['a kind that throws when it is read', { mapStory: 1, type: { toString: 1, valueOf: 1 } }],
    ['a kind from the prototype', { mapStory: 1, type: 'toString' }],
    ['a list', [1, 'progress', 2]],
  ];
  test.each(foreign)('%s', (_, data) => {
    expect(toGuest(data)).toBeNull();
    expect(toHost(data)).toBeNull();
  });
});

describe('a guest ignores', () => {
  const band = { top: 0, bottom: 1 };
  const bad: readonly [string, object][] = [
    ['an offset that is no number', { type: 'progress', offset: '12' }],
    ['an offset that is NaN', { type: 'progress', offset: Number.NaN }],
    ['an offset without end', { type: 'progress', offset: Number.POSITIVE_INFINITY }],
    ['an offset beyond all pages', { type: 'progress', offset: 1e12 }],
    ['no marks', { type: 'words', marks: [], band, end: 1 }],
    ['too many marks', { type: 'words', marks: Array.from({ length: 501 }, () => ({ step: 'a', top: 0, bottom: 1 })), band, end: 1 }],
    ['one bad mark among good ones', { type: 'words', marks: [{ step: 'a', top: 0, bottom: 1 }, { step: 'b' }], band, end: 1 }],
    ['a mark upside down', { type: 'words', marks: [{ step: 'a', top: 2, bottom: 1 }], band, end: 1 }],
    ['a band without height', { type: 'words', marks: [{ step: 'a', top: 0, bottom: 1 }], band: { top: 1, bottom: 1 }, end: 1 }],
    ['a missing band', { type: 'words', marks: [{ step: 'a', top: 0, bottom: 1 }], end: 1 }],
    ['text instead of yes', { type: 'live', on: 'yes' }],
    ['a step with a very long name', { type: 'seek', to: 'x'.repeat(201) }],
    ['an empty language', { type: 'language', lang: '' }],
    ['an unknown theme', { type: 'theme', theme: 'neon', accent: null }],
    ['an accent that is a style sheet', { type: 'theme', theme: 'night', accent: 'red;}body{display:none' }],
  ];
  test.each(bad)('%s', (_, message) => {
    expect(toGuest({ mapStory: 1, ...message })).toBeNull();
  });
});

describe('a host ignores', () => {
  const ready = { type: 'ready', story: 'harbour', lang: 'en', mode: 'scroll', steps: ['a'], length: 1 };
  const bad: readonly [string, object][] = [
    ['a mode that we do not know', { ...ready, mode: 'video' }],
    ['steps that are no texts', { ...ready, steps: [1] }],
    ['steps as text', { ...ready, steps: 'abc' }],
    ['a length below nothing', { type: 'length', length: -1 }],
    ['a length beyond all pages', { type: 'length', length: 1e9 }],
    ['a step after the last', { type: 'step', step: 'a', index: 2, count: 2 }],
    ['half a step', { type: 'step', step: 'a', index: 0.5, count: 2 }],
    ['a printed word that is no text', { type: 'paper', words: [['p', 1]] }],
    ['a printed page that is no list', { type: 'paper', words: 'p' }],
    ['a printed paragraph as long as a book', { type: 'paper', words: [['p', 'x'.repeat(10_001)]] }],
    ['a seek to nowhere', { type: 'seek', smooth: true }],
    ['a page in neither direction', { type: 'page' }],
    ['the name of something that every object has', { type: 'toString' }],
  ];
  test.each(bad)('%s', (_, message) => {
    expect(toHost({ mapStory: 1, ...message })).toBeNull();
  });
});

test('whatever is sent, neither side throws, and what is read holds nothing else than its fields', () => {
  const kinds = fc.constantFrom(
    'hello',
    'progress',
    'words',
    'live',
    'seek',
    'language',
    'theme',
    'ready',
    'length',
    'step',
    'scroll',
    'paper',
  );
  const message = fc.record({
    type: kinds,
    offset: fc.anything(),
    marks: fc.anything(),
    band: fc.anything(),
    steps: fc.anything(),
    words: fc.anything(),
  });
  fc.assert(
    fc.property(message, (fields) => {
      for (const read of [toGuest({ mapStory: 1, ...fields, extra: 1 }), toHost({ mapStory: 1, ...fields, extra: 1 })]) {
        expect(read === null || !('extra' in read)).toBe(true);
      }
    }),
  );
});

test('a huge message costs no more than a small one: nothing of it is looked at', () => {
  let looked = 0;
  const huge = new Proxy([] as unknown[], {
    get(target, key) {
      looked++;
      return key === 'length' ? 1e9 : Reflect.get(target, key);
    },
  });
  expect(toGuest({ mapStory: 1, type: 'words', marks: huge, band: { top: 0, bottom: 1 }, end: 0 })).toBeNull();
  expect(looked).toBeLessThan(5);
});

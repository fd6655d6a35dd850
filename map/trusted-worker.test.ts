// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { trustWorker } from './trusted-worker.ts';

interface Rules {
  createScriptURL(address: string): string;
}

let rules: Rules | null;
const types = {
  get defaultPolicy() {
    return rules;
  },
  createPolicy(name: string, made: Rules) {
    if (rules) throw new TypeError(`a second ${name}`);
    rules = made;
  },
};

beforeEach(() => {
  rules = null;
  vi.stubGlobal('trustedTypes', types);
});
afterEach(() => vi.unstubAllGlobals());

test('the worker may start, and nothing else, from wherever a map is made', () => {
  trustWorker('https://maps.example/maplibre/1/worker.mjs');
  trustWorker('https://maps.example/maplibre/1/worker.mjs');
  expect(rules?.createScriptURL('https://maps.example/maplibre/1/worker.mjs')).toBe('https://maps.example/maplibre/1/worker.mjs');
  for (const address of [
    'https://elsewhere.example/maplibre/1/worker.mjs',
    'https://maps.example/other.js',
    'data:text/javascript;,steal()',
  ])
    expect(() => rules?.createScriptURL(address)).toThrow('expected https://maps.example/maplibre/1/worker.mjs');
});

test('without an origin MapLibre carries its worker in the address', () => {
  vi.stubGlobal('origin', 'null');
  trustWorker('https://maps.example/maplibre/1/worker.mjs');
  expect(rules?.createScriptURL('data:text/javascript;charset=utf-8,1')).toContain('data:');
  expect(() => rules?.createScriptURL('data:text/html,1')).toThrow('Unexpected address');
});

test('a browser that has no such types, or refuses the policy, is left alone', () => {
  vi.stubGlobal('trustedTypes', undefined);
  expect(() => trustWorker('/worker.mjs')).not.toThrow();
  vi.stubGlobal('trustedTypes', {
    defaultPolicy: null,
    createPolicy: () => {
      throw new TypeError('refused');
    },
  });
  expect(() => trustWorker('/worker.mjs')).not.toThrow();
});

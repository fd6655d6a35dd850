import { expect, test, vi } from 'vitest';
import { bootGuest } from './guest-boot.ts';

/** What the script does in a page at an address. */
function boot(search: string) {
  const done = { replaced: '', style: {} as Record<string, string>, dataset: {} as Record<string, string> };
  const guest = {
    dataset: done.dataset,
    style: { setProperty: (name: string, value: string) => Object.assign(done.style, { [name]: value }) },
  };
  const address = { search, hash: '', replace: (to: string | URL) => void Object.assign(done, { replaced: to }) };
  bootGuest(guest as unknown as HTMLElement, address);
  return done;
}

test.each([
  ['', 'scroll'],
  ['?mode=scroll', 'scroll'],
  ['?mode=steps', 'steps'],
  ['?mode=map', 'map'],
  ['?mode=%22%3E%3Cscript', 'scroll'],
  ['?mode=', 'scroll'],
])('%s: %s', (search, mode) => {
  expect(boot(search).dataset.mode).toBe(mode);
});

test('flat and pym go to the page that needs no scripts, with all that was asked', () => {
  expect(boot('?mode=flat&theme=paper').replaced).toBe('flat.html?mode=flat&theme=paper');
  expect(boot('?initialWidth=600&childId=story').replaced).toBe('flat.html?initialWidth=600&childId=story');
  expect(boot('?mode=steps').replaced).toBe('');
});

test('theme and accent are what they may be, and nothing else', () => {
  expect(boot('?theme=paper&accent=cc3300')).toMatchObject({ dataset: { theme: 'paper' }, style: { '--accent': '#cc3300' } });
  expect(boot('?theme=neon&accent=red').dataset.theme).toBeUndefined();
  expect(boot('?accent=red;}*{display:none').style).toEqual({});
});

test('a theme that is left to the reader follows the reader', () => {
  const light = Object.assign(new EventTarget(), { matches: true });
  vi.stubGlobal('matchMedia', () => light);
  const { dataset } = boot('?theme=auto');
  expect(dataset.theme).toBe('paper');
  light.matches = false;
  light.dispatchEvent(new Event('change'));
  expect(dataset.theme).toBe('night');
  vi.unstubAllGlobals();
});

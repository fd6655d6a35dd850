// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { comparisons } from './comparisons.ts';

const pair =
  '<div data-pair><picture><img width="900" height="600" alt="a"></picture><picture><img width="900" height="600" alt="b"></picture><input type="range" min="0" max="100" value="50" hidden><span></span></div>';

test('a control shows more of the one picture or of the other, and keeps its keys and touches to itself', () => {
  document.body.innerHTML = pair;
  const heard: string[] = [];
  for (const name of ['keydown', 'pointerdown']) document.addEventListener(name, () => heard.push(name));
  const stop = comparisons(document);
  const [box, input] = [document.querySelector<HTMLElement>('[data-pair]'), document.querySelector('input')];
  if (!box || !input) throw new Error('Expected a pair');
  expect(input.hidden).toBe(false);
  expect(box.hasAttribute('data-compared')).toBe(true);
  expect(box.style.getPropertyValue('--ratio')).toBe('1.5');
  expect(box.style.getPropertyValue('--share')).toBe('50%');
  input.value = '80';
  input.dispatchEvent(new Event('input'));
  expect(box.style.getPropertyValue('--share')).toBe('80%');
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  input.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(heard).toEqual([]);
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(heard).toEqual(['keydown']);
  stop();
});

test('what is no pair stays as it is', () => {
  document.body.innerHTML = '<div data-pair><input type="range" hidden></div><p>words</p>';
  const before = document.body.innerHTML;
  comparisons(document);
  expect(document.body.innerHTML).toBe(before);
});

// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Screen } from './devices.ts';
import { h } from './dom.ts';
import { control, described, shown, testStudio } from './fixtures/studio.ts';
import { handles, sideOf } from './handles.ts';
import { nameIn } from './studio.ts';

it('finds the side that a label is pulled to', () => {
  expect([sideOf(40, 3), sideOf(-40, -3), sideOf(2, 30), sideOf(3, -30), sideOf(1, 1)]).toEqual([
    'right',
    'left',
    'below',
    'above',
    'center',
  ]);
});

it('says below a handle why what it stands for was not moved, until it is moved again', () => {
  const studio = testStudio();
  studio.refuse('no');
  document.body.setAttribute('data-stage', '');
  const at = { wrap: () => ({ lng: 2, lat: 48 }) };
  const map = { project: () => ({ x: 0, y: 0 }), unproject: () => at };
  const mapStory = { map: () => map, frame: () => ({ legs: {} }), painted: () => null, stage: () => ({}) };
  const over = h('div', {});
  const screen = { page: () => ({ document, mapStory }), over, device: { width: 100 } } as unknown as Screen;
  studio.seek(0);
  shown([over]);
  const place = Object.keys(studio.state().facts?.steps?.[0]?.show ?? {})[0] ?? '';
  const key = nameIn(studio.state().facts?.places?.[place]?.name, 'en', place);
  const press = (name: string): void => void control(key).dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }));
  handles(screen, studio);
  press('ArrowLeft');
  press('Enter');
  expect([described(key), document.querySelectorAll('.refusal').length]).toEqual([['Not written: no'], 1]);
  handles(screen, studio);
  expect([described(key), document.querySelectorAll('.refusal').length]).toEqual([['Not written: no'], 1]);
  press('ArrowLeft');
  expect([described(key), document.querySelectorAll('.refusal').length]).toEqual([[], 0]);
});

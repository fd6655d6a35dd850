// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { routeTimeline } from './route-timeline.ts';

const timeline = {
  journeyKm: 3000,
  story: { journey: ['a', 'b'], legs: { a: { certainty: 'reported' }, b: { certainty: 'inferred' } } },
} as unknown as Timeline;
const frameOf = (km: number, a: number, b: number): Frame => ({ km, legs: { a: { drawn: a }, b: { drawn: b } } }) as unknown as Frame;

it('moves the head, and what has been passed with it, by half px, and nothing else', () => {
  document.body.innerHTML = `<nav data-route-timeline data-origin="left">
    <svg class="bars bars-passed"></svg><div class="route-line coming"></div><div class="route-line passed"></div>
    <div class="route-track"></div></nav>`;
  const draw = routeTimeline(document.body);
  const heads = () => [...document.querySelectorAll<HTMLElement>('nav, nav *')].map(({ style }) => style.getPropertyValue('--head'));
  const box = document.querySelector<HTMLElement>('nav') as HTMLElement;
  draw(frameOf(1000, 1, 0), timeline);
  expect(heads()).toEqual(['', '33.3%', '', '33.3%', '33.3%']);
  expect(box.dataset.certainty).toBe('reported');
  draw(frameOf(1000.4, 1, 0), timeline);
  expect(heads()[1]).toBe('33.3%');
  draw(frameOf(1500, 1, 0.3), timeline);
  expect(heads()).toEqual(['', '50.0%', '', '50.0%', '50.0%']);
  expect(box.dataset.certainty).toBe('inferred');
});

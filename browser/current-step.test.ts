// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createPlayer } from '#player/player.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import { compile } from '#timeline/compile.ts';
import { stageOf } from '#timeline/stages.ts';
import { followStep, markStep, stepAt } from './current-step.ts';
import { languageLinks } from './language-links.ts';

const ids = ['title', 'sea', 'harbour'];

beforeEach(() => {
  document.body.innerHTML = `
    <nav class="contents-panel">${ids.map((id) => `<a href="#${id}"></a>`).join('')}</nav>
    <b data-chapter-name></b><i data-count></i><a data-previous></a><a data-next></a>
    <a data-language href="/story/de/"></a>
    <section id="title"></section>
    <div data-chapter="The coast"><section id="sea"></section><section id="harbour"></section></div>`;
});

test('a position belongs to the nearest step that there is', () => {
  expect([-3, 0.49, 0.5, 1.9, 9].map((position) => stepAt(position, 3))).toEqual([0, 0, 1, 2, 2]);
  expect(stepAt(1, 0)).toBe(0);
});

test('a step is entered at the start, and once for all frames that belong to it', () => {
  let due: (() => void)[] = [];
  const schedule = (callback: () => void): void => void due.push(callback);
  const player = createPlayer({ timeline: compile(smallStory, stageOf({ width: 900, height: 600 })), position: 1, schedule });
  const onEnter = vi.fn();
  const stop = followStep(player, onEnter);
  for (const position of [1.2, 1.4, 1.6, 2.4, 1]) {
    player.moveTo(position);
    const callbacks = due;
    due = [];
    for (const callback of callbacks) callback();
  }
  stop();
  expect(onEnter.mock.calls).toEqual([[1], [2], [1]]);
});

test('the step is marked, named and counted, and its neighbours are linked', () => {
  const mark = markStep(document.body, ids, { stepOf: (step, count) => `${step} of ${count}` });
  const state = (): unknown[] => [
    [...document.querySelectorAll('[data-read]')].map(({ id }) => id),
    [...document.querySelectorAll<HTMLAnchorElement>('[aria-current]')].map(({ hash }) => hash),
    document.querySelector('[data-chapter-name]')?.textContent,
    document.querySelector('[data-count]')?.textContent,
    ...['[data-previous]', '[data-next]'].map((selector) => {
      const link = document.querySelector<HTMLAnchorElement>(selector);
      return link?.getAttribute('aria-disabled') ? null : link?.hash;
    }),
  ];
  mark(0);
  expect(state()).toEqual([['title'], ['#title'], '', '', null, '#sea']);
  mark(1);
  expect(state()).toEqual([['sea'], ['#sea'], 'The coast', '1 of 2', '#title', '#harbour']);
  mark(2);
  expect(state()).toEqual([['harbour'], ['#harbour'], 'The coast', '2 of 2', '#sea', null]);
});

test('other languages lead to the same step', () => {
  const link = document.querySelector<HTMLAnchorElement>('[data-language]');
  const enter = languageLinks(document.body, ids);
  enter(2);
  expect(link?.hash).toBe('#harbour');
  enter(0);
  expect(link?.hash).toBe('');
});

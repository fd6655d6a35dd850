import { expect, test } from 'vitest';
import { pymId, pymMessage, pymPosition } from './pym.ts';

test('the id is the one that the host puts into the query', () => {
  expect(pymId('?initialWidth=600&childId=story-1')).toBe('story-1');
  expect(pymId('?mode=scroll')).toBeNull();
  expect(pymId('?childId=')).toBeNull();
  expect(pymId(`?childId=axPYMxheight`)).toBeNull();
});

test('messages read as pym writes them', () => {
  expect(pymMessage('story', 'height', 812)).toBe('pymxPYMxstoryxPYMxheightxPYMx812');
  expect(pymMessage('story', 'parentPositionInfo')).toBe('pymxPYMxstoryxPYMxparentPositionInfoxPYMx');
});

test('a position is read, and nothing that is none', () => {
  const say = (value: string, id = 'story', type = 'viewport-iframe-position') => `pymxPYMx${id}xPYMx${type}xPYMx${value}`;
  expect(pymPosition('story', say('1280 720 -340.5 20 8000 700'))).toEqual({ height: 720, top: -340.5, bottom: 8000 });
  for (const bad of [
    say('1280 720 -340 20 8000 700', 'other'),
    say('600', 'story', 'width'),
    say('1280 720'),
    say('1280 0 -340 20 8000 700'),
    say('1280 720 8000 20 -340 700'),
    say('1280 720 Infinity 20 Infinity 700'),
    say('a b c d e f'),
    say('1'.repeat(1000)),
    say('1280 720 -340.5 20 8000 700').slice(3),
    { type: 'viewport-iframe-position' },
    null,
    7,
  ]) {
    expect(pymPosition('story', bad)).toBeNull();
  }
});

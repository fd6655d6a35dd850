import { describe, expect, it } from 'vitest';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import { firstWords, openingOf, shownAt } from './opening.ts';

const text = sharedStory.texts.en!;

describe('openings', () => {
  it('are the first paragraph of a step, without references and footnotes', () => {
    expect(openingOf(text, 'crossing')).toBe('They went by sea, says an agency.');
  });

  it('are the standfirst where a step has no text', () => {
    expect(openingOf(text, 'title')).toBe(text.standfirst);
  });

  it('say what the map shows', () => {
    expect(shownAt(text, 'crossing')).toBe('A line over the sea & back. It ends at Seaport.');
    expect(shownAt(text, 'nowhere')).toBe('');
  });

  it('are cut between words, never longer than the limit', () => {
    expect(firstWords('short', 20)).toBe('short');
    expect(firstWords('They went by sea, and then by rail', 19)).toBe('They went by sea …');
    expect(firstWords('그들은 배를 타고 갔다 그리고', 10)).toBe('그들은 배를 …');
    for (let most = 8; most < 40; most++)
      expect(firstWords('They went by sea, and then by rail to the west', most).length).toBeLessThanOrEqual(most);
  });

  it('are cut inside a word that is longer than the limit', () => {
    expect(firstWords('Donaudampfschifffahrtsgesellschaft', 8)).toBe('Donaud …');
  });
});

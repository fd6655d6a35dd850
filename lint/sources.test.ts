import { describe, expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Leg, Source, Story } from '#story/story.ts';
import type { Inline, StoryText } from '#story/text.ts';
import { checkFigures, checkLegSources, checkPages } from './sources.ts';

const sea = smallStory.legs.sea as Leg;
const storyOf = (more: Partial<Story>): Story => ({ ...smallStory, ...more });
const oneLeg = (leg: Partial<Leg>): Story => storyOf({ legs: { sea: { ...sea, ...leg } } });
const lacking = (leg: Partial<Leg>): unknown[] => checkLegSources(oneLeg(leg)).map(({ at }) => at.path[2]);
const attested = { ends: ['agency'], mode: ['agency'] };

describe('leg-claim-unsourced', () => {
  it('asks a reported leg for a source of its ends, its mode and its length', () => {
    expect(lacking({})).toEqual(['sources', 'mode', 'length']);
    expect(lacking({ attested: { ends: [], mode: ['agency'] }, length: 'unknown' })).toEqual(['sources']);
    expect(lacking({ attested: { ends: ['agency'], mode: [] }, length: { km: 5, sources: ['agency'] } })).toEqual(['mode']);
    expect(lacking({ attested })).toEqual(['length']);
  });

  it('is content with what is sourced, not claimed, or said to be measured', () => {
    for (const length of ['measured', 'unknown', { km: 5, sources: ['agency'] }] as const)
      expect(lacking({ attested, length })).toEqual([]);
    const { mode: _, ...unknownMode } = sea;
    const found = checkLegSources(
      storyOf({ legs: { sea: { ...unknownMode, attested: { ends: ['agency'], mode: [] }, length: 'unknown' } } }),
    );
    expect(found).toEqual([]);
  });

  it('asks nothing of lines that are ours', () => {
    for (const certainty of ['inferred', 'alternative', 'direction'] as const) expect(lacking({ certainty })).toEqual([]);
  });
});

const source = (id: string, more: Partial<Source> = {}): Source => ({ id, who: {}, what: {}, date: '2024-10', pages: [], ...more });

describe('page-untitled, publisher-unnamed', () => {
  it('finds each page that lacks its title or its publisher, an address alone once', () => {
    const pages = [
      { url: 'https://a.example/' },
      { url: 'https://b.example/', title: 'B', publisher: 'The B' },
      { url: 'https://c.example/', title: 'C' },
    ];
    const found = checkPages(storyOf({ sources: { log: source('log', { pages }) } }));
    expect(found.map(({ code, at }) => [code, ...at.path])).toEqual([
      ['page-untitled', 'sources', 'log', 'urls', 0],
      ['publisher-unnamed', 'sources', 'log', 'urls', 2],
    ]);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('figure-one-sided', () => {
  const cite = (id: string): Inline => ({ type: 'cite', source: id });
  const text = (...steps: string[][]): StoryText => ({
    lang: 'en',
    title: '',
    standfirst: '',
    description: '',
    credit: [],
    updated: '2026-01-01',
    chapters: [
      { heading: null, id: '', steps: steps.map((ids, i) => ({ id: `step-${i}`, blocks: [ids.map(cite)], map: [], asides: [] })) },
    ],
    legend: [],
    certainty: {},
    says: {},
  });
  const found = (figures: Readonly<Record<string, Source['figures']>>, ...steps: string[][]): string[] =>
    checkFigures(
      storyOf({
        texts: { en: text(...steps) },
        sources: Object.fromEntries(Object.entries(figures).map(([id, of]) => [id, source(id, of ? { figures: of } : {})])),
      }),
    ).map(({ at, message }) => `${at.step} ${at.path[1]}: ${message}`);

  it('finds a figure that another source has otherwise, where only one of the two is cited', () => {
    const [first, ...more] = found({ a: { dead: 600 }, b: { dead: 2000 } }, ['a']);
    expect(first).toMatch(/^step-0 a: Unexpected figure `dead` of `a` \(600\) without `b` beside it, which has 2000/);
    expect(more).toEqual([]);
  });

  it('is content where both are cited in the step, and says so of each step that has one alone', () => {
    expect(found({ a: { dead: 600 }, b: { dead: 2000 } }, ['a', 'b'])).toEqual([]);
    expect(found({ a: { dead: 600 }, b: { dead: 2000 } }, ['a'], ['b'])).toHaveLength(2);
  });

  it('does not take for a disagreement another question, a range that overlaps, or what nobody declares', () => {
    expect(found({ a: { dead: 600 }, b: { wounded: 2000 }, c: undefined }, ['a'], ['c'])).toEqual([]);
    expect(found({ a: { sent: 11_500 }, b: { sent: [11_000, 12_000] } }, ['a'])).toEqual([]);
    expect(found({ a: { sent: 12_001 }, b: { sent: [11_000, 12_000] } }, ['a'])).toHaveLength(1);
  });
});

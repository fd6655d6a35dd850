import { describe, expect, it } from 'vitest';
import { journeys } from '#how-far/fixtures/journeys.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { cityNames, shownCityNames } from './city-lists.ts';
import { howFarData } from './example.ts';

describe.each(availableLocales())('the page before a city is chosen, %s', (lang) => {
  it('has its example in sentences, and names in its language alone', async () => {
    const { example, names } = await howFarData(journeys.eastward, lang);
    expect(example.result.length).toBeGreaterThan(10);
    expect(`${example.result}${example.halfway}`).not.toMatch(/[{}]|NaN|undefined/);
    expect(example.direction).toBeGreaterThanOrEqual(0);
    expect(example.direction).toBeLessThan(360);
    expect(names).toEqual(await cityNames(lang));
    expect(Object.keys(names).length).toBeGreaterThan(0);
  });
});

describe('names of cities', () => {
  it('are those of the language for a tag with a region, and none for a language without a list', async () => {
    expect(await cityNames('pt-BR')).toEqual(await cityNames('pt'));
    expect(await cityNames('zh-CN')).toEqual(await cityNames('zh-Hans'));
    expect(await cityNames('sw')).toEqual({});
  });

  it('that may be shown are the list’s and the language’s', async () => {
    const shown = await shownCityNames('ja');
    for (const name of ['London', 'ロンドン', '東京']) expect(shown).toContain(name);
    expect(shown).not.toContain('런던');
  });
});

it('a story without a journey has no page', async () => {
  await expect(howFarData({ ...journeys.short, journey: [] }, 'en')).rejects.toThrow('Unexpected story without a journey');
});

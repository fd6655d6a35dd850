import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { fill } from '#locales/messages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { sharedStory as story } from '#site/fixtures/shared-story.ts';
import { citedSources } from '#story/citations.ts';
import { legLengths } from '#timeline/leg-lengths.ts';
import { JourneyTable, legKm, tableLegs } from './journey-table.tsx';

const km = legLengths(story);
const render = (lang: string): string => {
  const text = story.texts[lang]!;
  return renderToStaticMarkup(<JourneyTable story={story} text={text} messages={messagesOf(lang)} km={km} cited={citedSources(text)} />);
};
const rowOf = (html: string, id: string): string => new RegExp(`<tr[^>]*data-row="${id}".*?</tr>`).exec(html)?.[0] ?? '';

describe.each(story.languages)('the table of the journey in %s', (lang) => {
  const html = render(lang);
  const messages = messagesOf(lang);
  const number = new Intl.NumberFormat(lang);

  it('has a row for every leg of the story, the journey first', () => {
    const rows = [...html.matchAll(/data-row="([^"]+)"/g)].map((match) => match[1]);
    const others = Object.keys(story.legs).filter((id) => !story.journey.includes(id));
    expect(rows).toEqual([...story.journey, 'total', ...others]);
  });

  it('gives each leg’s name, ends, length, mode and certainty', () => {
    for (const leg of Object.values(story.legs)) {
      const row = rowOf(html, leg.id).replaceAll('&#x27;', "'");
      for (const place of [leg.from, leg.to]) expect(row).toContain(story.places[place]?.name[lang]);
      expect(row).toContain(leg.name[lang]);
      expect(row).toContain(fill(messages.km, { km: number.format(legKm(km[leg.id] ?? 0)) }));
      expect(row).toContain(messages.mode[leg.mode]);
      expect(row).toContain(messages.certainty[leg.certainty]);
    }
  });

  it('links sources by their footnote numbers in the text, and only those in the list', () => {
    const cited = citedSources(story.texts[lang]!);
    for (const leg of Object.values(story.legs)) {
      const row = rowOf(html, leg.id);
      for (const source of leg.sources) {
        const place = cited.indexOf(source);
        if (place >= 0) expect(row).toMatch(new RegExp(`href="#source-${source}"[^>]*>${number.format(place + 1)}<`));
        else expect(row).not.toContain(`#source-${source}`);
      }
      if (leg.sources.length === 0) expect(row).toContain(messages.journey.none);
    }
  });

  it('totals only the legs of the journey', () => {
    const whole = story.journey.reduce((sum, id) => sum + (km[id] ?? 0), 0);
    expect(rowOf(html, 'total')).toContain(fill(messages.km, { km: number.format(legKm(whole)) }));
  });

  it('has a caption and a header for every column and row', () => {
    expect(html).toContain(`<caption>${messages.journey.caption}</caption>`);
    expect(html.match(/scope="col"/g)).toHaveLength(7);
    expect(html.match(/scope="row"/g)).toHaveLength(Object.keys(story.legs).length + 1);
  });
});

it('keeps the journey’s order where that of the file differs', () => {
  const turned = { ...story, journey: ['west', 'sea'] };
  expect(
    tableLegs(turned)
      .slice(0, 2)
      .map(({ id }) => id),
  ).toEqual(['west', 'sea']);
});

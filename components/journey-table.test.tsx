import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { fill } from '#locales/messages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { sharedStory as story } from '#site/fixtures/shared-story.ts';
import { citedSources } from '#story/citations.ts';
import type { Leg, Story } from '#story/story.ts';
import { legKilometres } from '#timeline/leg-lengths.ts';
import { JourneyTable, legKm, tableLegs } from './journey-table.tsx';

const km = legKilometres(story);
const render = (lang: string, of = story): string => {
  const text = of.texts[lang]!;
  return renderToStaticMarkup(
    <JourneyTable story={of} text={text} messages={messagesOf(lang)} km={legKilometres(of)} cited={citedSources(text)} />,
  );
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

  it('gives each leg’s name, ends, length, mode and certainty, and says what is not known', () => {
    for (const leg of Object.values(story.legs)) {
      const row = rowOf(html, leg.id).replaceAll('&#x27;', "'");
      for (const place of [leg.from, leg.to]) expect(row).toContain(place && story.places[place]?.name[lang]);
      expect(row).toContain(leg.name[lang]);
      expect(row).toContain(fill(messages.km, { km: number.format(legKm(km[leg.id] ?? 0)) }));
      expect(row).toContain(leg.mode ? messages.mode[leg.mode] : messages.journey.unknown);
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

describe('what a table says of what is not known', () => {
  const { sea, west, railway, branch } = story.legs as Record<'sea' | 'west' | 'railway' | 'branch', Leg>;
  const without = ({ mode: _, from: __, ...leg }: Leg): Leg => leg;
  const uncertain: Story = {
    ...story,
    legs: {
      sea: { ...sea, length: 'unknown' },
      west,
      railway: { ...railway, length: { km: 9824, sources: ['agency'] } },
      branch: { ...without(branch), branch: { leg: 'sea', at: sea.path[1] ?? [0, 0] }, certainty: 'direction' },
    },
  };
  const html = render('en', uncertain);
  const cells = (id: string): string[] =>
    [...rowOf(html, id).matchAll(/<td[^>]*><span>(.*?)<\/span><\/td>/g)].map(([, cell]) => cell ?? '');

  it('a length that is unknown is no number, and neither is a total with it', () => {
    expect(cells('sea')[2]).toBe('not known');
    expect(cells('total')[2]).toBe('not known');
    expect(rowOf(render('en'), 'total')).not.toContain('not known');
  });

  it('a length that a source states is its own, with its footnote', () => {
    expect(cells('railway')[2]).toMatch(/^9,820 km<sup class="cite"><span><a href="#source-agency"[^>]*>1<\/a><\/span><\/sup>$/);
  });

  it('a direction has neither mode nor length, and a branch no place where it begins', () => {
    const [from, to, length, mode, certainty] = cells('branch');
    expect([from, to]).toEqual([`branches off “${sea.name.en}”`, 'Campsite']);
    expect([length, mode, certainty]).toEqual(['not known', 'not known', 'Only a direction']);
  });

  it('says that what has no source is measured, where something is', () => {
    const { measured } = messagesOf('en').journey;
    expect(html).toContain(measured);
    const unknown = Object.fromEntries(Object.entries(story.legs).map(([id, leg]) => [id, { ...leg, length: 'unknown' as const }]));
    expect(render('en', { ...story, legs: unknown })).not.toContain(measured);
  });
});

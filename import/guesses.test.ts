import { describe, expect, it } from 'vitest';
import { errorsOf, importText, said, storyOf, textOf } from './fixtures/import-text.ts';
import { config, gpx } from './fixtures/samples.ts';

const point = (name: string): string =>
  JSON.stringify({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [1, 2] } });

describe('what an import has guessed', () => {
  it('bears a TODO in the front matter, which check accepts', () => {
    const imported = importText('track-7.geojson', point('Harbour'));
    expect(errorsOf(imported)).toEqual([]);
    expect(textOf(imported)).toMatch(/^---\n# TODO: the headline.*\ntitle: /);
    expect(textOf(imported)).toMatch(/# TODO: .*\nstandfirst: "To be written\."\n# TODO: .*\ndescription: /);
    expect(textOf(imported)).toMatch(/# TODO: who made .*\ncredit: "Imported from track-7\.geojson\."/);
  });

  it('bears none where somebody has written it', () => {
    const text = textOf(importText('config.js', config));
    expect(text).toMatch(/^---\ntitle: "Two bridges"/);
    expect(text).toMatch(/\ndescription: .*\ncredit: "By someone/);
  });

  it('is the language, and whether there are words to tell by', () => {
    const named = importText('a.geojson', point('Harbour'));
    expect(said(named)).toContainEqual(
      expect.stringContaining('language Guessed: there are no words to tell by; `en` is written; another is said by `--language`'),
    );
    expect(storyOf(named)).toContain('languages: [en] # TODO: guessed, there are no words to tell by\n');
    const worded = importText('a.geojson', point('The port of the north and the ships that were in it'));
    expect(said(worded)).toContainEqual(expect.stringContaining('language Guessed: the words are in `en`'));
    expect(storyOf(importText('a.geojson', point('Harbour'), 'es'))).toContain('languages: [es]\n');
  });
});

it('a story.yaml begins with the schema for editors, and says where its keys are told', () => {
  const [schema, head] = storyOf(importText('ride.gpx', gpx)).split('\n');
  expect(schema).toBe('# yaml-language-server: $schema=../../file-format/story.schema.json');
  expect(head).toContain('Every key: docs/handbook/keys.md');
});

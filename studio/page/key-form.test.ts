// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesOf } from '#studio/fixtures/files.ts';
import { type Field, fieldAt, frontField, storyField } from '#studio/keys.ts';
import { entryForm } from './entries.ts';
import { control, set, shown, type TestStudio, testStudio } from './fixtures/studio.ts';
import { refill } from './keep.ts';
import { sourcesPanel, stepPanel, storyPanel } from './story-panel.ts';
import { wordsPanel } from './words-panel.ts';

let studio: TestStudio;
beforeEach(() => {
  studio = testStudio(true);
});
const facts = () => parse(studio.files()['story.yaml'] ?? '');
const press = (key: string): void => control<HTMLElement>(key).click();
/** Fills in a form that adds something, and sends it. */
const added = (form: string, values: Readonly<Record<string, string>>): void => {
  for (const [key, value] of Object.entries(values)) control(`${form}${key}`).value = value;
  control(form).closest('details')?.querySelector('form')?.dispatchEvent(new Event('submit'));
};

describe('the form of a step', () => {
  const step = () => facts().steps[1];
  it('sets strengths, emphasis and status, by names from the story', () => {
    const show = () => shown(stepPanel(studio));
    show();
    set('add-story.yaml:steps.at-sea.emphasise', 'brest');
    show();
    press('up-story.yaml:steps.at-sea.emphasise.brest');
    show();
    expect(step().emphasise).toEqual(['brest', 'by-sea']);
    press('out-story.yaml:steps.at-sea.emphasise.by-sea');
    set('story.yaml:steps.at-sea.status', 'by-road');
    set('story.yaml:steps.at-sea.lights', '0.25');
    set('add-story.yaml:steps.at-sea.legs', 'by-road');
    show();
    set('story.yaml:steps.at-sea.legs.by-road', '0.5');
    expect(step()).toMatchObject({ emphasise: ['brest'], status: 'by-road', lights: 0.25, legs: { 'by-road': 0.5 } });
    show();
    press('out-story.yaml:steps.at-sea.legs.by-road');
    set('story.yaml:steps.at-sea.lights', '');
    set('story.yaml:steps.at-sea.status', '');
    expect(Object.keys(step())).toEqual(['id', 'camera', 'show', 'draw', 'emphasise']);
  });

  it('keeps what was refused, for its author to mend', () => {
    const edit = async (_: unknown, refused?: () => void): Promise<boolean> => {
      refused?.();
      return false;
    };
    const refusing = { ...studio, edit };
    const box = shown(entryForm(refusing, 'places', 'paris'));
    set('story.yaml:places.paris.detail.en', 'By the Seine');
    refill(box, ...entryForm(refusing, 'places', 'paris'));
    expect(control('story.yaml:places.paris.detail.en').value).toBe('By the Seine');
  });

  it('says what is wrong where it stands', () => {
    const [problem] = shown(stepPanel(studio)).querySelectorAll('.here');
    expect(problem?.textContent).toBe('story.yaml:45:5 Unexpected <b>, expected c');
    expect(problem?.nextElementSibling?.querySelector('input')?.dataset.key).toBe('story.yaml:steps.at-sea.lights');
  });

  it('adds areas and changes them, and says the line of the id', () => {
    const box = shown(stepPanel(studio));
    const form = 'add-story.yaml:steps.at-sea.areas-parts';
    added(form, { '.km2': '92000', '.label.en': 'Portugal', '.label.es': 'Portugal' });
    expect(step().areas).toEqual([{ km2: 92_000, label: { en: 'Portugal', es: 'Portugal' } }]);
    refill(box, ...stepPanel(studio));
    set('story.yaml:steps.at-sea.areas.0.label.en', 'As large\nas Portugal');
    expect(step().areas[0].label.en).toBe('As large as Portugal');
    press('out-story.yaml:steps.at-sea.areas.0');
    expect(step().areas).toBe(undefined);
    expect(box.textContent).toContain('story.yaml:44. The step’s id is changed there and in the texts.');
  });
});

describe('the form of something with an id', () => {
  it('sets what a leg has, in each of its forms', () => {
    const show = () => shown(entryForm(studio, 'legs', 'by-road', ['via']));
    show();
    set('story.yaml:legs.by-road.certainty', 'direction');
    set('story.yaml:legs.by-road.mode', '');
    set('add-story.yaml:legs.by-road.sources', 'almanac');
    set('story.yaml:legs.by-road.curved', 'true');
    expect(facts().legs['by-road']).toMatchObject({ certainty: 'direction', sources: ['almanac'], curved: true });
    expect(facts().legs['by-road'].mode).toBe(undefined);
    show();
    press('as-story.yaml:legs.by-road.sources-parts');
    expect(facts().legs['by-road'].sources).toEqual({ way: ['almanac'] });
    show();
    press('as-story.yaml:legs.by-road.sources-list');
    expect(facts().legs['by-road'].sources).toEqual(['almanac']);
    show();
    added('add-story.yaml:legs.by-road.length-parts', { '.km': '600', '.sources.0': 'almanac' });
    expect(facts().legs['by-road'].length).toEqual({ km: 600, sources: ['almanac'] });
    expect(shown(entryForm(studio, 'legs', 'by-road')).textContent).toContain('story.yaml:30. Its id, `by-road`');
  });

  it('asks for no beginning where a leg branches off', () => {
    shown(entryForm(studio, 'legs', 'by-road'));
    added('add-story.yaml:legs.by-road.branch-parts', { '.leg': 'by-sea', '.at.0': '-9.9', '.at.1': '43.4' });
    set('story.yaml:legs.by-road.from', '');
    expect(facts().legs['by-road']).toMatchObject({ branch: { leg: 'by-sea', at: [-9.9, 43.4] } });
    expect(facts().legs['by-road'].from).toBe(undefined);
  });

  it('leaves alone what has to be there, and what is no value', () => {
    shown(entryForm(studio, 'places', 'paris', ['at']));
    set('story.yaml:places.paris.name.en', ' ');
    expect(studio.edits).toEqual([]);
    set('story.yaml:places.paris.detail.en', 'On the Seine');
    set('story.yaml:places.paris.kind', 'context');
    press('remove-places.paris');
    expect(facts().places.paris).toBe(undefined);
  });
});

describe('the form of a story', () => {
  it('changes the journey’s order and length', () => {
    const box = shown(storyPanel(studio));
    press('down-story.yaml:journey.by-sea');
    expect(facts().journey).toEqual(['by-road', 'by-sea']);
    refill(box, ...storyPanel(studio));
    press('out-story.yaml:journey.by-road');
    refill(box, ...storyPanel(studio));
    press('out-story.yaml:journey.by-sea');
    // Its line has a comment, and stays.
    expect(facts().journey).toEqual([]);
    refill(box, ...storyPanel(studio));
    set('add-story.yaml:journey', 'by-sea');
    expect(facts().journey).toEqual(['by-sea']);
  });

  it('changes the list that is there, not the one that was shown', () => {
    shown(storyPanel(studio));
    press('out-story.yaml:journey.by-sea');
    press('out-story.yaml:journey.by-road');
    expect(facts().journey).toEqual([]);
    shown(storyPanel(studio));
    set('add-story.yaml:journey', 'by-road');
    set('add-story.yaml:journey', 'by-sea');
    expect(facts().journey).toEqual(['by-road', 'by-sea']);
  });

  it('takes out the item that was meant, where another has gone meanwhile', () => {
    const areas = [1, 2, 3].map((km2) => ({ km2, label: { en: `${km2}`, es: `${km2}` } }));
    void studio.edit({ kind: 'set-key', file: 'story.yaml', path: ['steps', 'at-sea', 'areas'], value: areas });
    shown(stepPanel(studio));
    press('out-story.yaml:steps.at-sea.areas.0');
    press('out-story.yaml:steps.at-sea.areas.1');
    expect(facts().steps[1].areas).toEqual([areas[2]]);
  });

  it('says of what a key was made', () => {
    shown(storyPanel(studio));
    set('text.en.md:updated', '2026-01-17');
    expect(studio.edits.at(-1)).toMatchObject({ kind: 'set-key', path: ['updated'], was: '2026-01-15' });
    set('text.en.md:published', '2026-01-10');
    expect(studio.edits.at(-1)).toMatchObject({ kind: 'set-key', path: ['published'], was: null });
  });

  it('adds kinds, regions, overlays, sources and corrections whole', () => {
    studio = testStudio(true, { ...filesOf('commands/new-story'), 'bay.geojson': '{}' });
    const box = shown(storyPanel(studio));
    added('new-kinds', { '-id': 'camp', '.shape': 'ring', '.name.en': 'Camp', '.name.es': 'Campo' });
    added('new-regions', { '-id': 'bay', '.file': 'bay.geojson', '.name.en': 'Bay', '.name.es': 'Bahía' });
    added('new-overlays', { '-id': 'chart', '.geojson': 'bay.geojson', '.type': 'fill', '.says.en': 'A chart.', '.says.es': 'Una carta.' });
    added('add-story.yaml:corrections-parts', {
      '.date': '2026-01-20',
      '.step': 'at-sea',
      '.text.en': 'A port.',
      '.text.es': 'Un puerto.',
    });
    expect(facts()).toMatchObject({
      kinds: { camp: { shape: 'ring', name: { en: 'Camp', es: 'Campo' } } },
      regions: { bay: { file: 'bay.geojson', name: { en: 'Bay', es: 'Bahía' } } },
      overlays: { chart: { geojson: 'bay.geojson', type: 'fill', says: { en: 'A chart.', es: 'Una carta.' } } },
      corrections: [{ date: '2026-01-20', step: 'at-sea', text: { en: 'A port.', es: 'Un puerto.' } }],
    });
    refill(box, ...sourcesPanel(studio));
    const source = { '-id': 'log', '.who.en': 'A log', '.who.es': 'Un diario', '.what.en': 'It', '.what.es': 'Lo', '.date': '2026-01' };
    added('new-sources', {
      ...source,
      '.urls.0.url': 'https://example.org/log',
      '.urls.0.title': 'Log',
      '.figures.key': 'days',
      '.figures.value': '4',
    });
    expect(facts().sources.log).toMatchObject({
      date: '2026-01',
      urls: [{ url: 'https://example.org/log', title: 'Log' }],
      figures: { days: 4 },
    });
    // What was added is there to be opened; what is not opened is not made.
    refill(box, ...sourcesPanel(studio));
    expect(box.textContent).toContain('Not cited in this text: log.');
    expect(document.querySelector('[data-key="story.yaml:sources.log.date"]')).toBe(null);
    press('open-sources.log');
    set('story.yaml:sources.log.date', '2026-02');
    refill(box, ...sourcesPanel(studio));
    expect(control('story.yaml:sources.log.date').value).toBe('2026-02');
    press('as-story.yaml:sources.log.figures.days-list');
    expect(facts().sources.log.figures).toEqual({ days: [4, 4] });
  });

  it('shows a year that the file has as a number, and writes one only when it is changed', () => {
    const files = filesOf('commands/new-story');
    studio = testStudio(true, { ...files, 'story.yaml': (files['story.yaml'] ?? '').replace('date: 2026-01', 'date: 1834') });
    expect(facts().sources.almanac.date).toBe(1834);
    const box = shown(sourcesPanel(studio));
    press('open-sources.almanac');
    const key = 'story.yaml:sources.almanac.date';
    expect(control(key).value).toBe('1834');
    set(key, '1834');
    expect(studio.edits).toEqual([]);
    set(key, '1835');
    expect(studio.edits).toMatchObject([{ kind: 'set-key', value: '1835', was: 1834 }]);
    refill(box, ...sourcesPanel(studio));
    expect(control(key).value).toBe('1835');
    expect(facts().sources.almanac.date).toBe('1835');
  });

  it('sets the front matter of the text that is chosen', () => {
    shown(storyPanel(studio));
    set('text.en.md:updated', '2026-01-16');
    set('text.en.md:says.by-road', 'Nobody says.');
    added('add-text.en.md:certainty-map', { '.key': 'inferred', '.value': 'Ours.' });
    added('add-text.en.md:legend-text', { '.is': 'Lights of 2012.' });
    expect(studio.files()['text.en.md']).toMatch(
      /updated: 2026-01-16\nsays:\n.*\n {2}by-road: Nobody says\.\ncertainty: \{ inferred: Ours\. \}\nlegend: \[Lights of 2012\.\]\n---/,
    );
  });

  it('has a control for each key of the schema, here or in another tab', () => {
    const keys = (field: Field): string[] => (field.is === 'parts' ? field.parts.map(({ key }) => key) : []);
    const labels = (elements: readonly HTMLElement[]): string => shown(elements).innerHTML;
    const words = labels(wordsPanel({ ...studio, step: () => 0 }, { key: '', from: 0, to: 0 }));
    const story = labels(storyPanel(studio));
    for (const key of keys(frontField))
      expect(words.includes(`"part":"${key}"`) || words.includes(`&quot;${key}&quot;`) || story.includes(`text.en.md:${key}`), key).toBe(
        true,
      );
    const step = labels(stepPanel(studio));
    const byMap = ['id', 'camera', 'show', 'draw', 'narrow'];
    for (const key of keys(fieldAt(storyField, ['steps', 0])))
      expect(byMap.includes(key) || step.includes(`at-sea.${key}`), key).toBe(true);
    const own = ['sources', 'places', 'legs', 'steps'];
    for (const key of keys(storyField))
      expect(
        own.includes(key) || story.includes(`story.yaml:${key}`) || story.includes(`new-${key}`) || story.includes(`<legend>${key}`),
        key,
      ).toBe(true);
  });

  it('says where what is written by hand stands', () => {
    expect(shown(storyPanel(studio)).textContent).toContain('Written in story.yaml:3: a language comes with a text of its own');
  });
});

it('adds and removes captions, notes and chapters', () => {
  const show = () => shown(wordsPanel(studio, { key: '', from: 0, to: 0 }));
  show();
  added('new-aside', { '-leg': 'by-sea', '-en': 'Said.', '-es': 'Dicho.' });
  added('new-chapter', { '-en': 'At sea', '-es': 'En el mar' });
  expect(studio.files()['text.es.md']).toContain('## En el mar\n\n::::step{#at-sea}');
  expect(studio.files()['text.es.md']).toContain(':::caption{leg=by-sea}\nDicho.\n:::\n::::');
  show();
  press('remove-aside-0');
  press('remove-chapter');
  expect(studio.files()).toEqual(testStudio().files());
});

it.each(['e2e/stories/everything', 'docs/handbook/example'])('shows all that %s has', (folder) => {
  studio = testStudio(true, filesOf(folder));
  const sections = ['kinds', 'sources', 'places', 'regions', 'overlays', 'legs'] as const;
  const has = storyField.is === 'parts' ? storyField.parts.map(({ key }) => key) : [];
  expect(has).toEqual(expect.arrayContaining([...sections]));
  for (const section of sections) {
    for (const [id, value] of Object.entries((facts()[section] ?? {}) as Record<string, object>)) {
      const box = shown(entryForm(studio, section, id));
      for (const key of Object.keys(value))
        expect(box.querySelector(`[data-key*="${section}.${id}.${key}"], pre`), `${section} ${id} ${key}`).not.toBe(null);
    }
  }
});

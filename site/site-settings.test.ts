import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatProblems } from '#file-format/problem.ts';
import { checkSite, readSettings, siteSettings } from './site-settings.ts';

const ids = ['lisbon', 'oslo'];
const root = await mkdtemp(join(tmpdir(), 'site-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('readSettings', () => {
  it('takes name, front and order, or less', () => {
    expect(readSettings('name: The Courier\nfront: list\norder: [oslo, lisbon]\n', ids)).toEqual({
      settings: { name: 'The Courier', front: 'list', order: ['oslo', 'lisbon'] },
      problems: [],
    });
    expect(readSettings('hosts: ["https://*.news.example"]', ids).settings).toEqual({ hosts: ['https://*.news.example'] });
    expect(readSettings('front: oslo', ids).settings).toEqual({ front: 'oslo' });
    for (const streets of ['maps/oslo.pmtiles', { oslo: 'maps/oslo.pmtiles' }])
      expect(readSettings(`streets: ${JSON.stringify(streets)}`, ids).settings).toEqual({ streets });
    for (const contact of ['desk@paper.example', 'https://paper.example/write'])
      expect(readSettings(`contact: ${contact}`, ids).settings).toEqual({ contact });
    expect(readSettings('logo: { file: brand/a.svg, alt: The Courier }', ids).settings).toEqual({
      logo: { file: { night: 'brand/a.svg', day: 'brand/a.svg' }, alt: 'The Courier' },
    });
    expect(readSettings('look: day', ids).settings).toEqual({ look: 'day' });
    expect(readSettings('accent: "#2a8a4a"', ids).settings).toEqual({ accent: { night: '#2A8A4A', day: '#2A8A4A' } });
    expect(readSettings('accent: { night: "#fc0" }', ids).settings).toEqual({ accent: { night: '#FFCC00' } });
    for (const nothing of [null, '', '# nothing yet\n\n']) expect(readSettings(nothing, ids)).toEqual({ settings: {}, problems: [] });
  });

  it.each([
    ['front: olso', 'site.yaml:1:8: Unexpected `olso`, expected `oslo`'],
    ['contact: the desk', 'site.yaml:1:10: Unexpected `the desk`, expected an e-mail address, or a URL that begins with https://'],
    ['front: 3', 'site.yaml:1:8: Unexpected number 3, expected text'],
    ['name: ""', 'site.yaml:1:7: Unexpected empty text, expected something in it'],
    ['name: a\ntitle: b', 'site.yaml:2:1: Unexpected key `title`, expected'],
    ['order: [oslo, oslo]', 'site.yaml:1:15: Unexpected second `oslo`, expected each story once'],
    ['hosts: [https://a.example, a.example]', 'site.yaml:1:28: Unexpected `a.example`, expected an origin such as `https://news.example`'],
    ['hosts: []', 'site.yaml:1:8: Unexpected '],
    ['logo: { file: brand/a.svg }', 'site.yaml:1:1: Unexpected lack of `alt`'],
    ['logo: { file: { night: a.svg }, alt: a }', 'site.yaml:1:9: Unexpected lack of `day`'],
    ['logo: { file: a.svg, alt: a, url: "javascript:alert(1)" }', 'site.yaml:1:35: Unexpected `javascript:alert(1)`, expected a URL'],
    ['fonts: { reading: { name: a, licence: b } }', 'site.yaml:1:10: Unexpected lack of `regular`'],
    ['fonts: { reading: { name: a, regular: c } }', 'site.yaml:1:10: Unexpected lack of `licence`'],
    ['fonts: { titles: { name: a, licence: b, regular: c } }', 'site.yaml:1:10: Unexpected key `titles`, expected `reading` or `labels`'],
    ['look: dusk', 'site.yaml:1:7: Unexpected `dusk`, expected `night` or `day`'],
    ['accent: red', 'site.yaml:1:9: Unexpected `red`, expected a colour as `"#CC3300"`'],
    ['accent: #cc3300', 'site.yaml:1:1: Unexpected nothing, expected a colour in quotation marks, as `"#CC3300"`: `#` begins a comment'],
    ['accent: [1]', 'site.yaml:1:9: Unexpected list, expected text or a mapping'],
    ['accent: { dusk: "#cc3300" }', 'site.yaml:1:11: Unexpected key `dusk`, expected `night` or `day`'],
    [
      'accent: "#fc0"',
      'site.yaml:1:9: Unexpected `#fc0`, which has 1.2:1 on its ground by day, expected 3:1 or more, as `"#9E7E00"` has, or a colour for each look: `{ night: "#fc0", day: "#9E7E00" }`',
    ],
    [
      'accent: { day: "#FFCC00" }',
      'site.yaml:1:16: Unexpected `#FFCC00`, which has 1.2:1 on its ground by day, expected 3:1 or more, as `"#9E7E00"`',
    ],
    ['streets: 3', 'site.yaml:1:10: Unexpected '],
    ['order: oslo', 'site.yaml:1:8: Unexpected text `oslo`, expected a list'],
    ['name: [', 'site.yaml:1:7: Unexpected YAML: '],
    ['- oslo', 'site.yaml:1:1: Unexpected list, expected a mapping (key: value)'],
  ])('says what is wrong with %j', (text, report) => {
    const { settings, problems } = readSettings(text, ids);
    expect(settings).toBeNull();
    expect(formatProblems(problems)).toContain(report);
    expect(problems).toHaveLength(1);
  });
});

it('warns of a story in the order that is not there, or no longer', () => {
  const { settings, problems } = readSettings('order:\n  - oslo\n  - bergen', ids);
  expect(settings).toEqual({ order: ['oslo', 'bergen'] });
  expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  expect(formatProblems(problems)).toContain('site.yaml:3:5: warning: Unexpected story `bergen`, expected `lisbon` or `oslo`');
});

it('says all that is wrong at once', () => {
  expect(readSettings('frnt: oslo\nfront: olso\norder: [x]\n', ids).problems.map(({ line }) => line)).toEqual([1, 2, 3]);
});

describe('the file', () => {
  it('may lack', () => {
    expect(checkSite(ids, root)).toEqual([]);
    expect(siteSettings(ids, root)).toEqual({});
  });

  it('stops the build when it holds a mistake', async () => {
    await writeFile(join(root, 'site.yaml'), '\uFEFFfront: nowhere\n');
    expect(checkSite(ids, root)).toHaveLength(1);
    expect(() => siteSettings(ids, root)).toThrow('site.yaml:1:8: Unexpected `nowhere`');
  });
});

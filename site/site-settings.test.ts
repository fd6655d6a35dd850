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
    expect(readSettings('front: oslo', ids).settings).toEqual({ front: 'oslo' });
    for (const nothing of [null, '', '# nothing yet\n\n']) expect(readSettings(nothing, ids)).toEqual({ settings: {}, problems: [] });
  });

  it.each([
    ['front: olso', 'site.yaml:1:8: Unexpected `olso`, expected `oslo`'],
    ['front: 3', 'site.yaml:1:8: Unexpected number 3, expected text'],
    ['name: ""', 'site.yaml:1:7: Unexpected empty text, expected something in it'],
    ['name: a\ntitle: b', 'site.yaml:2:1: Unexpected key `title`, expected'],
    ['order:\n  - oslo\n  - bergen', 'site.yaml:3:5: Unexpected story `bergen`, expected `lisbon` or `oslo`'],
    ['order: [oslo, oslo]', 'site.yaml:1:15: Unexpected second `oslo`, expected each story once'],
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

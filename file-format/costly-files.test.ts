import { describe, expect, it, vi } from 'vitest';
import { checkFiles } from './check-files.ts';
import { check, files, markdown, yaml } from './fixtures/small-files.ts';

// as long as a slow machine may take
vi.setConfig({ testTimeout: 180_000 });

/** So many of something that what takes the square of it would not end, and what is recursive would fill the stack. */
const many = 8000;
const pointsOf = (n: number): number[][] => Array.from({ length: n }, (_, i) => [(i % 7200) / 40 - 90, (i % 1700) / 20 - 40]);

describe('a file made to take for ever', () => {
  it.each<[name: string, file: string, text: string, code: string]>([
    ['open brackets', 'story.yaml', '['.repeat(many), 'yaml-syntax'],
    ['nested mappings', 'story.yaml', '{a: '.repeat(many), 'yaml-syntax'],
    ['nested items', 'story.yaml', '- '.repeat(many), 'yaml-syntax'],
    [
      'nested mappings by indentation',
      'story.yaml',
      Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'yaml-syntax',
    ],
    ['nested keys', 'story.yaml', '? '.repeat(many), 'yaml-syntax'],
    ['a line of 10 MB', 'story.yaml', `a: ${'x'.repeat(10_000_000)}`, 'too-large'],
    ['a quoted line', 'story.yaml', `a: "${'x '.repeat(many * 10)}`, 'yaml-syntax'],
    ['many keys', 'story.yaml', Array.from({ length: many / 4 }, (_, i) => `k${i}: 1`).join('\n'), 'unknown-key'],
    [
      'many unknown names',
      'story.yaml',
      `${yaml}\njourney: [${Array.from({ length: many / 4 }, (_, i) => `leg-${i}`).join(', ')}]`,
      'unknown-leg',
    ],
    ['aliases', 'story.yaml', `languages: &a [en]\njourney: [${'*a, '.repeat(many)}]`, 'yaml-syntax'],
    [
      'aliases of aliases',
      'story.yaml',
      ['a: &a [x, x]', ...Array.from({ length: 25 }, (_, i) => `k${i}: &k${i} [${`*${i === 0 ? 'a' : `k${i - 1}`}, `.repeat(9)}]`)].join(
        '\n',
      ),
      'yaml-syntax',
    ],
    ['a list in itself', 'story.yaml', 'languages: &a [en, *a]\nplaces: {}\nsteps: *a', 'wrong-type'],
    ['a story in itself', 'story.yaml', '&story\nlanguages: [en]\nplaces: *story\nsteps: [*story]', 'wrong-type'],
    ['merged keys of an older YAML', 'story.yaml', '%YAML 1.1\n---\n&a\nlanguages: !!set { en }\n<<: *a', 'yaml-syntax'],
    ['a tag that would run something', 'story.yaml', 'languages: !!js/function "function () { throw 1 }"', 'yaml-syntax'],
    ['a line of 10 MB', 'text.en.md', `${markdown}${'x'.repeat(10_000_000)}`, 'too-large'],
    ['a word without end', 'text.en.md', `${markdown}\n${'www.a_'.repeat(many)}`, 'too-large'],
    ['brackets', 'text.en.md', `${markdown}\n${'['.repeat(many)}${']'.repeat(many)}`, 'too-large'],
    ['brackets with spaces', 'text.en.md', `${markdown}\n${'[ '.repeat(900)}${'] '.repeat(900)}`, 'too-large'],
    ['quotations', 'text.en.md', `${markdown}\n${'> '.repeat(900)}x`, 'too-large'],
    ['lists', 'text.en.md', `${markdown}\n${'- 1. '.repeat(300)}x`, 'too-large'],
    ['stars', 'text.en.md', `${markdown}\n${'*a **a '.repeat(700)}`, 'too-large'],
    ['emphasis in emphasis', 'text.en.md', `${markdown}\n${'*a _a '.repeat(700)}${'a_ a* '.repeat(700)}`, 'too-large'],
    [
      'lists by indentation',
      'text.en.md',
      `${markdown}\n${Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n\n')}`,
      'too-large',
    ],
    ['colons', 'text.en.md', `${markdown}\n${':'.repeat(many)}`, 'too-large'],
    ['steps', 'text.en.md', `${markdown}\n${'::::step{#a}\n\n'.repeat(9000)}`, 'too-large'],
    ['brackets in the credit', 'text.en.md', markdown.replace(/credit:.*/, `credit: "${'['.repeat(many)}"`), 'too-large'],
    ['brackets in the front matter', 'text.en.md', markdown.replace('title:', `legend: ${'['.repeat(many)}\ntitle:`), 'yaml-syntax'],
    ['dashes', 'text.en.md', '---\n'.repeat(2000), 'missing-key'],
    ['nested arrays', 'sea.geojson', `${'['.repeat(many)}${']'.repeat(many)}`, 'geojson-shape'],
    ['nested arrays and an end', 'sea.geojson', `${'['.repeat(many)}${']'.repeat(many)}x`, 'geojson-syntax'],
    ['a string of 10 MB', 'sea.geojson', `{"a": "${'x'.repeat(10_000_000)}"}}`, 'geojson-syntax'],
    ['points that are none', 'sea.geojson', JSON.stringify({ type: 'LineString', coordinates: Array(100).fill([]) }), 'geojson-shape'],
    [
      'points to infinity',
      'sea.geojson',
      '{"type": "LineString", "coordinates": [[1e999, 0], [0, -1e999]], "__proto__": {"type": "Polygon"}}',
      'coordinate-range',
    ],
  ])('%s in %s', (_, name, text, code) => {
    const { story, problems } = check({ [name]: text });
    expect(story).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('reads a leg of many points, in a file or in story.yaml', () => {
    const points = pointsOf(many);
    const via = yaml.replace(/path: sea\.geojson/, `via: ${JSON.stringify(points)}`);
    expect(via).not.toBe(yaml);
    const { problems } = checkFiles('small', { ...files, 'story.yaml': via });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

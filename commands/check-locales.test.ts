import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { availableLocales } from '#locales/read-messages.ts';
import { root } from '#node/root.ts';
import { checkLocales, localeProblems } from './check-locales.ts';

const english = readFileSync(join(root, 'locales/en.yaml'), 'utf8');
const reported = (files: Readonly<Record<string, string>>): string[] =>
  localeProblems({ 'en.yaml': english, ...files }).map(({ file, line, message }) => `${file}:${line}: ${message}`);

describe('the files of locales/', () => {
  it('are whole, and every message compiles', async () => {
    const locales = availableLocales();
    expect(locales.length).toBeGreaterThan(18);
    expect(await checkLocales(join(root, 'locales'), locales)).toEqual([]);
  });
});

describe('localeProblems', () => {
  const line = (text: string): number => english.slice(0, english.indexOf(text)).split('\n').length;

  it('finds nothing in a copy of the English file', () => {
    expect(reported({ 'eo.yaml': english })).toEqual([]);
  });

  it.each<[what: string, from: string, to: string, message: string]>([
    ['a key that lacks', '\nbegin: Begin', '', 'Unexpected lack of `begin`, expected a message'],
    ['a key too many', '\nbegin: Begin', '\nbegin: Begin\nstart: Start', 'Unexpected key `start`, expected a key of en.yaml'],
    ['an empty message', '\nbegin: Begin', '\nbegin: ""', 'Unexpected empty message, expected words for `Begin`'],
    ['another placeholder', '{step} of {count}', '{step} of {steps}', 'Unexpected placeholders {steps} {step}, expected {count} {step}'],
    ['a message that does not compile', 'length: "{steps, plural, one', 'length: "{steps, plurall, one', 'INVALID_ARGUMENT_TYPE'],
    ['a plural without `other`', 'other {# steps}', 'many {# steps}', 'MISSING_OTHER_CLAUSE'],
    ['broken YAML, once', '\nbegin: Begin', '\nbegin: "Begin', '`"` that is not closed'],
  ])('finds %s', (_, from, to, message) => {
    const [first = '', ...others] = reported({ 'eo.yaml': english.replace(from, to) });
    expect(others).toEqual([]);
    expect(first).toContain(message);
    if (to !== '') expect(first).toMatch(new RegExp(`^eo\\.yaml:${line(from.trim()) + (to.includes('start') ? 1 : 0)}: `));
  });

  it('finds a file that is not named by a tag, or not by its usual form', () => {
    expect(reported({ 'pt-br.yaml': english })).toEqual(['pt-br.yaml:1: Unexpected file name `pt-br.yaml`, expected `pt-BR.yaml`']);
    expect(reported({ 'english.yaml': english })[0]).toContain('expected a BCP 47 tag');
  });
});

// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { EmbedCodeForm } from '#components/embed-code-form.tsx';
import type { EmbedStories } from './embed-code.ts';
import { mountEmbedCodeForm } from './embed-code-form.ts';

const story = (lang: string, name: string): EmbedStories[string] => ({
  name,
  page: `/harbour/${lang}/`,
  script: '/embed.js',
  title: `The harbour (${lang})`,
  standfirst: 'A small story.',
  steps: ['title', 'sea'],
  picture: '/posters/title.svg',
});
const stories: EmbedStories = { en: story('en', 'English'), de: story('de', 'Deutsch') };

let stop = (): void => {};
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

/** The form as the server makes it, mounted. */
function mounted() {
  vi.spyOn(window.location, 'origin', 'get').mockReturnValue('https://maps.example');
  // The preview's script is not to be loaded, which happy-dom would report.
  Object.assign((window as unknown as { happyDOM: { settings: object } }).happyDOM.settings, { handleDisabledFileLoadingAsSuccess: true });
  document.body.innerHTML = renderToStaticMarkup(createElement(EmbedCodeForm, { stories }));
  const form = document.querySelector('form') as HTMLFormElement;
  stop = mountEmbedCodeForm(form, stories);
  const field = (name: string): HTMLInputElement => form.querySelector(`[name="${name}"]`) as HTMLInputElement;
  return {
    form,
    code: () => field('code').value,
    preview: () => form.querySelector('iframe'),
    status: () => form.querySelector('[data-copied]')?.textContent,
    set(name: string, value: string) {
      field(name).value = value;
      field(name).dispatchEvent(new Event('input', { bubbles: true }));
    },
    check(value: string) {
      const radio = form.querySelector<HTMLInputElement>(`[name="width"][value="${value}"]`) as HTMLInputElement;
      radio.checked = true;
      radio.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
}

test('the code is there at once, for the first language, with addresses of this site', () => {
  const { code, preview } = mounted();
  expect(code()).toMatch(/^<map-story src="https:\/\/maps\.example\/harbour\/en\/" style/);
  expect(code()).toContain('<script async src="https://maps.example/embed.js">');
  expect(preview()?.srcdoc).toContain('src="https://maps.example/harbour/en/"');
  expect(preview()?.style.maxWidth).toBe('680px');
});

test('every choice is in the code', () => {
  const { code, set } = mounted();
  set('lang', 'de');
  set('way', 'steps');
  set('theme', 'paper');
  set('accent', '#cc3300');
  set('height', '500');
  set('topOffset', '64');
  for (const part of ['/harbour/de/', 'mode="steps"', 'theme="paper"', 'accent="#cc3300"', 'height="500"', 'top-offset="64"']) {
    expect(code()).toContain(part);
  }
});

test('the preview is made anew for another width or code, has none for AMP, and stays for the same', () => {
  const { preview, set, check } = mounted();
  const first = preview();
  set('height', '');
  expect(preview()).toBe(first);
  check('360');
  expect(preview()).not.toBe(first);
  expect(preview()?.style.maxWidth).toBe('360px');
  check('');
  expect(preview()?.style.maxWidth).toBe('');
  set('way', 'amp');
  expect(preview()).toBeNull();
});

test('the code is copied, and another code is not said to be', async () => {
  const { form, code, status, set } = mounted();
  const writeText = vi.fn(() => Promise.resolve());
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard);
  form.querySelector<HTMLElement>('[data-copy-code]')?.click();
  await vi.waitFor(() => expect(status()).toBe('Copied'));
  expect(writeText).toHaveBeenCalledWith(code());
  set('way', 'steps');
  expect(status()).toBe('');
});

test('a sent form does not leave the page', () => {
  const { form } = mounted();
  const event = new Event('submit', { cancelable: true });
  form.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});

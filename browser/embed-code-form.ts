import { type EmbedChoice, type EmbedStories, type EmbedStory, embedCode, embedWays, previewPage } from './embed-code.ts';
import { ownMarkup } from './trusted.ts';

/** What the form holds: the choice, and what is only for the preview. */
export interface FormValues extends EmbedChoice {
  readonly lang: string;
  /** CSS px; '' for the full width */
  readonly width: string;
}

/** Reads the values of the form, by the names in `components/embed-code-form.tsx`. */
export function valuesOf(form: FormData): FormValues {
  const text = (name: string): string => String(form.get(name) ?? '');
  const way = text('way');
  return {
    lang: text('lang'),
    way: embedWays.find((known) => known === way) ?? 'auto',
    theme: (['paper', 'auto'] as const).find((theme) => theme === text('theme')) ?? 'night',
    accent: text('accent'),
    height: text('height'),
    topOffset: text('topOffset'),
    width: text('width'),
  };
}

/** The story with absolute addresses. The build knows the site's origin only when it was given one; the browser always does. */
export function absolute(story: EmbedStory, origin: string): EmbedStory {
  const on = (address: string): string => new URL(address, origin).href;
  return { ...story, page: on(story.page), script: on(story.script), picture: on(story.picture) };
}

/**
 * Makes the form of the embed page work: it writes the code for what is chosen, shows it live, and copies it.
 * @param stories the story in each of its languages
 * @returns how to stop
 */
export function mountEmbedCodeForm(form: HTMLFormElement, stories: EmbedStories): () => void {
  const removal = new AbortController();
  const { signal } = removal;
  const output = form.querySelector<HTMLTextAreaElement>('textarea[name="code"]');
  const status = form.querySelector('[data-copied]');
  const preview = form.querySelector('[data-preview]');
  let shown = '';

  /** A frame for the code, made anew whenever code or width change: the code's script runs from its start. */
  const showPreview = (code: string, { way, width }: FormValues): void => {
    const key = `${width} ${code}`;
    if (key === shown) return;
    shown = key;
    if (code === '' || way === 'amp') {
      preview?.replaceChildren();
      return;
    }
    const frame = document.createElement('iframe');
    frame.className = 'embed-preview';
    frame.title = 'Preview';
    frame.srcdoc = ownMarkup(previewPage(code, window.location.href));
    if (width !== '') frame.style.maxWidth = `${width}px`;
    preview?.replaceChildren(frame);
  };
  const update = (): void => {
    const values = valuesOf(new FormData(form));
    const story = stories[values.lang];
    const code = story ? embedCode(absolute(story, window.location.origin), values) : '';
    if (output && output.value !== code) {
      output.value = code;
      if (status) status.textContent = '';
    }
    showPreview(code, values);
  };
  const copy = async (): Promise<void> => {
    output?.select();
    try {
      await navigator.clipboard.writeText(output?.value ?? '');
      if (status) status.textContent = 'Copied';
    } catch {
      // Refused: the code is selected, and the reader's own keys copy it.
    }
  };
  form.addEventListener('input', update, { signal });
  form.addEventListener('submit', (event) => event.preventDefault(), { signal });
  form.querySelector('[data-copy-code]')?.addEventListener('click', () => void copy(), { signal });
  update();
  return () => removal.abort();
}

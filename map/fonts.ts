import type { Story } from '#story/story.ts';
import { detailStyle, type LabelStyle, labels } from '#theme/labels.ts';
import { cssFont, displayText } from './label-atlas.ts';

/**
 * The faces that a story's labels need, as CSS `font` strings, each with the characters that are set in it: fonts come in pieces by
 * range of characters, and only the pieces that these characters need are loaded.
 */
export function labelFaces(story: Story, lang: string): Map<string, string> {
  const faces = new Map<string, string>();
  const add = (style: LabelStyle, text: string): void => {
    const font = cssFont(style, 16);
    faces.set(font, [...new Set((faces.get(font) ?? '') + displayText(text, style, lang))].sort().join(''));
  };
  for (const { kind, name, detail } of Object.values(story.places)) {
    add(labels[kind], name[lang] ?? Object.values(name)[0] ?? '');
    if (detail) add(detailStyle, detail[lang] ?? Object.values(detail)[0] ?? '');
  }
  return faces;
}

/** Waits until the faces are there, but never longer than `timeout` ms: a label in the fallback font is better than none. Does not reject. */
export async function loadLabelFaces(story: Story, lang: string, timeout: number): Promise<void> {
  const loads = [...labelFaces(story, lang)].map(([font, text]) => document.fonts.load(font, text));
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([Promise.allSettled(loads), new Promise((resolve) => (timer = setTimeout(resolve, timeout)))]);
  clearTimeout(timer);
}

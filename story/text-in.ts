import type { Story } from './story.ts';
import type { StoryText } from './text.ts';

/** A story's text in a language. @throws RangeError for a language that the story does not have */
export function textIn(story: Story, lang: string): StoryText {
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  return text;
}

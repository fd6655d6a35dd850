import type { Linter } from '#file-format/check-files.ts';
import { compareNames } from './compare-names.ts';
import { compareTexts } from './compare-texts.ts';
import { lintStory } from './lint-story.ts';

/** What an editor checks of translations: the same figures, sources, references and parts as in the first language, in other words. */
export const translationLinter: Linter = { names: compareNames, texts: compareTexts };

/** All that an editor checks: translations, and what a reader would see. */
export const linter: Linter = { ...translationLinter, story: (story) => lintStory(story) };

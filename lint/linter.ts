import type { Linter } from '#file-format/check-files.ts';
import { compareNames } from './compare-names.ts';
import { compareTexts } from './compare-texts.ts';
import { lintStory } from './lint-story.ts';
import type { OnLand } from './over-land.ts';
import { checkTodos } from './todos.ts';

/** What an editor checks of translations: the same figures, sources, references and parts as in the first language, in other words. */
export const translationLinter: Linter = { names: compareNames, texts: compareTexts };

/** All that an editor checks: translations, what a reader would see, and what is still to do. @param onLand where dry land is, for legs at sea */
export const linterWith = (onLand: OnLand | undefined): Linter => ({
  ...translationLinter,
  contents: checkTodos,
  story: (story) => lintStory(story, { onLand }),
});

/** The same without legs at sea, for whom reading the basemap is too much. */
export const linter: Linter = linterWith(undefined);

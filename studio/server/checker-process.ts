import { readStory } from '#file-format/read-story.ts';
import { readAndLint } from '#lint/read-and-lint.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { readLand } from '#site/read-land.ts';
import { storyJson } from '#site/story-json.ts';
import type { Story } from '#story/story.ts';
import { type Gaps, type ScreenName, screenSizes } from '#studio/screen-sizes.ts';
import { compile } from '#timeline/compile.ts';
import { type PageGap, pageGaps } from '#timeline/pace.ts';
import { pathsOf } from '#timeline/paths.ts';
import { stageIn, type Viewport } from '#timeline/stages.ts';
import type { CheckerAnswer, CheckerQuestion } from './checker.ts';

// To read and lint a long story takes seconds, in which a server would answer nobody: it is done in a process of its own.

function gapsOf(story: Story): Gaps {
  const [lang = 'en'] = story.languages;
  const paths = pathsOf(story);
  const of = (viewport: Viewport): PageGap[] =>
    pageGaps(compile(story, stageIn(lang, viewport), { lang, paths }), viewport.height).map(({ length, pace }) => ({
      length: Number(length.toFixed(2)),
      pace: Number(pace.toFixed(1)),
    }));
  return Object.fromEntries(screenSizes.map((size) => [size.name, of(size)])) as Record<ScreenName, PageGap[]>;
}

const answer = (of: CheckerAnswer): void => {
  // Whoever asked may be gone by now.
  if (process.connected) process.send?.(of, undefined, undefined, () => {});
};

/** Answers questions. Dry land is read once, and only when the screens have been told of the first story. */
function makeChecker(): (question: CheckerQuestion) => Promise<void> {
  let land: ReturnType<typeof readLand> | undefined;
  return async ({ number, folder }) => {
    try {
      const locales = availableLocales();
      const { story, problems } = await readStory(folder, { locales });
      const stories = story ? Object.fromEntries(story.languages.map((lang) => [lang, storyJson(story, lang)])) : null;
      answer({ number, kind: 'read', stories, gaps: story && gapsOf(story), problems });
      land ??= readLand();
      answer({ number, kind: 'checked', problems: (await readAndLint(folder, locales, await land)).problems });
    } catch (error) {
      answer({ number, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
}

process.on('message', makeChecker());
process.on('disconnect', () => process.exit());

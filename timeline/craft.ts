import { compile } from './compile.ts';
import { checkKept, checkPace } from './craft-moves.ts';
import type { Checked, CraftProblem, Screen } from './craft-problem.ts';
import { checkChanges, checkLegs, checkSources } from './craft-story.ts';
import { checkEmphasised, checkFits, checkTied } from './craft-views.ts';
import { stageOf } from './stages.ts';
import type { Story } from './story.ts';

export interface CraftOptions {
  /** default: a phone of 390 × 844 and a desk of 1440 × 900 */
  readonly screens?: readonly Screen[];
}

export const phone: Screen = { name: 'on a phone (390 × 844)', stage: stageOf({ width: 390, height: 844 }), viewportHeight: 844 };
export const desk: Screen = { name: 'on a desk (1440 × 900)', stage: stageOf({ width: 1440, height: 900 }), viewportHeight: 900 };

/**
 * Checks how a story shows on a phone and a desk, in each of its languages: what is named is in view and labelled, what is emphasised
 * is in view, moves are slow enough and leave something to hold on to, one thing changes at a time, nothing is there for nothing. All mistakes
 * at once, in the order of the files. What is found on several screens or in several languages at one place is said once for each.
 */
export function checkCraft(story: Story, { screens = [phone, desk] }: CraftOptions = {}): CraftProblem[] {
  if (story.steps.length === 0) return [];
  const [lang = 'en'] = story.languages;
  const problems: CraftProblem[] = [...checkLegs(story), ...checkSources(story), ...checkChanges(story)];
  for (const screen of screens) {
    const main: Checked = { ...screen, timeline: compile(story, screen.stage, { lang }) };
    problems.push(...checkFits(main), ...checkEmphasised(main), ...checkPace(main), ...checkKept(main));
    for (const language of story.languages) {
      if (!story.texts[language]) continue;
      problems.push(...checkTied(language === lang ? main : { ...screen, timeline: compile(story, screen.stage, { lang: language }) }));
    }
  }
  return problems;
}

import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { pathsOf } from '#timeline/paths.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { checkHalfRead } from './half-read.ts';
import { checkKept, checkPace } from './moves.ts';
import { checkSeaLegs, type OnLand } from './over-land.ts';
import type { Checked, LintProblem, Screen } from './problem.ts';
import { checkFigures, checkLegSources, checkPages } from './sources.ts';
import { checkChanges, checkLegs, checkOverlays, checkSources } from './unused.ts';
import { checkEmphasised, checkFits, checkInset, checkReferenced } from './views.ts';

export interface LintOptions {
  /** default: a phone of 390 × 844 and a desk of 1440 × 900 */
  readonly screens?: readonly Screen[];
  /** where dry land is; without it no leg at sea is found to run over it */
  readonly onLand?: OnLand | undefined;
}

export const phone: Screen = { name: 'on a phone (390 × 844)', viewport: referenceViewports.portrait };
export const desk: Screen = { name: 'on a desk (1440 × 900)', viewport: referenceViewports.wide };

/**
 * Checks how a story shows on a phone and a desk, in each of its languages: what is named is in view and labelled, no label is cut or half faded, what is emphasised
 * is in view, no mark is hidden, no leg at sea runs over land, moves are slow enough and leave something to hold on to, one thing changes at a time, nothing is there for nothing. Labels are as wide as
 * their words, so those are looked at in each language, and cameras once for each side that the text is on. All mistakes at once, in the order of
 * the files. What is found on several screens or in several languages at one place is said once for each.
 */
export function lintStory(story: Story, { screens = [phone, desk], onLand }: LintOptions = {}): LintProblem[] {
  if (story.steps.length === 0) return [];
  const paths = pathsOf(story);
  return [
    ...checkLegs(story),
    ...checkSources(story),
    ...checkChanges(story),
    ...checkOverlays(story),
    ...checkLegSources(story),
    ...checkPages(story),
    ...checkFigures(story),
    ...(onLand ? checkSeaLegs(story, paths, onLand) : []),
    ...screens.flatMap((screen) => checkScreen(story, screen, paths)),
  ];
}

function checkScreen(story: Story, { name, viewport }: Screen, paths: Timeline['paths']): LintProblem[] {
  const languages = story.languages.length > 0 ? story.languages : ['en'];
  const stages = new Set<string>();
  return languages.flatMap((lang) => {
    const stage = stageIn(lang, viewport);
    const known = JSON.stringify(stage);
    const another = !stages.has(known);
    const onStage = stages.size === 0 || [...stages][0] === known ? name : `${name}, text at the right`;
    stages.add(known);
    const checked: Checked = { name: onStage, viewportHeight: viewport.height, timeline: compile(story, stage, { lang, paths }) };
    const inLanguage: Checked = languages.length > 1 ? { ...checked, name: `${onStage}, in \`${lang}\`,` } : checked;
    return [
      ...(another ? [...checkFits(checked), ...checkEmphasised(checked), ...checkInset(checked), ...checkPace(checked)] : []),
      ...checkKept(inLanguage),
      ...checkReferenced(inLanguage),
      ...checkHalfRead(inLanguage),
    ];
  });
}

import { cameraPanel } from './camera-panel.ts';
import { h } from './dom.ts';
import { saidOf } from './framing.ts';
import { fill, giveBackWhenMade, hasUnsaved, isControl, memory } from './keep.ts';
import { legsPanel } from './legs-panel.ts';
import { placesPanel } from './places-panel.ts';
import { problemLine, problemsPanel } from './problems-panel.ts';
import { sourcesPanel, stepPanel, storyPanel } from './story-panel.ts';
import { hasEntry, type Studio, stepIds } from './studio.ts';
import { type Tab, wholeStory } from './tabs.ts';
import { type Caret, wordsPanel } from './words-panel.ts';

/** Where the story is edited: what the chosen tab has of the step that is read, or of the whole story. */
export interface EditPanel {
  readonly element: HTMLElement;
  /** Shows a tab; what is there already stays under the author's hands. @param linted whether the story was looked at whole */
  draw(tab: Tab, linted: boolean): void;
  /** whether something is written here, or in a tab that was left, and is in no file */
  isHeld(): boolean;
}

/** @param story its id @param redraw draws the page anew */
export function editPanel(studio: Studio, story: string, redraw: () => void): EditPanel {
  const element = h('div', { class: 'panel', role: 'tabpanel', id: 'panel', tabindex: -1 });
  let narrow = false;
  const caret: Caret = { key: '', from: 0, to: 0 };
  /** what it was filled with, so that it is not filled anew under the author's hands for nothing */
  let filled = '';
  /** what is edited: the tab, step, language and stages that it was filled for */
  let edited = '';
  /** what is written and is in no file, by what it is about: the same in each language, whose fields have names of their own */
  const unsaved = memory();
  let about = '[]';
  giveBackWhenMade(element, unsaved, () => about);
  const isThere = (subject: string, entry: string | null): boolean => {
    const [, of] = JSON.parse(subject) as [Tab, string | null];
    return (of === null || stepIds(studio.state()).includes(of)) && (entry === null || hasEntry(studio.state(), entry));
  };
  /** Saves what is being written of a step or language, as if its author had left it, before the panel is about another. */
  const leaveField = (): void => {
    const active = document.activeElement;
    if (active && element.contains(active) && isControl(active)) active.blur();
  };
  const partsOf = (tab: Tab, linted: boolean): HTMLElement[] => {
    switch (tab) {
      case 'Words':
        return wordsPanel(studio, caret);
      case 'Camera':
        return cameraPanel(studio, narrow, (next) => {
          narrow = next;
          redraw();
        });
      case 'Step':
        return stepPanel(studio);
      case 'Places':
        return placesPanel(studio);
      case 'Legs':
        return legsPanel(studio);
      case 'Sources':
        return sourcesPanel(studio);
      case 'Story':
        return storyPanel(studio);
      case 'Problems':
        return problemsPanel(studio, linted);
    }
  };
  return {
    element,
    draw(tab, linted) {
      element.setAttribute('aria-labelledby', `tab-${tab}`);
      // What is of the whole story stays as it is while the reader moves on.
      const of = wholeStory.has(tab) ? null : (stepIds(studio.state())[studio.step()] ?? '');
      const problems = studio.problems();
      const here = problems.filter((problem) => problem.step !== null && problem.step === of);
      const now = studio.framing.now();
      const framed = now && tab === 'Camera' ? saidOf(now) : null;
      const lang = studio.lang();
      const contents = JSON.stringify([studio.state().revision, tab, of, lang, narrow, framed, problems, linted]);
      if (contents !== filled) {
        const subject = JSON.stringify([tab, of, lang, narrow]);
        if (subject !== edited) leaveField();
        unsaved.leave(about, element);
        about = JSON.stringify([tab, of, tab === 'Camera' && narrow]);
        const box = h('div', {}, h('h2', {}, of ?? story), ...here.map(problemLine), ...partsOf(tab, linted));
        unsaved.giveBack(about, box);
        fill(element, ...box.childNodes);
        if (subject !== edited) element.scrollTop = 0;
        edited = subject;
      }
      filled = contents;
    },
    isHeld: () => unsaved.isHeld(isThere) || hasUnsaved(element),
  };
}

import type { Mode, Theme } from './messages.ts';

/** Declarations for the three boxes of a story: the host's element, what the host wrote into it, and the guest's frame. */
export type Boxes = readonly [element: string, written: string, frame: string];

/** What decides how a story's element looks. Lengths in CSS px. */
export interface Look {
  /** the guest is there: until then what the host wrote into the element is seen */
  readonly ready: boolean;
  /** what the host wrote is its own text, which always stays */
  readonly inside: boolean;
  readonly theme: Theme;
  readonly boxes: Boxes;
}

/** Height of a guest that has one of its own, unless the editor asks for another, CSS px. */
const defaultHeight = 640;

/** Colours of the frame before the guest has painted. */
const background = { night: '#05070b', paper: '#fbfaf7' } as const;

/** Resets what in the host's rules could keep an element from being as high as its story, or a box in it from sticking. */
const ownBox =
  'display:grid;grid-template-columns:minmax(0,1fr);position:relative;box-sizing:border-box;overflow:visible;contain:none;column-count:auto;' +
  'height:auto;min-height:0;max-height:none;padding-block:0;border-block-width:0;transition:none;';

/**
 * What is left of the screen below the host's header, in `calc()`: of the small viewport, which a collapsing address bar does not change. No screen is as high as
 * 6000 px: a window that is grows with what is in it.
 */
export const screenBelow = (header: number, scroller: number | null): string =>
  `(${scroller === null ? 'min(100svh,6000px)' : `${scroller}px`} - ${header}px)`;

export const stickyBelow = (header: number): string => `position:sticky;top:${header}px;`;

/**
 * The boxes of a story that is no map beside the host's own text, or of one that has not come yet.
 * @param length of the whole story; 0 while it is not known. `height`: that the editor asks for, or null. CSS px
 */
export function storyBoxes(mode: Mode, length: number, height: number | null, sticky: string, screen: string): Boxes {
  return mode === 'scroll'
    ? [`min-height:calc${screen};${length ? `height:${length}px;` : ''}`, '', `${sticky}height:calc${screen};`]
    : ['', '', `height:${mode === 'map' ? 0 : (mode === 'flat' && length) || (height ?? defaultHeight)}px;`];
}

/**
 * The style sheet of a story's shadow tree. No rule of the host's reaches into that; of `:host` rules the important ones win over all of the host's,
 * important and inline ones included. A content security policy does not forbid a sheet that is made by script.
 *
 * What the host wrote (`slot`) and the guest (`div`) lie over each other; a `section` is what paper shows.
 */
export function sheetOf({ ready, inside, theme, boxes: [host, slot, frame] }: Look): string {
  return (
    `:host{${important(ownBox + host)}}` +
    'slot,div{display:block;grid-area:1/1;align-self:start}' +
    `slot{${ready && !inside ? 'display:none' : slot}}` +
    `div{${frame}${ready ? `background:${background[theme]}` : 'pointer-events:none'}}` +
    `iframe{display:block;width:100%;height:100%;border:0;opacity:${+ready}}` +
    'section{display:none}' +
    `@media print{:host{${important('display:block;position:static;height:auto;min-height:0;')}}` +
    'div{display:none}section{display:block;color:#000}h2,h3{break-after:avoid}img{display:block;max-width:100%;height:auto}}'
  );
}

const important = (declarations: string): string => declarations.replaceAll(';', '!important;');

import { expect, test } from 'vitest';
import { mapBoxes } from './map-boxes.ts';
import { screenBelow, sheetOf, stickyBelow, storyBoxes } from './sheet.ts';

const place = [null, stickyBelow(56), screenBelow(56, null)] as const;
const sheet = (ready: boolean, inside = false, boxes = storyBoxes('scroll', ready ? 9000 : 0, ...place)) =>
  sheetOf({ ready, inside, theme: 'night', boxes });
const rule = (css: string, selector: string): string => css.split('@media')[0]?.split(`${selector}{`).at(-1)?.split('}')[0] ?? '';

test('a story that scrolls reserves a screen, then its length, and its frame sticks below the header', () => {
  expect(rule(sheet(false), ':host')).toContain('min-height:calc(min(100svh,6000px) - 56px)!important');
  expect(rule(sheet(true), ':host')).toContain('height:9000px!important');
  expect(storyBoxes('scroll', 0, ...place)[2]).toBe('position:sticky;top:56px;height:calc(min(100svh,6000px) - 56px);');
  expect(screenBelow(56, 600)).toBe('(600px - 56px)');
});

test('of the host’s element every declaration is important: no rule of the host’s wins', () => {
  const declarations = rule(sheet(true), ':host').split(';').filter(Boolean);
  expect(declarations.length).toBeGreaterThan(10);
  expect(declarations.filter((declaration) => !declaration.endsWith('!important'))).toEqual([]);
});

test('what the host wrote is seen until the guest is there; its own text always', () => {
  expect(rule(sheet(false), 'slot')).not.toContain('none');
  expect(rule(sheet(true), 'slot')).toBe('display:none');
  expect(rule(sheet(true, true), 'slot')).not.toContain('none');
  // A frame that shows nothing lies over it: its links can be followed all the same.
  expect(rule(sheet(false), 'slot,div{display:block;grid-area:1/1;align-self:start}slot{}div')).toContain('pointer-events:none');
  expect(sheet(false)).toContain('opacity:0');
});

test('a guest with a height of its own has that, the editor’s, or the story’s', () => {
  expect(storyBoxes('steps', 9000, ...place)[2]).toBe('height:640px;');
  expect(storyBoxes('steps', 0, 500, '', '')[2]).toBe('height:500px;');
  expect(storyBoxes('flat', 0, ...place)[2]).toBe('height:640px;');
  expect(storyBoxes('flat', 9000, ...place)[2]).toBe('height:9000px;');
});

test('a map is beside text inside it from 720 px, above narrower text, and sticks by itself elsewhere', () => {
  expect(mapBoxes(720, ...place)[0]).toContain('grid-template-columns:minmax(0,1fr) minmax(0,1fr)');
  expect(mapBoxes(719, ...place)).toEqual(['', 'grid-row:2;', expect.stringContaining('height:calc(0.45*(min(100svh,6000px) - 56px));')]);
  expect(mapBoxes(null, 300, ...[place[1], place[2]])).toEqual([expect.stringContaining('position:sticky'), '', 'height:300px;']);
});

test('on paper there is no frame, no height of its own, and all that is printed', () => {
  const paper = sheet(true).split('@media print')[1] ?? '';
  expect(paper).toContain('div{display:none}');
  expect(paper).toContain('height:auto!important');
  expect(paper).toContain('section{display:block');
});

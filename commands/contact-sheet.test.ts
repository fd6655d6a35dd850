import { expect, it } from 'vitest';
import { contactSheets, type Shot } from './contact-sheet.ts';

const shots = (steps: number): Shot[] =>
  Array.from({ length: steps }, (_, i) => [
    { step: `step-${i}`, width: 1440, height: 900, file: `wide-${i}.png` },
    { step: `step-${i}`, width: 390, height: 844, file: `phone-${i}.png` },
  ]).flat();

it('has a row for each step, with its pictures equally large', () => {
  const [sheet, more] = contactSheets(shots(2), 'a <story>');
  expect(more).toBeUndefined();
  expect(sheet?.html.match(/<img /g)?.length).toBe(4);
  expect(sheet?.html).toContain('<img src="phone-1.png" alt="390 × 844" width="235" height="510">');
  expect(sheet?.html).toContain('a &#60;story&#62;');
  expect(sheet?.width).toBe(12 + 438 + 12 + 235 + 12);
  expect(sheet?.height).toBe(30 + 2 * (30 + 510 + 12));
});

it('goes on on another sheet where there are many steps', () => {
  const sheets = contactSheets(shots(8), 'many');
  expect(sheets.map(({ html }) => html.match(/<img /g)?.length)).toEqual([6, 6, 4]);
  expect(sheets[2]?.html).toContain('many, 3 of 3');
});

it('is nothing for nothing', () => {
  expect(contactSheets([], 'none')).toEqual([]);
});

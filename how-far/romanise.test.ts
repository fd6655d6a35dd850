import { expect, it } from 'vitest';
import { romanised } from './romanise.ts';

it.each([
  ['Запоріжжя', 'zaporizhzhia'],
  ['Єнакієве', 'yenakiieve'],
  ['Згорани', 'zghorany'],
  ['Знам’янка', 'znamianka'],
])('Ukrainian: %s → %s', (text, latin) => expect(romanised(text)).toContain(latin));

it.each([
  ['Нижний Новгород', 'nizhniy novgorod'],
  ['Екатеринбург', 'yekaterinburg'],
  ['Челябинск', 'chelyabinsk'],
  ['Збруч', 'zbruch'],
])('Russian: %s → %s', (text, latin) => expect(romanised(text)).toContain(latin));

it('leaves other scripts as they are', () => expect(romanised('Berlin 東京')).toEqual(['berlin 東京', 'berlin 東京']));

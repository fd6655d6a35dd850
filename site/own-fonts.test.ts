import { expect, it } from 'vitest';
import { ownTypefaces, typeCredits } from './own-fonts.ts';
import { readSettings } from './site-settings.ts';

const text = `fonts:
  reading: { name: Courier Text, licence: © The Courier, regular: brand/text.woff2, italic: /srv/italic.woff2 }
  labels: { name: Courier Text, licence: © The Courier, regular: brand/text.woff2 }
`;

it('are what site.yaml names, for the voice that they take the place of', () => {
  const { settings, problems } = readSettings(text, []);
  expect(problems).toEqual([]);
  expect(ownTypefaces(settings ?? {}, '/repository')).toEqual({
    'Source Serif 4': {
      name: 'Courier Text',
      licence: '© The Courier',
      files: { regular: '/repository/brand/text.woff2', italic: '/srv/italic.woff2' },
    },
    'IBM Plex Sans': { name: 'Courier Text', licence: '© The Courier', files: { regular: '/repository/brand/text.woff2' } },
  });
  expect(ownTypefaces({}, '/repository')).toEqual({});
});

it('are credited once each', () => {
  expect(typeCredits(readSettings(text, []).settings ?? {})).toEqual(['Courier Text: © The Courier']);
  expect(typeCredits({})).toEqual([]);
});

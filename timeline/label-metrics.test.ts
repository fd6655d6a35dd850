import { describe, expect, it } from 'vitest';
import type { PlaceKind } from '#story/story.ts';
import { defaultLabelMetrics, labelSize, lineWidth } from './label-metrics.ts';

describe('the size of a label', () => {
  // Measured in Chromium with @fontsource/ibm-plex-sans 5.3.0, canvas `measureText`, without tracking, CSS px.
  it.each<[string, PlaceKind, number]>([
    ['Novosibirsk', 'context', 65.64],
    ['Yekaterinburg', 'context', 78.11],
    ['Moscow', 'context', 45.99],
    ['held by Ukraine', 'context', 87.3],
    ['demarcation line', 'note', 94.24],
    ['Knyaze-Volkonskoye', 'own', 122.69],
    ['Vladivostok', 'story', 76.03],
    ['near Musudan', 'approximate', 92.02],
    ['Kursk', 'story', 37.84],
    ['North Korea', 'subject', 102.47],
    ['Russia', 'country', 44.84],
    ['China', 'country', 39.2],
    ['Владивосток', 'story', 88.83],
    ['Екатеринбург', 'context', 80.94],
  ])('is near to what a browser measures: %s', (text, kind, px) => {
    const estimated = lineWidth(text, { ...defaultLabelMetrics.kinds[kind], tracking: 0 });
    expect(estimated / px).toBeGreaterThan(0.97);
    expect(estimated / px).toBeLessThan(1.06);
  });

  it('grows by capitals and tracking, and by a second line', () => {
    const name = { en: 'Russia' };
    const country = labelSize({ id: 'a', at: [0, 0], kind: 'country', name }, 'en', defaultLabelMetrics);
    const context = labelSize({ id: 'a', at: [0, 0], kind: 'context', name }, 'en', defaultLabelMetrics);
    expect(country.width).toBeGreaterThan(context.width * 1.25);
    const two = labelSize({ id: 'a', at: [0, 0], kind: 'context', name, detail: { en: 'held by Ukraine' } }, 'en', defaultLabelMetrics);
    expect(two.height).toBeCloseTo(context.height * 2, 9);
    expect(two.width).toBeGreaterThan(context.width);
  });

  it('falls back to the first language, and takes no room without text', () => {
    expect(labelSize({ id: 'a', at: [0, 0], kind: 'story', name: { en: 'Kursk' } }, 'ko', defaultLabelMetrics).width).toBeGreaterThan(30);
    expect(lineWidth('', defaultLabelMetrics.kinds.story)).toBe(0);
  });

  it('counts a Korean syllable as an em', () => {
    expect(lineWidth('북한', defaultLabelMetrics.kinds.context)).toBe(25);
  });
});

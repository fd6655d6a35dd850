import { describe, expect, it } from 'vitest';
import type { PlaceKind } from '#story/story.ts';
import { defaultLabelMetrics, labelSize, lineWidth } from './label-metrics.ts';

describe('the size of a label', () => {
  // Measured in Chromium with @fontsource/ibm-plex-sans 5.3.0, span widths, without tracking, CSS px.
  it.each<[string, PlaceKind, number]>([
    ['Johannesburg', 'context', 79.56],
    ['San Francisco', 'context', 77.77],
    ['Lisbon', 'context', 36.83],
    ['held by the crown', 'context', 99.7],
    ['ceasefire line', 'note', 74.63],
    ['Aix-en-Provence', 'own', 98.98],
    ['Reykjavik', 'story', 62.63],
    ['near Bergen', 'approximate', 78.63],
    ['Oslo', 'story', 28.95],
    ['New Zealand', 'subject', 103.53],
    ['Norway', 'country', 52.47],
    ['Sweden', 'country', 51.27],
    ['Александрув', 'story', 89.69],
    ['Благоевград', 'context', 74.83],
  ])('is near to what a browser measures: %s', (text, kind, px) => {
    const estimated = lineWidth(text, { ...defaultLabelMetrics.kinds[kind], tracking: 0 });
    expect(estimated / px).toBeGreaterThan(0.97);
    expect(estimated / px).toBeLessThan(1.06);
  });

  // Measured with HarfBuzz and @fontsource/ibm-plex-sans-devanagari 5.3.0 at 400, spaces left out, em.
  it('counts vowel signs of Devanagari that stand beside their letter', () => {
    const text =
      'लड़कों का जहाज़ नागासाकी से मकाऊ होकर गोवा की ओर बढ़ा तुम कब लौटोगे माँ ने पूछा पर किसी के पास उत्तर न था जब तक हवा न बदले जहाज़ नहीं हिलेगा श्री विद्यार्थी क्षेत्रीय दुभाषिए वहीं उनकी प्रतीक्षा कर रहे थे ट्रक तो तब थे नहीं पूरा रास्ता लगभग किलोमीटर था उस समय के लिए बहुत बड़ी दूरी दक्षिण चीन सागर नागासाकी मकाऊ भारत';
    const estimated = lineWidth(text.replaceAll(' ', ''), { size: 1, weight: 400, tracking: 0, caps: false });
    expect(estimated / 114.59).toBeGreaterThan(0.97);
    expect(estimated / 114.59).toBeLessThan(1.06);
  });

  it('grows by capitals and tracking, and by a second line', () => {
    const name = { en: 'Norway' };
    const country = labelSize({ id: 'a', at: [0, 0], kind: 'country', name }, 'en', defaultLabelMetrics);
    const context = labelSize({ id: 'a', at: [0, 0], kind: 'context', name }, 'en', defaultLabelMetrics);
    expect(country.width).toBeGreaterThan(context.width * 1.25);
    const two = labelSize({ id: 'a', at: [0, 0], kind: 'context', name, detail: { en: 'held by the crown' } }, 'en', defaultLabelMetrics);
    expect(two.height).toBeCloseTo(context.height * 2, 9);
    expect(two.width).toBeGreaterThan(context.width);
  });

  it('falls back to the first language, and takes no room without text', () => {
    expect(labelSize({ id: 'a', at: [0, 0], kind: 'story', name: { en: 'Lisbon' } }, 'ko', defaultLabelMetrics).width).toBeGreaterThan(30);
    expect(lineWidth('', defaultLabelMetrics.kinds.story)).toBe(0);
  });

  it('counts a Korean syllable as an em', () => {
    expect(lineWidth('서해', defaultLabelMetrics.kinds.context)).toBe(25);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { sharedStory as story } from '#site/fixtures/shared-story.ts';
import type { StepText } from '#story/text.ts';
import { Gap, ReadWith } from './step-section.tsx';

const aside = (kind: 'caption' | 'note', value: string, leg?: string): StepText['asides'][number] => ({
  kind,
  ...(leg === undefined ? {} : { leg }),
  paragraphs: [[{ type: 'text', value }]],
});
const step: StepText = {
  id: 'step',
  blocks: [],
  map: [],
  asides: [aside('caption', 'of a leg drawn on the way', 'way'), aside('caption', 'of a leg there', 'there'), aside('note', 'with facts')],
};
const context = { story, cited: [] };
const words = (html: string): string[] => [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text ?? '');

it('has notes, and captions of what is drawn already, with the text; captions of what is drawn on the way in the gap', () => {
  const drawn = new Set(['way', 'another']);
  expect(words(renderToStaticMarkup(<ReadWith step={step} drawn={drawn} context={context} />))).toEqual(['of a leg there', 'with facts']);
  expect(words(renderToStaticMarkup(<Gap step={step} drawn={drawn} context={context} />))).toEqual(['of a leg drawn on the way']);
});

it('has nothing with the text of a step that sets nothing apart', () => {
  expect(renderToStaticMarkup(<ReadWith step={{ ...step, asides: [] }} drawn={new Set()} context={context} />)).toBe('');
});

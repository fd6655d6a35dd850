import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';

const count = 60;

/** Sixty points of a way south from Reykjavik to the latitude of Lisbon, swinging east and west. [longitude, latitude] in degrees */
const pointOf = (index: number): readonly [number, number] => {
  const share = index / (count - 1);
  return [Math.round((-22 + 12 * share + 3 * Math.sin(share * 12)) * 1000) / 1000, Math.round((64 - 25 * share) * 1000) / 1000];
};

const idOf = (index: number): string => (index === 0 ? 'title' : `step-${index}`);

/** The files of the story `sixty`, by name: a step for each point, one sentence each, one leg through all of them. */
export function sixtyFiles(): Readonly<Record<string, string>> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const points = indices.map(pointOf);
  const at = (index: number): string => `[${points[index]?.join(', ')}]`;
  const places = indices.map((index) => `  point-${index}: { at: ${at(index)}, kind: context, name: { en: Point ${index} } }`);
  const steps = indices.map((index) =>
    [
      `  - id: ${idOf(index)}`,
      `    camera: { center: ${at(index)}, zoom: 5 }`,
      `    show: { point-${index}: right${index > 0 ? `, point-${index - 1}: mark` : ''} }`,
      `    draw: { way: ${(index / (count - 1)).toFixed(4)} }`,
    ].join('\n'),
  );
  const story = `# Written by e2e/stories/make-sixty.ts: sixty short steps.
languages: [en]
places:
${places.join('\n')}
legs:
  way:
    mode: sea
    certainty: inferred
    name: { en: The way }
    from: point-0
    to: point-${count - 1}
    via: [${indices.slice(1, -1).map(at).join(', ')}]
    sources: []
journey: [way]
steps:
${steps.join('\n')}
`;
  const words = indices.map((index) => {
    const text = index === 0 ? '' : `At [Point ${index}](place:point-${index}) the wind was noted.\n\n`;
    return `::::step{#${idOf(index)}}\n${text}:::map\nThe sea around point ${index}.\n:::\n::::\n`;
  });
  const text = `---
title: Sixty points
standfirst: A story of sixty short steps, made up for the tests.
description: A way of sixty points over the North Atlantic, each with a sentence.
credit: Made up for the tests.
updated: 2026-11-24
---
${words.join('\n')}`;
  return { 'story.yaml': story, 'text.en.md': text };
}

if (isMain(import.meta.url)) {
  const folder = join(root, 'e2e/stories/sixty');
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(sixtyFiles())) await writeFile(join(folder, name), content);
}

import { expect, it } from 'vitest';
import type { PeerStory } from './peer-page.ts';
import { recipePage } from './recipe.ts';

const camera = { center: [1, 2], zoom: 3, bearing: 0, pitch: 0 } as const;
const story: PeerStory = {
  lang: 'en',
  title: 'Oslo',
  steps: ['<div class="text"><p>One</p></div>', '<div class="text"><p>Two</p></div>'],
  cameras: { wide: [camera, camera], narrow: [camera, camera] },
  style: { version: 8 },
};

it('has its text in the script or in the HTML, never in both', () => {
  const html = recipePage(story, 'html');
  expect(html.match(/One/g)).toHaveLength(1);
  expect(html).toContain('<section class="step"><div class="text"><p>One</p></div></section>');
  const script = recipePage(story, 'script');
  expect(script.match(/One/g)).toHaveLength(1);
  expect(script).not.toContain('<p>One');
});

it('flies when a step enters', () => {
  expect(recipePage(story, 'script')).toContain('.onStepEnter(({ index }) => map.flyTo(views[index]))');
});

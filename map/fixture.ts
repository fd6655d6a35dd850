import type { Camera, Stage } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Leg, Story } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';
import type { MapTimeline } from './changes.ts';

const asLeg = (certainty: Leg['certainty'], leg: Leg): Leg => ({ ...leg, certainty });

/** The timeline's small story with one leg of each certainty, for tests. */
export const story: Story = {
  ...smallStory,
  legs: {
    sea: asLeg('reported', smallStory.legs.sea as Leg),
    west: asLeg('inferred', smallStory.legs.west as Leg),
    railway: asLeg('alternative', smallStory.legs.railway as Leg),
  },
};

export const stage: Stage = { width: 1000, height: 600, free: { top: 10, right: 20, bottom: 30, left: 400 } };

export const timeline: MapTimeline = {
  story,
  stage,
  lang: 'en',
  paths: Object.fromEntries(Object.values(story.legs).map((leg) => [leg.id, makePath(leg.path, { curved: leg.curved })])),
};

/** North up, over Seaport and Harbour. */
export const nearCamera: Camera = { center: [130, 41.5], zoom: 5, bearing: 0, pitch: 0 };

/** A frame that shows something of everything. */
export const frame: Frame = {
  position: 1,
  camera: nearCamera,
  legs: {
    sea: { drawn: 0.5, strength: 1, head: 1 },
    west: { drawn: 0, strength: 0.4, head: 0 },
    railway: { drawn: 1, strength: 0.5, head: 0 },
  },
  places: { harbour: 1, seaport: 0.5 },
  labels: { seaport: { side: 'right', strength: 1 } },
  regions: { region: 1 },
  lights: 1,
  km: 100,
};

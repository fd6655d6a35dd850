import type { Mode } from '#story/story.ts';

/** What programs call how somebody moved. On foot, by mountain bike or in a kayak is no mode of a story, and no guess makes it one. */
const activities: Readonly<Record<Mode, readonly string[]>> = {
  sea: ['boat', 'boating', 'ferry', 'motorboat', 'sailboat', 'sailing', 'ship'],
  air: ['aircraft', 'airplane', 'flight', 'flying', 'helicopter', 'plane'],
  rail: ['rail', 'railway', 'train', 'tram'],
  road: [
    'bicycle',
    'bicycling',
    'biking',
    'bus',
    'car',
    'cycling',
    'driving',
    'motorbike',
    'motorcycle',
    'motorcycling',
    'road biking',
    'road cycling',
    'truck',
  ],
};

/** The mode that a file's own word for the kind of a track is, as GPX has it in `type`; undefined where a story has none for it. */
export function modeOf(type: string): Mode | undefined {
  // Garmin writes `road_biking` and `sailing_v2`
  const activity = type
    .trim()
    .toLowerCase()
    .replace(/_v\d+$/, '')
    .replace(/[\s_-]+/g, ' ');
  return (Object.keys(activities) as Mode[]).find((mode) => activities[mode].includes(activity));
}

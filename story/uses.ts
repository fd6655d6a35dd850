import { type Certainty, certainties } from './certainty.ts';
import type { OwnKind, PlaceKind, Story } from './story.ts';

/** What a story shows anywhere: its legend explains this and nothing else. */
export interface Uses {
  /** most certain first */
  readonly certainties: readonly Certainty[];
  /** built-in kinds with a mark, most important first */
  readonly kinds: readonly Extract<PlaceKind, 'story' | 'approximate' | 'context'>[];
  readonly ownKinds: readonly OwnKind[];
  readonly regions: boolean;
  /** whether any step shows city lights */
  readonly lights: boolean;
}

export function usesOf(story: Story): Uses {
  const legs = Object.values(story.legs);
  const places = Object.values(story.places);
  return {
    certainties: certainties.filter((certainty) => legs.some((leg) => leg.certainty === certainty)),
    kinds: (['story', 'approximate', 'context'] as const).filter((kind) => places.some((place) => place.kind === kind)),
    ownKinds: Object.values(story.kinds).filter(({ id }) => places.some(({ own }) => own?.id === id)),
    regions: Object.keys(story.regions).length > 0,
    lights: story.steps.some(({ lights }) => lights > 0),
  };
}

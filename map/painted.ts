import type { Box } from '#geo/camera.ts';
import type { Side } from '#story/story.ts';
import { type LabelAtlas, labelKey } from './label-atlas.ts';
import { labelBox } from './quads.ts';
import type { Scene, SceneSource } from './scene.ts';

/** What was painted, read from what the graphics card was given. CSS px from the stage's left and top; it may be outside the stage. */
export interface Painted {
  /** leg id → its drawn end. Legs of which nothing is drawn, or whose end is behind the horizon, are missing. */
  readonly legs: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  /** in the order of painting. `place`: the place's own mark · `head`: at a leg's drawn end (`id`: the leg) · `ring`: around a highlighted place */
  readonly marks: readonly {
    readonly role: 'place' | 'head' | 'ring';
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly strength: number;
  }[];
  /** `x`, `y`: the place's point · `box`: of the text, without halo. Labels that are not drawn yet are missing. */
  readonly labels: readonly {
    readonly place: string;
    readonly x: number;
    readonly y: number;
    readonly side: Side;
    readonly strength: number;
    readonly box: Box;
  }[];
}

export function paintedOf(scene: Scene, { story }: SceneSource, atlas: LabelAtlas | null): Painted {
  return {
    legs: scene.ends,
    marks: scene.marks.flatMap(({ role, id, x, y, alpha, color }) =>
      role === 'ring' && color === 'halo' ? [] : [{ role, id, x, y, strength: alpha }],
    ),
    labels: scene.labels.flatMap((label) => {
      const place = story.places[label.place];
      const entry = place && atlas?.entries.get(labelKey(place, label.side));
      if (!entry) return [];
      const { x, y, side, alpha } = label;
      return [{ place: label.place, x, y, side, strength: alpha, box: labelBox(label, entry.text) }];
    }),
  };
}

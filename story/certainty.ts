/** The certainties, most certain first. */
export const certainties = ['reported', 'inferred', 'alternative', 'direction'] as const;

/**
 * `reported`: a named source says so. `inferred`: drawn by the editors between reported points. `alternative`: another route they may have taken.
 * `direction`: no route at all, only where something leads.
 */
export type Certainty = (typeof certainties)[number];

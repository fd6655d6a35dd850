import type { Draft } from './check-references.ts';
import type { Salvaged } from './salvage.ts';
import type { Path } from './yaml-file.ts';

/** Words of `story.yaml` that are given once for each language. */
export interface LocalizedWords {
  readonly words: Salvaged<Readonly<Record<string, string>>>;
  readonly path: Path;
  /** `source`: who and what, where newspapers and agencies are named */
  readonly of: 'name' | 'source';
}

/** All words by language in `story.yaml`, as far as they are well formed. */
export function* localizedWords({ sources, places, regions, kinds, overlays, legs, steps, corrections }: Draft): Generator<LocalizedWords> {
  for (const [id, source] of Object.entries(sources ?? {})) {
    yield* one(source?.who, ['sources', id, 'who'], 'source');
    yield* one(source?.what, ['sources', id, 'what'], 'source');
  }
  for (const [id, place] of Object.entries(places ?? {})) {
    yield* one(place?.name, ['places', id, 'name']);
    yield* one(place?.detail, ['places', id, 'detail']);
  }
  for (const [key, things] of Object.entries({ regions, kinds, legs })) {
    for (const [id, thing] of Object.entries(things ?? {})) yield* one(thing?.name, [key, id, 'name']);
  }
  for (const [id, overlay] of Object.entries(overlays ?? {})) yield* one(overlay?.says, ['overlays', id, 'says']);
  for (const [i, step] of (steps ?? []).entries()) {
    for (const [j, area] of (step?.areas ?? []).entries()) yield* one(area?.label, ['steps', i, 'areas', j, 'label']);
    yield* one(step?.areasNote, ['steps', i, 'areasNote']);
  }
  for (const [i, correction] of (corrections ?? []).entries()) yield* one(correction?.text, ['corrections', i, 'text']);
}

function* one(words: LocalizedWords['words'] | undefined, path: Path, of: LocalizedWords['of'] = 'name'): Generator<LocalizedWords> {
  if (words) yield { words, path, of };
}

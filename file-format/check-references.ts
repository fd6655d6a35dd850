import { sourceLists } from './leg-parts.ts';
import type { Kind, Names } from './names.ts';
import { expectedValue } from './nearest.ts';
import type { Report, Spot } from './problem.ts';
import type { Salvaged } from './salvage.ts';
import { type CameraFile, placeKinds, type StoryFile } from './schema.ts';
import type { Path, YamlFile } from './yaml-file.ts';

export type Draft = Salvaged<StoryFile>;

const shapes: readonly Kind[] = ['place', 'leg', 'region'];

/** Declares all that `story.yaml` declares and notes all that it names. */
export function checkReferences(draft: Draft, yaml: YamlFile, names: Names, report: Report): void {
  const declare = (kind: Kind, key: 'places' | 'legs' | 'regions' | 'overlays' | 'sources') => {
    for (const id of Object.keys(draft[key] ?? {})) names.declare(kind, id, yaml.spot([key, id], 'key'));
  };
  declare('place', 'places');
  declare('leg', 'legs');
  declare('region', 'regions');
  declare('overlay', 'overlays');
  declare('source', 'sources');
  names.reportAmbiguous();

  const one = (kind: Kind, id: string | undefined, path: Path) => id !== undefined && names.use([kind], id, yaml.spot(path));
  const keys = (kind: Kind, record: object | undefined, path: Path) => {
    for (const id of Object.keys(record ?? {})) names.use([kind], id, yaml.spot([...path, id], 'key'));
  };
  const list = (of: readonly Kind[], ids: readonly (string | undefined)[] | undefined, path: Path) => {
    const seen = new Set<string>();
    for (const [i, id] of (ids ?? []).entries()) {
      if (id === undefined) continue;
      names.use(of, id, yaml.spot([...path, i]));
      if (seen.has(id)) report('duplicate-name', yaml.spot([...path, i]), `second \`${id}\``, 'each once');
      seen.add(id);
    }
  };
  const camera = (spec: Salvaged<CameraFile> | undefined, path: Path) => {
    list(shapes, spec?.fit, [...path, 'fit']);
    one('leg', spec?.follow, [...path, 'follow']);
  };

  for (const [id, place] of Object.entries(draft.places ?? {})) {
    if (place?.kind !== undefined) checkKind(place.kind, Object.keys(draft.kinds ?? {}), yaml.spot(['places', id, 'kind']), report);
  }
  checkOwnKinds(draft, yaml, report);
  for (const [id, leg] of Object.entries(draft.legs ?? {})) {
    one('place', leg?.from, ['legs', id, 'from']);
    one('place', leg?.to, ['legs', id, 'to']);
    one('leg', leg?.branch?.leg, ['legs', id, 'branch', 'leg']);
    for (const { ids, path } of leg ? sourceLists(leg) : []) list(['source'], ids, ['legs', id, ...path]);
    list(['place'], leg?.stops, ['legs', id, 'stops']);
  }
  list(['leg'], draft.journey, ['journey']);
  for (const [i, step] of (draft.steps ?? []).entries()) {
    const path = ['steps', i];
    camera(step?.camera, [...path, 'camera']);
    keys('place', step?.show, [...path, 'show']);
    keys('leg', step?.legs, [...path, 'legs']);
    keys('leg', step?.draw, [...path, 'draw']);
    if (Array.isArray(step?.regions)) list(['region'], step.regions, [...path, 'regions']);
    else keys('region', step?.regions, [...path, 'regions']);
    if (Array.isArray(step?.overlays)) list(['overlay'], step.overlays, [...path, 'overlays']);
    else keys('overlay', step?.overlays, [...path, 'overlays']);
    list(shapes, step?.emphasise, [...path, 'emphasise']);
    one('leg', step?.status, [...path, 'status']);
    camera(step?.narrow?.camera, [...path, 'narrow', 'camera']);
    keys('place', step?.narrow?.show, [...path, 'narrow', 'show']);
  }
}

function checkKind(kind: string, own: readonly string[], spot: Spot, report: Report): void {
  const known = [...placeKinds, ...own];
  if (!known.includes(kind)) report('bad-value', spot, `\`${kind}\``, expectedValue(kind, known));
}

/** Kinds of the story's own: none of the names that every story has, and none for nothing. */
function checkOwnKinds(draft: Draft, yaml: YamlFile, report: Report): void {
  const used = new Set(Object.values(draft.places ?? {}).map((place) => place?.kind));
  for (const kind of Object.keys(draft.kinds ?? {})) {
    const spot = yaml.spot(['kinds', kind], 'key');
    if ((placeKinds as readonly string[]).includes(kind) || kind === 'own')
      report('ambiguous-id', spot, `kind \`${kind}\``, 'another id: every story has a kind of this name');
    else if (!used.has(kind)) report('unused-kind', spot, `kind \`${kind}\` that nothing uses`, 'a use of it, or its removal');
  }
}

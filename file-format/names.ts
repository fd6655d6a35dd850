import type { Code } from './codes.ts';
import { expectedOf, nearest, thereAre } from './nearest.ts';
import type { Report, Spot } from './problem.ts';

export type Kind = 'place' | 'leg' | 'region' | 'overlay' | 'source';
const kinds: readonly Kind[] = ['place', 'leg', 'region', 'overlay', 'source'];

/** Keeps account of which names a story declares and which it uses. */
export interface Names {
  declare(kind: Kind, id: string, spot: Spot): void;
  has(kind: Kind, id: string): boolean;
  /** Notes a use. Reports a name that none of the kinds has, with the one that was probably meant. */
  use(of: readonly Kind[], id: string, spot: Spot): void;
  /** Reports names of two kinds at once, which `fit` and `emphasise` could not tell apart. */
  reportAmbiguous(): void;
  reportUnused(): void;
}

/** @param placeOf a spot as a message names it: `story.yaml:12` */
export function makeNames(report: Report, placeOf: (spot: Spot) => string): Names {
  const declared = {
    place: new Map<string, Spot>(),
    leg: new Map<string, Spot>(),
    region: new Map<string, Spot>(),
    overlay: new Map<string, Spot>(),
    source: new Map<string, Spot>(),
  };
  const used = new Set<string>();
  /** "20 places (story.yaml:12) and 8 legs (story.yaml:60)": how many there are, and where the first of them is */
  const declarations = (of: readonly Kind[]): string => {
    const parts = of.flatMap((kind) => {
      const [first] = declared[kind].values();
      const { size } = declared[kind];
      return first ? [`${size} ${kind}${size === 1 ? '' : 's'} (${placeOf(first)})`] : [];
    });
    const last = parts.pop() ?? '';
    return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
  };
  return {
    declare: (kind, id, spot) => declared[kind].set(id, spot),
    has: (kind, id) => declared[kind].has(id),
    use(of, id, spot) {
      const found = of.filter((kind) => declared[kind].has(id));
      for (const kind of found) used.add(`${kind}:${id}`);
      if (found.length > 0) return;
      const what = of.length === 1 && of[0] ? of[0] : 'place, leg or region';
      const code: Code = of.length === 1 ? `unknown-${of[0] ?? 'place'}` : 'unknown-name';
      const other = kinds.find((kind) => !of.includes(kind) && declared[kind].has(id));
      const known = of.flatMap((kind) => [...declared[kind].keys()]);
      const expected =
        other && nearest(id, known) === undefined
          ? `${what === 'overlay' ? 'an' : 'a'} ${what}: \`${id}\` is ${other === 'overlay' ? 'an' : 'a'} ${other}; ${thereAre(known, declarations(of))}`
          : expectedOf(id, known, what, declarations(of));
      report(code, spot, `${what} \`${id}\``, expected);
    },
    reportAmbiguous() {
      for (const [kind, ids] of Object.entries(declared)) {
        // these are named where nothing else can be
        if (kind === 'source' || kind === 'overlay') continue;
        for (const [id, spot] of ids) {
          const earlier = kinds.slice(0, kinds.indexOf(kind as Kind)).find((before) => declared[before].has(id));
          if (earlier) report('ambiguous-id', spot, `${kind} \`${id}\``, `another id: there is a ${earlier} \`${id}\``);
        }
      }
    },
    reportUnused() {
      for (const kind of kinds) {
        for (const [id, spot] of declared[kind]) {
          if (!used.has(`${kind}:${id}`))
            report(
              `unused-${kind}`,
              spot,
              `${kind} \`${id}\` that nothing ${kind === 'source' ? 'cites' : 'uses'}`,
              'a use of it, or its removal',
            );
        }
      }
    },
  };
}

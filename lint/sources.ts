import { paragraphsIn } from '#story/citations.ts';
import type { Leg, Source, Story } from '#story/story.ts';
import { sourcesIn, stepsOf } from '#story/walk-text.ts';
import type { LintProblem } from './problem.ts';

/**
 * `leg-claim-unsourced` (warning): a leg is `reported`, and no source is named for where it begins and ends, for how they went, or for its length. What is
 * drawn solid is taken to be all reported.
 */
export function checkLegSources(story: Story): LintProblem[] {
  return Object.values(story.legs)
    .filter(({ certainty }) => certainty === 'reported')
    .flatMap((leg) =>
      unsourced(leg).map(({ what, expected, key }) => ({
        code: 'leg-claim-unsourced',
        severity: 'warning' as const,
        message: `Unexpected ${what} of the reported leg \`${leg.id}\` without a source of its own, expected ${expected}`,
        at: { file: 'story' as const, path: ['legs', leg.id, key] },
      })),
    );
}

interface Unsourced {
  readonly what: string;
  readonly expected: string;
  readonly key: string;
}

function unsourced({ attested, mode, length }: Leg): Unsourced[] {
  const ends = (attested?.ends.length ?? 0) === 0 && { what: 'ends', expected: '`sources: { ends: […] }`', key: 'sources' };
  const way = mode !== undefined &&
    (attested?.mode.length ?? 0) === 0 && { what: 'mode', expected: '`sources: { mode: […] }`, or no `mode`', key: 'mode' };
  const long = length === undefined && {
    what: 'length',
    expected: '`length: { km: …, sources: […] }`, `unknown`, or `measured`: that it is meant as that of the line',
    key: 'length',
  };
  return [ends, way, long].filter((one) => one !== false);
}

/**
 * `page-untitled` and `publisher-unnamed` (warnings): a page on which a source can be read has no title, or is somebody's who is not named. An address alone says
 * neither, and is reported once.
 */
export function checkPages(story: Story): LintProblem[] {
  return Object.values(story.sources).flatMap(({ id, pages }) =>
    pages.flatMap(({ url, title, publisher }, index): LintProblem[] => {
      const at = { file: 'story' as const, path: ['sources', id, 'urls', index] };
      const lacks = [title === undefined && '`title`', publisher === undefined && '`publisher`'].filter((lack) => lack !== false);
      if (lacks.length === 0) return [];
      return [
        {
          code: title === undefined ? 'page-untitled' : 'publisher-unnamed',
          severity: 'warning',
          message: `Unexpected page ${url} without ${lacks.join(' and ')}, expected \`{ url: …, title: …, publisher: … }\``,
          at,
        },
      ];
    }),
  );
}

/**
 * `figure-one-sided` (warning): a step cites a source for a figure that another of the story's sources has otherwise (`figures`, the same question), and does not cite
 * that one too. Figures are what the editor declares, never numbers found in words: those of two sources rarely answer the same question. The first language's
 * text is looked at, as the others cite the same.
 */
export function checkFigures(story: Story): LintProblem[] {
  const lang = story.languages[0] ?? '';
  const text = story.texts[lang];
  if (!text) return [];
  return stepsOf(text).flatMap((step) => {
    const cited = new Set(sourcesIn(paragraphsIn(step)));
    return [...cited].flatMap((id) => {
      const source = story.sources[id];
      return Object.entries(source?.figures ?? {}).flatMap(([question, figure]) =>
        Object.values(story.sources)
          .filter((other) => !cited.has(other.id) && disagrees(other, question, figure))
          .map((other) => ({
            code: 'figure-one-sided',
            severity: 'warning' as const,
            message: `Unexpected figure \`${question}\` of \`${id}\` (${written(figure)}) without \`${other.id}\` beside it, which has ${written(other.figures?.[question] ?? 0)}, expected both cited in step \`${step.id}\``,
            at: { file: 'text' as const, path: ['source', id], lang, step: step.id },
          })),
      );
    });
  });
}

type Figure = NonNullable<Source['figures']>[string];

const range = (figure: Figure): readonly [number, number] => (typeof figure === 'number' ? [figure, figure] : figure);
const written = (figure: Figure): string => (typeof figure === 'number' ? `${figure}` : figure.join(' to '));

/** Whether a source answers a question with a figure that has nothing in common with this one. */
function disagrees({ figures }: Source, question: string, figure: Figure): boolean {
  const other = figures && Object.hasOwn(figures, question) ? figures[question] : undefined;
  if (other === undefined) return false;
  const [[low, high], [least, most]] = [range(figure), range(other)];
  return most < low || least > high;
}

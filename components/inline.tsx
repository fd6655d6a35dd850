import { Fragment, type ReactNode } from 'react';
import type { Story } from '#story/story.ts';
import type { Inline, Paragraph } from '#story/text.ts';

/** What inline text needs from its story: certainties for the patterns, footnote numbers. */
export interface InlineContext {
  readonly story: Pick<Story, 'legs' | 'places' | 'regions'>;
  /** source ids in the order of their numbers */
  readonly cited: readonly string[];
  /** address of the story's page, for text on another: footnotes lead there, and what names something on the map is plain */
  readonly elsewhere?: string;
}

/** The content of a paragraph with references, links and footnote marks. */
export function InlineText({ paragraph, context }: { paragraph: Paragraph; context: InlineContext }): ReactNode {
  return paragraph.map((inline, index) => (
    <Fragment key={index}>
      {inline.type === 'cite' && paragraph[index - 1]?.type === 'cite' ? <sup className="cite">, </sup> : null}
      <InlineNode inline={inline} context={context} />
    </Fragment>
  ));
}

function InlineNode({ inline, context }: { inline: Inline; context: InlineContext }): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.value;
    case 'strong':
      return (
        <strong>
          <InlineText paragraph={inline.children} context={context} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <InlineText paragraph={inline.children} context={context} />
        </em>
      );
    case 'link':
      return (
        <a href={inline.href.startsWith('#') ? `${context.elsewhere ?? ''}${inline.href}` : inline.href}>
          <InlineText paragraph={inline.children} context={context} />
        </a>
      );
    case 'reference':
      if (context.elsewhere !== undefined) return <InlineText paragraph={inline.children} context={context} />;
      return (
        // biome-ignore lint/a11y/useSemanticElements: a <button> cannot break across lines within a sentence
        <span className={referenceClass(inline, context.story)} data-reference={`${inline.to}:${inline.id}`} role="button" tabIndex={0}>
          <InlineText paragraph={inline.children} context={context} />
        </span>
      );
    case 'cite':
      return (
        <sup className="cite">
          <a href={`${context.elsewhere ?? ''}#source-${inline.source}`}>{context.cited.indexOf(inline.source) + 1}</a>
        </sup>
      );
  }
}

/** A reference is styled like its target on the map, so that the text itself serves as a legend. */
function referenceClass(reference: Extract<Inline, { type: 'reference' }>, story: InlineContext['story']): string {
  if (reference.to === 'leg') return `reference reference-${story.legs[reference.id]?.certainty ?? 'reported'}`;
  if (reference.to === 'region') return 'reference reference-region';
  const { kind = 'story', own } = story.places[reference.id] ?? {};
  return `reference reference-place reference-${kind}${own ? ` reference-shape-${own.shape}` : ''}`;
}

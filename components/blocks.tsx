import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { isParagraph } from '#story/blocks.ts';
import { chartTable } from '#story/chart-table.ts';
import { autonym, listOf } from '#story/languages.ts';
import { type PictureFormat, pictureFormats, picturePath, plainWidth, recordedPath, widthsOf } from '#story/media-files.ts';
import { hostOf } from '#story/source-page.ts';
import type {
  Block,
  Chart,
  ComparedPicture,
  Comparison,
  LinkCard,
  List,
  Paragraph,
  Picture,
  Quotation,
  Recording,
  Table,
} from '#story/text.ts';
import { plainText } from '#story/walk-text.ts';
import { breakpoints, wide } from '#theme/layout.ts';
import { ChartSign, ChartSvg } from './chart-svg.tsx';
import { type InlineContext, InlineText } from './inline.tsx';

/** URL prefixes for paths inside the site. */
export interface Files {
  /** of what never changes, which may be another origin */
  readonly unchanging: string;
  /** of what comes from our own origin always */
  readonly own: string;
}

/** The interface's words in blocks. */
export type BlockMessages = Pick<Messages, 'transcript' | 'figures'>;

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** BCP 47 tag of the text */
  readonly lang: string;
  readonly files: Files;
  readonly messages: BlockMessages;
  readonly context: InlineContext;
}

/** The words of a step: paragraphs, lists, tables, quotations, link cards, pictures, sound, video and charts. */
export function Blocks({ blocks, lang, files, messages, context }: BlocksProps): ReactNode {
  return blocks.map((block, index) =>
    isParagraph(block) ? (
      <p key={index}>
        <InlineText paragraph={block} context={context} />
      </p>
    ) : (
      <OtherBlock key={index} block={block} lang={lang} files={files} messages={messages} context={context} />
    ),
  );
}

type Other = Exclude<Block, Paragraph>;

function OtherBlock({ block, lang, files, messages, context }: Omit<BlocksProps, 'blocks'> & { readonly block: Other }): ReactNode {
  switch (block.type) {
    case 'list':
      return <ListBlock list={block} context={context} />;
    case 'table':
      return <TableBlock table={block} lang={lang} context={context} />;
    case 'picture':
      return <PictureBlock picture={block} files={files} context={context} />;
    case 'comparison':
      return <ComparisonBlock comparison={block} files={files} context={context} />;
    case 'sound':
    case 'video':
      return <RecordingBlock recording={block} lang={lang} files={files} transcript={messages.transcript} context={context} />;
    case 'chart':
      return <ChartBlock chart={block} lang={lang} figures={messages.figures} context={context} />;
    case 'quotation':
      return <QuotationBlock quotation={block} context={context} />;
    case 'link-card':
      return <LinkCardBlock card={block} context={context} />;
  }
}

function ListBlock({ list, context }: { list: List; context: InlineContext }): ReactNode {
  const items = list.items.map((item, index) => (
    <li key={index}>
      <InlineText paragraph={item.words} context={context} />
      {item.list ? <ListBlock list={item.list} context={context} /> : null}
    </li>
  ));
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

/** From so many columns on a table is wider than a phone: it moves sideways by itself, and by keys. */
const manyColumns = 4;

function TableBlock({ table, lang, context }: { table: Table; lang: string; context: InlineContext }): ReactNode {
  const many = table.head.length >= manyColumns;
  const place = (column: number): string | undefined => (table.align[column] ? `at-${table.align[column]}` : undefined);
  return (
    <div className="table" {...(many ? { role: 'group', tabIndex: 0, 'aria-label': listOf(table.head.map(plainText), lang) } : {})}>
      <table className={many ? 'many-columns' : undefined}>
        <thead>
          <tr>
            {table.head.map((cell, column) => (
              <th key={column} scope="col" className={place(column)}>
                <InlineText paragraph={cell} context={context} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={place(column)}>
                  <InlineText paragraph={cell} context={context} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QuotationBlock({ quotation, context }: { quotation: Quotation; context: InlineContext }): ReactNode {
  return (
    <figure className="quotation">
      <blockquote>
        {quotation.paragraphs.map((paragraph, index) => (
          <p key={index}>
            <InlineText paragraph={paragraph} context={context} />
          </p>
        ))}
      </blockquote>
      {quotation.by ? (
        <figcaption>
          <p>
            — <InlineText paragraph={quotation.by} context={context} />
          </p>
        </figcaption>
      ) : null}
    </figure>
  );
}

/** How wide a picture is drawn: as wide as the text, which is widest on large screens. */
const pictureSizes = `(min-width: ${breakpoints.wideWidth}px) min(${wide.column.width.share * 100}vw, 51rem), min(100vw, 42rem)`;

/** Its room is known before it is loaded, which it is when it comes near. */
function PictureBlock({ picture, files, context }: { picture: Picture; files: Files; context: InlineContext }): ReactNode {
  return (
    <figure className="picture">
      <PictureElement picture={picture} files={files} />
      <Credited paragraphs={picture.paragraphs} by={picture.by} context={context} />
    </figure>
  );
}

function PictureElement({ picture, files }: { picture: ComparedPicture; files: Files }): ReactNode {
  const from = (format: PictureFormat): string =>
    widthsOf(picture)
      .map((width) => `${files.unchanging}${picturePath(picture, width, format)} ${width}w`)
      .join(', ');
  return (
    <picture>
      {pictureFormats.map((format) =>
        format === 'webp' ? null : <source key={format} type={`image/${format}`} srcSet={from(format)} sizes={pictureSizes} />,
      )}
      <img
        src={`${files.unchanging}${picturePath(picture, plainWidth(picture), 'webp')}`}
        srcSet={from('webp')}
        sizes={pictureSizes}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading="lazy"
        decoding="async"
      />
    </picture>
  );
}

/** One below the other. `browser/comparisons.ts` lays them over each other and shows the control. */
function ComparisonBlock({ comparison, files, context }: { comparison: Comparison; files: Files; context: InlineContext }): ReactNode {
  const { label, before, after, paragraphs, by } = comparison;
  return (
    <figure className="picture">
      <div className="pair" data-pair>
        <PictureElement picture={before} files={files} />
        <PictureElement picture={after} files={files} />
        <input type="range" min={0} max={100} defaultValue={50} autoComplete="off" aria-label={label} hidden />
        <span className="divider" />
      </div>
      <Credited paragraphs={paragraphs} by={by} context={context} />
    </figure>
  );
}

/** Plays when the reader says so; the recording is not loaded before, only a video's picture and the captions. What is said can be read. */
function RecordingBlock(props: {
  recording: Recording;
  lang: string;
  files: Files;
  transcript: string;
  context: InlineContext;
}): ReactNode {
  const { recording, lang, files, transcript, context } = props;
  const { type, alt, poster, captions } = recording;
  // the text of captions is fetched as scripts fetch, also where an embed has no origin of its own
  const common = {
    src: `${files.own}${recordedPath(recording)}`,
    controls: true,
    preload: 'none',
    crossOrigin: 'anonymous',
    'aria-label': alt,
  } as const;
  const track = captions ? (
    <track kind="captions" src={`${files.own}${recordedPath(captions)}`} srcLang={lang} label={autonym(lang)} default />
  ) : null;
  return (
    <figure className={`recording ${type}`}>
      {poster ? (
        <video
          {...common}
          poster={`${files.unchanging}${picturePath(poster, plainWidth(poster), 'webp')}`}
          width={poster.width}
          height={poster.height}
          playsInline
        >
          {track}
        </video>
      ) : (
        <audio {...common}>{track}</audio>
      )}
      <Credited paragraphs={recording.paragraphs} by={recording.by} context={context} />
      {captions ? (
        <details className="fold-out">
          <summary>{transcript}</summary>
          {captions.words.map((paragraph, index) => (
            <p key={index}>
              <InlineText paragraph={paragraph} context={context} />
            </p>
          ))}
        </details>
      ) : null}
    </figure>
  );
}

/** A caption, and below it whose it is. */
function Credited({ paragraphs, by, context }: Pick<Picture, 'paragraphs' | 'by'> & { context: InlineContext }): ReactNode {
  return (
    <figcaption>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>
          <InlineText paragraph={paragraph} context={context} />
        </p>
      ))}
      <p className="by">
        <InlineText paragraph={by} context={context} />
      </p>
    </figcaption>
  );
}

/** Its figures can be opened as a table: that is what readers have who do not see it. */
function ChartBlock(props: { chart: Chart; lang: string; figures: string; context: InlineContext }): ReactNode {
  const { chart, lang, figures, context } = props;
  return (
    <figure className="picture chart">
      <p className="chart-title">{chart.title}</p>
      <ul data-series="">
        {chart.series.map((name, column) => (
          <li key={column}>
            {chart.series.length > 1 ? <ChartSign kind={chart.kind} column={column} /> : null}
            {name}
          </li>
        ))}
      </ul>
      <ChartSvg chart={chart} lang={lang} />
      <details className="fold-out">
        <summary>{figures}</summary>
        <TableBlock table={chartTable(chart, lang)} lang={lang} context={context} />
      </details>
      <Credited paragraphs={chart.paragraphs} by={chart.by} context={context} />
    </figure>
  );
}

function LinkCardBlock({ card, context }: { card: LinkCard; context: InlineContext }): ReactNode {
  return (
    <p className="link-card">
      <a href={card.href}>
        <strong>{card.title}</strong>{' '}
        {card.paragraphs.map((paragraph, index) => (
          <span key={index}>
            <InlineText paragraph={paragraph} context={context} />{' '}
          </span>
        ))}
        <small dir="ltr">{hostOf(card.href)}</small>
      </a>
    </p>
  );
}

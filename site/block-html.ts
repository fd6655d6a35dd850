import type { BlockMessages } from '#components/blocks.tsx';
import { chartSigns, chartSvgText } from '#components/chart-text.tsx';
import { escapeXml } from '#poster/svg.ts';
import { isParagraph } from '#story/blocks.ts';
import { chartTable } from '#story/chart-table.ts';
import { autonym, directionOf } from '#story/languages.ts';
import { hostOf } from '#story/source-page.ts';
import type { Block, Chart, ComparedPicture, List, Paragraph, Picture, PictureFile, Recording, Table } from '#story/text.ts';

export interface BlockOptions {
  /** the address of a picture */
  readonly pictureAt: (picture: PictureFile) => string;
  /** the address of sound, video and captions; absent where nothing may be asked for: then they are words, and a video's picture */
  readonly recordedAt?: (recorded: { readonly file: string; readonly digest: string }) => string;
  /** BCP 47 tag of the text */
  readonly lang: string;
  readonly messages: BlockMessages;
  /** of the outermost element, with a space before them: ` id="canal"` */
  readonly attributes?: string;
}

/** A part of a step's words as HTML without classes, for pages that are not ours. @param html of inline words */
export function blockHtml(block: Block, html: (paragraph: Paragraph) => string, options: BlockOptions): string {
  const { attributes = '', pictureAt } = options;
  if (isParagraph(block)) return `<p${attributes}>${html(block)}</p>`;
  switch (block.type) {
    case 'list':
      return listHtml(block, html, attributes);
    case 'table':
      return tableHtml(block, html, attributes, directionOf(options.lang));
    case 'quotation': {
      const by = block.by ? `<p><small>— ${html(block.by)}</small></p>` : '';
      return `<blockquote${attributes}>${block.paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`).join('')}${by}</blockquote>`;
    }
    case 'picture':
      return `<figure${attributes}>${pictureHtml(block, pictureAt)}${creditedHtml(block, html)}</figure>`;
    case 'comparison': {
      const both = `${pictureHtml(block.before, pictureAt)}<br>${pictureHtml(block.after, pictureAt)}`;
      return `<figure${attributes}>${both}${creditedHtml(block, html)}</figure>`;
    }
    case 'sound':
    case 'video': {
      const words = block.captions?.words.map((paragraph) => `<p>${html(paragraph)}</p>`).join('') ?? '';
      const said = words && `<details><summary>${escapeXml(options.messages.transcript)}</summary>${words}</details>`;
      return `<figure${attributes}>${playerHtml(block, options)}${creditedHtml(block, html)}${said}</figure>`;
    }
    case 'chart':
      return `<figure${attributes}>${chartHtml(block, html, options)}${creditedHtml(block, html)}</figure>`;
    case 'link-card': {
      const words = block.paragraphs.map((paragraph) => ` ${html(paragraph)}`).join('');
      const link = `<a href="${escapeXml(block.href)}"><strong>${escapeXml(block.title)}</strong></a>`;
      return `<p${attributes}>${link}${words} <small>${escapeXml(hostOf(block.href))}</small></p>`;
    }
  }
}

const pictureHtml = (picture: ComparedPicture, pictureAt: BlockOptions['pictureAt']): string =>
  `<img src="${escapeXml(pictureAt(picture))}" width="${picture.width}" height="${picture.height}" loading="lazy" alt="${escapeXml(picture.alt)}">`;

function creditedHtml({ paragraphs, by }: Pick<Picture, 'paragraphs' | 'by'>, html: (paragraph: Paragraph) => string): string {
  return `<figcaption>${paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`).join('')}<p><small>${html(by)}</small></p></figcaption>`;
}

/** What plays a recording, and never by itself; where nothing may be asked for, what stands for it. */
function playerHtml({ type, alt, poster, captions, ...file }: Recording, { pictureAt, recordedAt, lang }: BlockOptions): string {
  const label = escapeXml(alt);
  const size = poster ? ` width="${poster.width}" height="${poster.height}"` : '';
  const picture = poster ? escapeXml(pictureAt(poster)) : '';
  if (!recordedAt) return poster ? `<img src="${picture}"${size} loading="lazy" alt="${label}">` : `<p>${label}</p>`;
  const element = type === 'video' ? 'video' : 'audio';
  const track = captions
    ? `<track kind="captions" src="${escapeXml(recordedAt(captions))}" srclang="${escapeXml(lang)}" label="${escapeXml(autonym(lang))}" default>`
    : '';
  const shown = poster ? ` poster="${picture}"${size} playsinline` : '';
  return `<${element} src="${escapeXml(recordedAt(file))}" controls preload="none" crossorigin="anonymous" aria-label="${label}"${shown}>${track}</${element}>`;
}

/** The lines and bars take the colour of the page's words. Its figures are a table, which all have who do not see it. */
function chartHtml(chart: Chart, html: (paragraph: Paragraph) => string, { lang, messages }: BlockOptions): string {
  const signs = chartSigns(chart);
  const names = chart.series.map((name, column) => `${signs.length > 1 ? `${signs[column]} ` : ''}${escapeXml(name)}`).join('<br>');
  const table = tableHtml(chartTable(chart, lang), html, '', directionOf(lang));
  const figures = `<details><summary>${escapeXml(messages.figures)}</summary>${table}</details>`;
  return `<p><strong>${escapeXml(chart.title)}</strong></p><p data-series>${names}</p>${chartSvgText(chart, lang)}${figures}`;
}

function listHtml({ ordered, start, items }: List, html: (paragraph: Paragraph) => string, attributes = ''): string {
  const inside = items.map(({ words, list }) => `<li>${html(words)}${list ? listHtml(list, html) : ''}</li>`).join('');
  return ordered ? `<ol${attributes}${start === undefined ? '' : ` start="${start}"`}>${inside}</ol>` : `<ul${attributes}>${inside}</ul>`;
}

function tableHtml(
  { align, head, rows }: Table,
  html: (paragraph: Paragraph) => string,
  attributes: string,
  direction: 'ltr' | 'rtl',
): string {
  const cells = (row: readonly Paragraph[], of: 'th scope="col"' | 'td'): string =>
    row.map((cell, column) => `<${of}${side(align[column], direction)}>${html(cell)}</${of.slice(0, 2)}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<table${attributes}><thead><tr>${cells(head, 'th scope="col"')}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Where a cell's words stand. Without styles only the oldest attribute says so. */
function side(align: Table['align'][number] | undefined, direction: 'ltr' | 'rtl'): string {
  if (align === 'center') return ' align="center"';
  return align === 'end' ? ` align="${direction === 'ltr' ? 'right' : 'left'}"` : '';
}

import { escapeXml } from '#poster/svg.ts';
import type { Inline, Paragraph } from '#story/text.ts';

/**
 * A paragraph as HTML without classes and scripts, for pages that are not ours: what names something on the map is plain text.
 * @param cite HTML of the footnote mark of a source
 */
export function inlineHtml(paragraph: Paragraph, cite: (source: string) => string): string {
  const one = (part: Inline): string => {
    switch (part.type) {
      case 'text':
        return escapeXml(part.value);
      case 'strong':
      case 'em':
        return `<${part.type}>${inlineHtml(part.children, cite)}</${part.type}>`;
      case 'link':
        return `<a href="${escapeXml(part.href)}">${inlineHtml(part.children, cite)}</a>`;
      case 'reference':
        return inlineHtml(part.children, cite);
      case 'cite':
        return cite(part.source);
    }
  };
  return paragraph.map(one).join('');
}

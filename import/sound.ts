import { isSoundParagraph } from '#file-format/paragraph.ts';
import { escapeMarkdown, escapePlain, plainOf, unlinked } from './escape.ts';

/**
 * A paragraph that the reader of stories takes without a mistake: as it is, without its emphasis and links, or without any link. Markdown has
 * corners in which emphasis beside a
 * letter is none, and takes for an address what no browser does; words alone are better than asterisks in them.
 */
export function soundParagraph(markdown: string): string {
  if (isSoundParagraph(markdown)) return markdown;
  const plain = plainOf(markdown);
  // a line of colons closes a directive, however they are escaped, unless something is between them
  if (/^\s*:{2,}\s*$/.test(plain)) return `\\:<!-- -->${escapePlain(plain.trim().slice(1))}`;
  const again = escapeMarkdown(plain);
  return isSoundParagraph(again) ? again : unlinked(plain);
}

import type { Inline, Paragraph } from '#timeline/text.ts';

/** A paragraph as words alone, without the marks of its footnotes. */
export function plainText(paragraph: Paragraph): string {
  return paragraph.map(plain).join('');
}

function plain(inline: Inline): string {
  if ('children' in inline) return plainText(inline.children);
  return inline.type === 'text' ? inline.value : '';
}

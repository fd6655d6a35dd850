import type { PaperBlock } from './messages.ts';

/**
 * What a host prints of a guest, from the guest's own page.
 *
 * @param blocks headings, paragraphs, items, rows of tables, pictures and recordings, in order
 */
export function paperOf(blocks: Iterable<Element>): PaperBlock[] {
  // Of a chart the figures are printed, and what its columns are drawn as is not.
  const printed = [...blocks].filter((block) => !block.closest('[data-series]'));
  return printed.map((block) => {
    const { localName } = block;
    if (/^(video|audio)$/.test(localName)) return ['p', block.getAttribute('aria-label') ?? ''];
    if (localName === 'img') return ['img', pictureWords(block as HTMLImageElement), (block as HTMLImageElement).src];
    // The host's page has its own first heading.
    return [localName === 'h1' ? 'h2' : localName === 'h2' ? 'h3' : 'p', (localName === 'li' ? numberOf(block) : '') + textOf(block)];
  });
}

/** The alternative of a picture, or what stands beside it for readers who cannot see the map. */
function pictureWords(picture: HTMLImageElement): string {
  return picture.alt || [...(picture.parentElement?.querySelectorAll(':scope > .map-words') ?? [])].map(textOf).join(' ');
}

/** What stands before an item: `[3] ` for the third source, as the marks in the text have it; of a list in the text its number or a dash. */
function numberOf(item: Element): string {
  const list = item.parentElement as HTMLOListElement | null;
  if (list?.localName !== 'ol') return '– ';
  const index = [...list.children].indexOf(item);
  return item.id ? `[${index + 1}] ` : `${index + (Number(list.getAttribute('start')) || 1)}. `;
}

/** The text of a block as paper has it: marks in brackets, addresses of links in a list written out. */
function textOf(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const mark of copy.querySelectorAll('sup')) mark.textContent = ` [${mark.textContent}]`;
  for (const way of copy.querySelectorAll('.back')) way.remove();
  for (const cell of copy.querySelectorAll('th + th, td + td')) cell.prepend(' · ');
  // its items are blocks of their own
  for (const list of copy.querySelectorAll('ul, ol')) list.remove();
  if (block.localName === 'li') {
    for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) link.textContent = ` ${link.href}`;
  }
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

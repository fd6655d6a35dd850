import type { Element } from '@xmldom/xmldom';
import { oneLine } from './escape.ts';
import { childrenOf, childText, nameOf, textOf } from './xml.ts';

/** Bounded, so that a long text without an @ takes no time. */
const mail = /(?:mailto:)?[^\s@<>()[\]{},;:"“”]{1,64}@[^\s@<>()[\]{},;:"“”]{1,255}/gi;

/** A text without the e-mail addresses in it. */
export const withoutMail = (text: string): string => text.replace(mail, '').replace(/[(<[]\s*[)>\]]/g, '');

/** What names an author: the elements of GPX 1.1 and of Atom in KML, or the text itself of GPX 1.0. */
export interface Author {
  /** a name, and a page; empty for none */
  readonly words: string;
  /** whether how to write to the author was there */
  readonly hasMail: boolean;
}

export function authorOf(element: Element): Author {
  const inner = childrenOf(element);
  const link = inner.find((child) => nameOf(child) === 'link');
  const all =
    inner.length === 0 ? [textOf(element)] : [childText(element, 'name'), link?.getAttribute('href') ?? childText(element, 'uri')];
  const plain = all.map((text) => oneLine(withoutMail(text), 200));
  return {
    words: plain.filter((text) => text !== '').join(', '),
    hasMail: inner.some((child) => nameOf(child) === 'email') || all.some((text) => text.search(mail) >= 0),
  };
}

/** Who has the rights, when and under which licence. */
export const copyrightOf = (element: Element): string => {
  const inner = childrenOf(element);
  const all = [element.getAttribute('author') ?? '', ...(inner.length === 0 ? [textOf(element)] : inner.map(textOf))];
  return oneLine(withoutMail(all.join(' ')), 300);
};

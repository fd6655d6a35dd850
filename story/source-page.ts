import type { Page } from './story.ts';

/** The host of a source's URL without `www.` or `m.`: "dw.com"; the URL itself where it has no host. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?(?:www\.|m\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? url;
}

/** What follows a page's title: its publisher, and its language where that is not the reader's. " · The Paper (Polish)" */
export function pageNote({ publisher, lang: own }: Page, lang: string): string {
  const language = own === undefined || own === lang ? undefined : (new Intl.DisplayNames([lang], { type: 'language' }).of(own) ?? own);
  return `${publisher === undefined ? '' : ` · ${publisher}`}${language === undefined ? '' : ` (${language})`}`;
}

/** What a source says, as a sentence of its own before the pages where it can be read: with `stop`, the language's full stop, unless it ends with one. */
export function asSentence(what: string, stop: string): string {
  return /[\p{Sentence_Terminal}…][\p{Final_Punctuation}\p{Close_Punctuation}"']*$/u.test(what) ? what : `${what}${stop}`;
}

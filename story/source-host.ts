/** The host that a source's address names, without `www.` and `m.`: "dw.com"; the address itself where it names none. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?(?:www\.|m\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? url;
}

/** The host of a source's URL without `www.` or `m.`: "dw.com"; the URL itself where it has no host. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?(?:www\.|m\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? url;
}

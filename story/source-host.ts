/** The host that a source's address names, without `www.` and `m.`: "dw.com". */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^(www|m)\./, '');
}

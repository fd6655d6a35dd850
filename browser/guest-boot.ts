/**
 * Sets what a guest's first paint depends on from its address (`?mode=scroll|steps|map|flat`, `?theme=paper|auto`, `?accent=cc3300`): `data-mode`, `data-theme`
 * and `--accent` on the element. `auto` follows the reader, for frames without a host that says what goes with its page.
 *
 * The flat edition is a page of its own without this page's scripts. Guests of pym.js (`?childId=`) begin there, too.
 */
export function bootGuest(guest: HTMLElement, address: Pick<Location, 'search' | 'hash' | 'replace'>): void {
  const query = new URLSearchParams(address.search);
  const mode = query.get('mode');
  const flat = mode === 'flat' || query.has('childId');
  if (flat) goFlat(address);
  guest.dataset.mode = flat ? 'flat' : mode === 'steps' || mode === 'map' ? mode : 'scroll';
  const theme = query.get('theme');
  if (theme === 'paper') guest.dataset.theme = 'paper';
  if (theme === 'auto') {
    const light = matchMedia('(prefers-color-scheme: light)');
    const follow = (): void => {
      guest.dataset.theme = light.matches ? 'paper' : 'night';
    };
    follow();
    light.addEventListener('change', follow);
  }
  const accent = query.get('accent') ?? '';
  if (/^([0-9a-f]{3}){1,2}$/i.test(accent)) guest.style.setProperty('--accent', `#${accent}`);
}

/** Shows the flat edition in place of a guest's page. */
export function goFlat(address: Pick<Location, 'search' | 'hash' | 'replace'>): void {
  address.replace(`flat.html${address.search}${address.hash}`);
}

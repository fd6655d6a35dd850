/**
 * An inline script at the beginning of the guest's markup. It reads what the first paint depends on from the address (`?mode=scroll|steps|map|flat`,
 * `?theme=paper`, `?accent=cc3300`) and sets `data-mode`, `data-theme` and `--accent` on the element around it.
 *
 * The flat edition is a page of its own without this page's scripts. Guests of pym.js (`?childId=`) begin there, too.
 */
export const bootScript = `(function () {
  var guest = document.currentScript.parentElement;
  var query = new URLSearchParams(location.search);
  var mode = query.get('mode');
  if (mode === 'flat' || query.has('childId')) {
    location.replace('flat.html' + location.search + location.hash);
    mode = 'flat';
  }
  guest.dataset.mode = mode === 'steps' || mode === 'map' || mode === 'flat' ? mode : 'scroll';
  if (query.get('theme') === 'paper') guest.dataset.theme = 'paper';
  var accent = query.get('accent');
  if (/^[0-9a-f]{6}$/i.test(accent)) guest.style.setProperty('--accent', '#' + accent);
})()`;

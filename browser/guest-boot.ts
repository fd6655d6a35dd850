/**
 * What a guest must know before its first paint, from its address: `?mode=scroll|steps|map|flat`, `?theme=paper`, `?accent=cc3300`. Stands as a script
 * at the beginning of the guest's markup, and puts `data-mode` and the like on the element around it.
 *
 * The flat edition is another page, which needs none of this one's scripts. So does a page embedded by pym.js (`?childId=`), which wants a height.
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

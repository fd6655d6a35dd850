/** No screen is so high, CSS px, nor is a page that is zoomed out to 25 %; the style sheets say the same (`noScreenHeight` in theme/layout.ts). */
const noScreen = 6000;

/**
 * Whether a window is higher than screens are: a frame, or an app's web view, that was made as high as what is in it. It is no viewport: nothing scrolls in it, and
 * what is as high as it makes it higher still.
 * @param height of the window, CSS px
 */
export function beyondScreens(height: number = window.innerHeight): boolean {
  return height >= noScreen;
}

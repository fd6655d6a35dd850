/** Styles by property name; null removes one. */
export type Styles = Readonly<Record<string, string | null>>;

/**
 * Sets styles that override the host's rules, `!important` ones included. Through the object model, which a strict content security policy allows while
 * it forbids style attributes and `<style>`.
 */
export function setStyles(element: HTMLElement, styles: Styles): void {
  for (const [name, value] of Object.entries(styles)) {
    if (value === null) element.style.removeProperty(name);
    else element.style.setProperty(name, value, 'important');
  }
}

/** Resets what in the host's rules could keep an element from being as high as its story, or a box in it from sticking. */
export const ownBox: Styles = {
  display: 'block',
  position: 'relative',
  'box-sizing': 'border-box',
  overflow: 'visible',
  contain: 'none',
  'column-count': 'auto',
  'min-height': '0',
  'max-height': 'none',
  'padding-block': '0',
  'border-block-width': '0',
  transition: 'none',
};

export const fullSize: Styles = { display: 'block', width: '100%', height: '100%', border: '0' };

/** CSS height of the small viewport, which a collapsing address bar does not change, less the host's sticky header (`topOffset`, CSS px). */
export function screenHeight(topOffset: number): string {
  const unit = CSS.supports('height', '1svh') ? 'svh' : 'vh';
  return `calc(100${unit} - ${topOffset}px)`;
}

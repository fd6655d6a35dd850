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

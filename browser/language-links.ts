/** Keeps the links to other languages at the step being read. @returns what to call with each step */
export function languageLinks(root: HTMLElement, ids: readonly string[]): (index: number) => void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-language]')];
  return (index) => {
    for (const link of links) link.hash = index > 0 ? (ids[index] ?? '') : '';
  };
}

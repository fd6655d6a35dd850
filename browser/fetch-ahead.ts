/** Has the browser fetch modules that will be imported, after everything that the first view needs; nothing of them runs. @param modules URLs */
export function fetchAhead(modules: readonly string[]): void {
  for (const href of modules) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.fetchPriority = 'low';
    link.href = href;
    document.head.append(link);
  }
}

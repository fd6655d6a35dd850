/** After the browser has painted once: two animation frames, then a task of its own. A tab that is hidden paints when it is shown. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

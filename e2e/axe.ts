import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds in a page, and in the frames in it: a line for each rule and element. Drawn pictures are left out, which are hidden from screen readers.
 * @param within selectors of the parts to look at; default the whole page
 */
export async function axeFinds(page: Page, within: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(standards).exclude('[data-posters]');
  for (const part of within) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
}

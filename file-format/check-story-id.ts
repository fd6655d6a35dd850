import { idPattern, isReservedId, siteFolders } from '#story/reserved.ts';
import type { Report, Spot } from './problem.ts';

/** A story's id is its folder's name and its address, which the site must have free. */
export function checkStoryId(id: string, spot: Spot, report: Report): void {
  if (!idPattern.test(id) || isReservedId(id)) {
    report(
      'bad-story-id',
      spot,
      `folder \`${id}\``,
      'a name of lower-case words joined by hyphens, as `cape-horn`: it is the story’s address',
    );
  } else if (siteFolders.includes(id)) {
    report('reserved-name', spot, `folder \`${id}\``, 'another name: the site has a folder of this name beside the stories');
  }
}

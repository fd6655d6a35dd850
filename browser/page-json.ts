import type { MountProps } from './mount-props.ts';

/** The id of the block of JSON in a page, from which its script starts. */
export const pageJsonId = 'page-json';

/** What a story's page, or a guest, tells its script. The story itself, which is larger, is a file beside the page. */
export interface StoryPageJson extends Omit<MountProps, 'story'> {
  /** URL of the story's data: a {@link MountProps.story} as JSON */
  readonly story: string;
  /** URLs of the live map's modules, to be fetched before the code that imports them has run */
  readonly mapModules: readonly string[];
}

/** A script that starts a page, as the bundler wrote it. */
export interface PageScript {
  /** URL of the module */
  readonly src: string;
  /** URLs of the modules that it needs before it can run */
  readonly modules: readonly string[];
  /** URLs of the modules that it imports when it makes a live map */
  readonly mapModules: readonly string[];
}

/**
 * The JSON in the page.
 * @throws Error where there is none
 */
export function pageJson<T>(): T {
  const block = document.getElementById(pageJsonId);
  if (!block) throw new Error(`Expected <script id="${pageJsonId}"> in the page, found none`);
  return JSON.parse(block.textContent ?? '') as T;
}

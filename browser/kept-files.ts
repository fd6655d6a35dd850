import { filesInPage, type Streets, type TileRuns } from '#map/prefetch.ts';
import { frameAt } from '#timeline/frame-at.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** How many looks are taken at the way from a step to the next: what the map shows in between. */
const looks = 8;

/** Paths of the basemap's files that the map shows from a story's beginning to its end. @param tiles the story's own @param streets the publisher's */
export function mapFilesOf(timeline: Timeline, tiles: TileRuns = {}, streets?: Streets): string[] {
  const filesFor = filesInPage(tiles, streets);
  const found = new Set<string>();
  for (let look = 0; look <= (timeline.rests.length - 1) * looks; look++)
    for (const path of filesFor(frameAt(timeline, look / looks).camera, timeline.stage)) found.add(path);
  return [...found];
}

/** What a page of ours loads by its tags: style sheets, scripts, preloads. React writes HTML in one form. @returns addresses as they stand in it */
export function linkedIn(html: string): string[] {
  const tags = html.match(/<link\b[^>]*\brel="(?:stylesheet|preload|modulepreload)"[^>]*>|<script\b[^>]*\bsrc="[^>]*>/g) ?? [];
  return [...new Set(tags.map((tag) => (/\s(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&')))];
}

/** What the words of a page of ours show: each picture in the width for browsers that do not choose (`components/blocks.tsx`). @returns addresses as they stand in it */
export function picturesIn(html: string): string[] {
  const tags = html.match(/<img\b[^>]*\bsrc="[^"]*\/media\/[^"]*"[^>]*>/g) ?? [];
  return [...new Set(tags.map((tag) => (/\ssrc="([^"]+)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&')))];
}

/** What a script imports from beside it, as a bundler writes it: `./chunk-1A2B3C4D.js`. @returns addresses, relative to the script's own */
export function importsOf(script: string): string[] {
  return [...new Set([...script.matchAll(/["'`](\.\/[\w.-]+\.m?js)["'`]/g)].map(([, path]) => path ?? ''))];
}

/** What a style sheet loads. @returns addresses as they stand in it */
export function fontsOf(sheet: string): string[] {
  return [...new Set([...sheet.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map(([, path]) => path ?? ''))];
}

import type { BrowserMessages } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';

/** What a page's script starts with: handed from the server to the island. Plain JSON. */
export interface MountProps {
  readonly story: Story;
  readonly lang: string;
  readonly messages: BrowserMessages;
  /** address prefix of the basemap's data */
  readonly basemap: string;
  /** address of MapLibre's worker */
  readonly worker: string;
  /** address prefix of the drawn pictures, `/posters/<story>/<lang>/` */
  readonly posters: string;
}

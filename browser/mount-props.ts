import type { BrowserMessages } from '#locales/messages.ts';
import type { Streets, TileRuns } from '#map/open.ts';
import type { Story } from '#story/story.ts';
import type { Palette } from '#theme/palette.ts';

/** What a story is mounted with. Plain JSON. */
export interface MountProps {
  readonly story: Story;
  readonly lang: string;
  readonly messages: BrowserMessages;
  /** address prefix of the basemap's data */
  readonly basemap: string;
  /** address prefix of files that never change; absent where the story has no overlays */
  readonly files?: string;
  /** the tiles of the basemap that the story has for itself; absent: none */
  readonly tiles?: TileRuns;
  /** the publisher's own tiles; absent: none */
  readonly streets?: Streets;
  /** colours of the map where its look is not the night's; absent: those of the night */
  readonly palette?: Palette;
  /** address of MapLibre's worker */
  readonly worker: string;
  /** address prefix of the drawn pictures, `/pictures/<story>/<lang>/<hash>/` */
  readonly posters: string;
  /** of a guest: whose pages may drive it (`embed/trusted-hosts.ts`); absent: any page */
  readonly hosts?: readonly string[];
  /** of a reader's own page: what keeps it to be read without a connection; absent: nothing does */
  readonly keeping?: {
    /** address of the service worker */
    readonly worker: string;
    /** address of the module that keeps, `keep-story.ts` */
    readonly code: string;
    /** addresses of pages that are kept with it */
    readonly beside: readonly string[];
    /** addresses of files that the page loads later */
    readonly files: readonly string[];
  };
}

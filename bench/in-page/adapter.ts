/** The part of MapLibre's map that is asked for. */
export interface MapLike {
  getCenter(): { readonly lng: number; readonly lat: number };
  getZoom(): number;
  getContainer(): HTMLElement;
}

/** What a contender's page is asked, in the page. It is `window.benchAdapter`. */
export interface Adapter {
  /** null while there is none */
  map(): MapLike | null;
  /** whether the live map has been drawn, complete, for the first time */
  ready(): boolean;
  /** for each step, in order: the blocks of text that belong to its map, the article's own first. Captions of a way that is drawn on the way are none. */
  texts(): readonly (readonly Element[])[];
  /** where text is read, CSS px from the window's top */
  line(): number;
}

declare global {
  interface Window {
    benchAdapter?: Adapter;
  }
}

/** CSS px */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS px, in the page's viewport or as a way */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A document in which functions can be run. */
export interface View {
  /**
   * Runs a function in the document. It sees nothing of the test but what it is given; that and what it returns, or resolves with, must be JSON.
   * @throws what it throws, and while the document changes for another
   */
  run<Given, Result>(what: (given: Given) => Result, given: Given): Promise<Awaited<Result>>;
}

/** A page in a browser: all that the cases ask of an engine. */
export interface Tab extends View {
  /** Goes to an address and returns once its document is there, of which nothing may be loaded yet. */
  goto(address: string): Promise<void>;
  /** The frame of a story in this page, once there is one. */
  guest(): Promise<View>;
  resize(size: Size): Promise<void>;
  /** A finger's way over the page. */
  swipe(from: Point, by: Point): Promise<void>;
  /** The page on A4 paper. @returns a PDF */
  print(): Promise<Buffer>;
  close(): Promise<void>;
}

/** What not every engine can do. */
export type Ability = 'touch' | 'scrolling by touch' | 'print' | 'without WebGL';

/** A browser that is running. */
export interface Engine {
  /** with its version, as it says itself */
  readonly name: string;
  /** What it cannot do here, and why. */
  readonly cannot: Readonly<Partial<Record<Ability, string>>>;
  /**
   * Opens a page that shares nothing with the others: no cache, no storage.
   * @param webgl false: in a browser of which it is switched off, not one that pretends
   */
  open(options: { readonly size: Size; readonly webgl: boolean }): Promise<Tab>;
  /** What has ended by itself, its browser or what drives that; null: nothing has. */
  crashed(): Promise<string | null>;
  close(): Promise<void>;
}

/** Software draws half a device pixel to a CSS pixel in a quarter of the time, and where things are does not change. */
export const pixelRatio = 0.5;

/** In a page: the element of a story's frame, of whatever mode; null while there is none. */
export const storyFrame = (): HTMLIFrameElement | null =>
  document.querySelector('map-story, [data-map-story]')?.shadowRoot?.querySelector('iframe') ?? document.querySelector('iframe');

import type { Certainty } from './certainty.ts';

/** Inline content of a paragraph. `reference` links words to the map; `cite` is a footnote mark for one source. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'reference'; readonly to: 'leg' | 'place' | 'region'; readonly id: string; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'cite'; readonly source: string };

export type Paragraph = readonly Inline[];

/** Text set apart from the article: the caption of a leg, or a note with facts. */
export interface Aside {
  readonly kind: 'caption' | 'note';
  /** the leg a caption belongs to */
  readonly leg?: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What an item of a list says, and what is listed under it. */
export interface ListItem {
  readonly words: Paragraph;
  readonly list?: List;
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  /** number of the first item, where it is not 1 */
  readonly start?: number;
  readonly items: readonly ListItem[];
}

/** A table: each row has as many cells as the head. */
export interface Table {
  readonly type: 'table';
  /** for each column where its cells stand in the direction of reading; null: at the start, as the words do */
  readonly align: readonly ('start' | 'center' | 'end' | null)[];
  readonly head: readonly Paragraph[];
  readonly rows: readonly (readonly Paragraph[])[];
}

/** Somebody else's words. */
export interface Quotation {
  readonly type: 'quotation';
  readonly paragraphs: readonly Paragraph[];
  /** whose they are, without a dash before it */
  readonly by?: Paragraph;
}

/** A page elsewhere that is worth a reader's visit, as a block of its own. */
export interface LinkCard {
  readonly type: 'link-card';
  /** `https://` or `http://` */
  readonly href: string;
  readonly title: string;
  /** what is to be found there: words and emphasis, no links */
  readonly paragraphs: readonly Paragraph[];
}

/** A picture in the words. */
export interface Picture {
  readonly type: 'picture';
  /** name of the file in the story's folder */
  readonly file: string;
  /** what its addresses are made of: 16 hexadecimal digits */
  readonly digest: string;
  /** px of the file */
  readonly width: number;
  readonly height: number;
  /** what it shows, for readers who cannot see it */
  readonly alt: string;
  /** its caption; none: its credit alone */
  readonly paragraphs: readonly Paragraph[];
  /** whose it is, without a dash before it */
  readonly by: Paragraph;
}

/** Sound or video in the words, which plays when the reader wants it. */
export interface Recording {
  readonly type: 'sound' | 'video';
  /** name of the file in the story's folder */
  readonly file: string;
  /** what its address is made of: 16 hexadecimal digits */
  readonly digest: string;
  /** what is to be heard or seen */
  readonly alt: string;
  /** of a video: what stands there until it plays, of its shape */
  readonly poster?: PictureFile;
  /** what is said in it, in the text's language; absent where nobody speaks */
  readonly captions?: {
    readonly file: string;
    readonly digest: string;
    /** the same as paragraphs, for readers who do not play it */
    readonly words: readonly Paragraph[];
  };
  readonly paragraphs: readonly Paragraph[];
  readonly by: Paragraph;
}

/** Two pictures of the same size, of which a reader sees more of the one or of the other. */
export interface Comparison {
  readonly type: 'comparison';
  /** what is compared, for the control between the two */
  readonly label: string;
  readonly before: ComparedPicture;
  readonly after: ComparedPicture;
  readonly paragraphs: readonly Paragraph[];
  readonly by: Paragraph;
}

/** One of two; `alt`: what it shows, for readers who cannot see it. */
export type ComparedPicture = PictureFile & Pick<Picture, 'alt'>;

/** Figures of a table, drawn as bars or lines. */
export interface Chart {
  readonly type: 'chart';
  readonly kind: 'bar' | 'line';
  readonly title: string;
  /** what its rows are: "Year" */
  readonly rowName: string;
  /** what is counted: one to three names */
  readonly series: readonly string[];
  /** a figure for each of the series; null: not known */
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** its caption; none: whose figures they are alone */
  readonly paragraphs: readonly Paragraph[];
  /** whose figures they are, without a dash before it */
  readonly by: Paragraph;
}

/** What the addresses of a picture are made from. */
export type PictureFile = Pick<Picture, 'file' | 'digest' | 'width' | 'height'>;

/** A part of a step's words. */
export type Block = Paragraph | List | Table | Quotation | LinkCard | Picture | Comparison | Recording | Chart;

export interface StepText {
  readonly id: string;
  /** what is read: paragraphs, lists, tables, quotations, link cards, pictures, comparisons, sound, video and charts, in order */
  readonly blocks: readonly Block[];
  /** what the map shows while the step is read, in one or two sentences */
  readonly map: readonly Paragraph[];
  readonly asides: readonly Aside[];
}

export interface ChapterText {
  /** null: the steps before the first heading */
  readonly heading: string | null;
  /** a slug of the heading, unique in the story */
  readonly id: string;
  readonly steps: readonly StepText[];
}

/** How a story was checked, from `method.<lang>.md`. */
export interface MethodText {
  readonly how: readonly Paragraph[];
  /** what could not be verified */
  readonly unverified: readonly Paragraph[];
}

/** The text of a story in one language, from `text.<lang>.md`. Plain JSON. */
export interface StoryText {
  readonly lang: string;
  readonly title: string;
  readonly standfirst: string;
  /** for search engines and cards, one sentence */
  readonly description: string;
  /** whose reporting the story retells, with a link */
  readonly credit: Paragraph;
  /** ISO date of first publication; absent where not given */
  readonly published?: string;
  /** ISO date of the last change */
  readonly updated: string;
  readonly chapters: readonly ChapterText[];
  /** the story's own paragraphs in the legend: about its lights, borders, method */
  readonly legend: readonly Paragraph[];
  /** what a certainty means in this story, where the interface's message is not enough; continues a sentence after a colon */
  readonly certainty: Readonly<Partial<Record<Certainty, string>>>;
  /** leg id → who says so, one or two sentences for the status panel */
  readonly says: Readonly<Record<string, Paragraph>>;
  /** absent where the story has no such page */
  readonly method?: MethodText;
}

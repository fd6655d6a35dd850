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

export interface StepText {
  readonly id: string;
  readonly paragraphs: readonly Paragraph[];
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
  readonly certainty: Readonly<Partial<Record<'reported' | 'inferred' | 'alternative', string>>>;
  /** leg id → who says so, one or two sentences for the status panel */
  readonly says: Readonly<Record<string, Paragraph>>;
}

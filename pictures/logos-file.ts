/** The list of the logos that have been written, a {@link WrittenLogo} for each look: its name in /pictures/. Only the build reads it. */
export const logosFile = 'logos.json';

/** A logo in a page: its name in /pictures/, and the size at which it is shown, CSS px. */
export interface WrittenLogo {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

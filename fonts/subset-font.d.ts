// subset-font 2.9 has no types of its own: what we use of it.
declare module 'subset-font' {
  interface SubsetOptions {
    /** default: the format of what comes in */
    readonly targetFormat?: 'truetype' | 'woff' | 'woff2';
    /** four-letter OpenType features; default all */
    readonly keepFeatures?: readonly string[];
    /** places at which axes are pinned, and ranges that they are cut to */
    readonly variationAxes?: Readonly<Record<string, number | { readonly min?: number; readonly max?: number; readonly default?: number }>>;
    readonly noHinting?: boolean;
  }
  /** Rejects for bytes that are no font and for axes that it has not. */
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}

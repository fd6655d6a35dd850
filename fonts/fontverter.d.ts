// fontverter 2.0 has no types of its own: what we use of it.
declare module 'fontverter' {
  /** The same font in another format; what comes in is found by its first bytes. Rejects for bytes that are no font. */
  export function convert(font: Buffer, format: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>;
}

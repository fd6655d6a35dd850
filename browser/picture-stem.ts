/** What a picture of a page is in all widths and formats: its address up to there. null: an address of something else */
export const pictureStem = (address: string): string | null =>
  /^(.*\/media\/[0-9a-f]{16}-\d+-)\d+\.(?:avif|webp)$/.exec(address)?.[1] ?? null;

import { Blob, Face, Font, shape, Buffer as Text } from 'harfbuzzjs';

/** A glyph as a text engine puts it on the line: its outline as an SVG path, advance and offsets in font units. */
export interface ShapedGlyph {
  readonly path: string;
  readonly advance: number;
  readonly offset: readonly [x: number, y: number];
}

/** A text as HarfBuzz, the text engine of most browsers, sets it in a font. @param font TrueType, unpacked, without axes or at their defaults */
export function shaped(font: Buffer, text: string): ShapedGlyph[] {
  const engine = new Font(new Face(new Blob(font), 0));
  const line = new Text();
  line.addText(text);
  line.guessSegmentProperties();
  shape(engine, line);
  const [infos, positions] = [line.getGlyphInfos(), line.getGlyphPositions()];
  return infos.map(({ codepoint }, index) => ({
    path: engine.glyphToPath(codepoint),
    advance: positions[index]?.xAdvance ?? 0,
    offset: [positions[index]?.xOffset ?? 0, positions[index]?.yOffset ?? 0],
  }));
}

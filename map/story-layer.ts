import type { Map as MapLibreMap } from 'maplibre-gl';
import type { View } from '#geo/projection.ts';
import type { Story } from '#story/story.ts';
import { head as headStyle } from '#theme/lines.ts';
import type { Palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import { atmosphereOf } from './atmosphere.ts';
import { makeAtmospherePainter } from './atmosphere-painter.ts';
import type { MapTimeline } from './changes.ts';
import { type Inks, inksOf, withAlpha } from './color.ts';
import { makeFloats } from './floats.ts';
import type { Target } from './highlight.ts';
import type { LabelAtlas } from './label-atlas.ts';
import { addStrokeMesh, STROKE_FLOATS } from './mesh.ts';
import type { OwnLayer } from './own-layer.ts';
import { drawOver, makeMesh, makeProgram } from './program.ts';
import { addLabelQuads, addMarkQuads, LABEL_FLOATS, MARK_FLOATS } from './quads.ts';
import type { LevelsOf } from './runs.ts';
import { type Scene, type Stroke, sceneOf } from './scene.ts';
import * as shaders from './shaders.ts';
import { sameView, viewNow } from './view-now.ts';

/** What the layer draws at the next render. */
export interface StoryPicture {
  readonly frame: Frame;
  readonly source: MapTimeline;
  readonly atlas: LabelAtlas | null;
  /** what is highlighted */
  readonly target: Target | null;
}

export const storyLayerId = 'story';

/**
 * The story as one custom layer over the basemap: the atmosphere around the globe, then lines, marks and labels, computed from the frame and from the
 * camera that MapLibre is rendering with. Without tiles and workers it is never a frame late or incomplete, and it matches the posters to the pixel.
 * MapLibre's own line layers cannot do this: with a progress gradient `line-dasharray` counts in shares of the line's length instead of px.
 * @param levels remembers how few points of a path a view needs
 * @param palette its colours
 * @param onPainted called with what has been drawn
 */
export function makeStoryLayer(
  picture: () => StoryPicture,
  levels: LevelsOf,
  palette: Palette,
  onPainted: (scene: Scene, picture: StoryPicture) => void,
): OwnLayer {
  let map: MapLibreMap | null = null;
  let painter: ReturnType<typeof makePainter> | null = null;
  let last: { readonly picture: StoryPicture; readonly view: View; readonly scene: Scene } | null = null;
  return {
    id: storyLayerId,
    type: 'custom',
    renderingMode: '2d',
    ready: () => painter?.ready() ?? false,
    onAdd(owner, gl) {
      map = owner;
      painter = makePainter(gl, palette);
    },
    onRemove() {
      painter?.destroy();
      painter = null;
      map = null;
    },
    render(gl) {
      if (!map || !painter?.ready() || gl.isContextLost()) return;
      const now = picture();
      const view = viewNow(map, now.source.stage);
      // MapLibre draws the same moment again, for each tile that arrives.
      if (!(last && samePicture(last.picture, now) && sameView(last.view, view))) {
        last = { picture: now, view, scene: sceneOf(now.frame, now.source, view, now.target, levels) };
      }
      painter.paint(last.scene, now, view);
      onPainted(last.scene, now);
    },
  };
}

const samePicture = (a: StoryPicture, b: StoryPicture): boolean => a.frame === b.frame && a.source === b.source && a.target === b.target;

/** Vertices of a buffer, one after the other. */
interface Part {
  readonly first: number;
  readonly count: number;
}

function makePainter(
  gl: WebGL2RenderingContext,
  palette: Palette,
): {
  ready(): boolean;
  paint(scene: Scene, picture: StoryPicture, view: View): void;
  destroy(): void;
} {
  const inks: Inks = inksOf(palette);
  const atmosphere = makeAtmospherePainter(gl, palette);
  const stroke = makeProgram(gl, shaders.strokeVertex, shaders.strokeFragment);
  const mark = makeProgram(gl, shaders.markVertex, shaders.markFragment);
  const label = makeProgram(gl, shaders.labelVertex, shaders.labelFragment);
  const strokeBuffer = makeMesh(gl, stroke, [
    ['a_at_px', 2],
    ['a_normal', 2],
    ['a_side', 1],
    ['a_at', 1],
    ['a_period', 1],
  ]);
  const markBuffer = makeMesh(gl, mark, [
    ['a_at_px', 2],
    ['a_from', 2],
    ['a_shape', 4],
    ['a_color', 4],
  ]);
  const labelBuffer = makeMesh(gl, label, [
    ['a_at_px', 2],
    ['a_uv', 2],
    ['a_alpha', 1],
  ]);
  const floats = makeFloats();
  /** what is in the buffers, and where in them */
  let filled: { readonly scene: Scene; readonly atlas: LabelAtlas | null; strokes: Part[]; marks: number; labels: Part[] } | null = null;
  const textures: WebGLTexture[] = [];
  let uploaded: LabelAtlas | null = null;

  const begin = (program: typeof stroke, { width, height }: View): void => {
    program.use();
    gl.uniform2f(program.uniform('u_stage'), width, height);
    gl.uniform1f(program.uniform('u_ratio'), gl.drawingBufferWidth / width);
  };

  /** Fills the three buffers, each in one go. */
  const fill = (scene: Scene, story: Story, atlas: LabelAtlas | null): NonNullable<typeof filled> => {
    const add = (size: number, write: () => void): Part => {
      const first = floats.length / size;
      write();
      return { first, count: floats.length / size - first };
    };
    floats.clear();
    const strokes = scene.lines.map((lines) => add(STROKE_FLOATS, () => addStrokeMesh(floats, lines)));
    if (floats.length > 0) strokeBuffer.fill(floats.written());
    floats.clear();
    const marks = add(MARK_FLOATS, () => addMarkQuads(floats, scene.marks, inks)).count;
    if (marks > 0) markBuffer.fill(floats.written());
    floats.clear();
    const labels = (atlas?.pages ?? []).map((_, page) =>
      add(LABEL_FLOATS, () => atlas && addLabelQuads(floats, scene.labels, story, atlas, page)),
    );
    if (floats.length > 0) labelBuffer.fill(floats.written());
    return { scene, atlas, strokes, marks, labels };
  };

  const paintStroke = ({ width, color, alpha, part, round, dash }: Stroke, { first, count }: Part): void => {
    gl.uniform1f(stroke.uniform('u_half'), width / 2);
    gl.uniform4fv(stroke.uniform('u_color'), withAlpha(inks[color], alpha));
    gl.uniform2f(stroke.uniform('u_part'), part?.[0] ?? -1e9, part?.[1] ?? 1e9);
    gl.uniform1i(stroke.uniform('u_round'), round ? 1 : 0);
    gl.uniform2f(stroke.uniform('u_dash'), dash?.on ?? 0, dash?.off ?? 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, first, count);
  };

  const upload = (atlas: LabelAtlas): void => {
    if (uploaded === atlas) return;
    gl.activeTexture(gl.TEXTURE0);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    for (const [index, page] of atlas.pages.entries()) {
      const texture = textures[index] ?? gl.createTexture();
      textures[index] = texture;
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, page);
      for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
      for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    }
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    uploaded = atlas;
  };

  return {
    ready: () => [atmosphere, stroke, mark, label].every((part) => part.ready()),
    paint(scene, { source, atlas }, view) {
      drawOver(gl);

      const around = atmosphereOf(view);
      if (around) atmosphere.paint(around, view);

      if (filled?.scene !== scene || filled.atlas !== atlas) filled = fill(scene, source.story, atlas);
      const { strokes, marks, labels } = filled;

      if (scene.strokes.length > 0) {
        begin(stroke, view);
        strokeBuffer.bind();
        for (const one of scene.strokes) {
          const part = strokes[one.lines];
          if (part && part.count > 0) paintStroke(one, part);
        }
      }

      if (marks > 0) {
        begin(mark, view);
        markBuffer.bind();
        gl.uniform4fv(mark.uniform('u_backing'), withAlpha(inks.halo, headStyle.backingOpacity));
        gl.drawArrays(gl.TRIANGLES, 0, marks);
      }

      if (atlas) {
        upload(atlas);
        if (labels.some(({ count }) => count > 0)) {
          begin(label, view);
          labelBuffer.bind();
          gl.uniform1i(label.uniform('u_atlas'), 0);
          gl.activeTexture(gl.TEXTURE0);
          for (const [page, { first, count }] of labels.entries()) {
            if (count === 0) continue;
            gl.bindTexture(gl.TEXTURE_2D, textures[page] ?? null);
            gl.drawArrays(gl.TRIANGLES, first, count);
          }
        }
      }
      gl.bindVertexArray(null);
    },
    destroy() {
      atmosphere.destroy();
      for (const buffer of [strokeBuffer, markBuffer, labelBuffer]) buffer.destroy();
      for (const program of [stroke, mark, label]) program.destroy();
      for (const texture of textures) gl.deleteTexture(texture);
    },
  };
}

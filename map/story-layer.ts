import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { type View, viewOf } from '#geo/projection.ts';
import { head as headStyle } from '#theme/lines.ts';
import { palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import { atmosphereOf } from './atmosphere.ts';
import { makeAtmospherePainter } from './atmosphere-painter.ts';
import { rgbOf } from './color.ts';
import type { Target } from './highlight.ts';
import type { LabelAtlas } from './label-atlas.ts';
import { strokeMesh } from './mesh.ts';
import { makeMesh, makeProgram } from './program.ts';
import { labelQuads, markQuads } from './quads.ts';
import { type Scene, type SceneSource, type Stroke, sceneOf } from './scene.ts';
import * as shaders from './shaders.ts';

/** What the layer draws at the next render. */
export interface StoryPicture {
  readonly frame: Frame;
  readonly source: SceneSource;
  readonly atlas: LabelAtlas | null;
  /** what is highlighted */
  readonly target: Target | null;
}

export const storyLayerId = 'story';

/**
 * The story as one custom layer over the basemap: the atmosphere around the globe, then lines, marks and labels, computed from the frame and from the
 * camera that MapLibre is rendering with. Without tiles and workers it is never a frame late or incomplete, and it matches the posters to the pixel.
 * MapLibre's own line layers cannot do this: with a progress gradient `line-dasharray` counts in shares of the line's length instead of px.
 * @param onPainted called with what has been drawn
 */
export function makeStoryLayer(
  picture: () => StoryPicture,
  onPainted: (scene: Scene, picture: StoryPicture) => void,
): CustomLayerInterface {
  let map: MapLibreMap | null = null;
  let painter: ReturnType<typeof makePainter> | null = null;
  return {
    id: storyLayerId,
    type: 'custom',
    renderingMode: '2d',
    onAdd(owner, gl) {
      map = owner;
      painter = makePainter(gl);
    },
    onRemove() {
      painter?.destroy();
      painter = null;
      map = null;
    },
    render(gl) {
      if (!map || !painter || gl.isContextLost()) return;
      // On paper the stage is not shown, and there is nothing to draw on.
      const { clientWidth, clientHeight } = map.getCanvas();
      if (clientWidth === 0 || clientHeight === 0) return;
      const now = picture();
      const view = viewNow(map);
      const scene = sceneOf(now.frame, now.source, view, now.target);
      painter.paint(scene, now, view);
      onPainted(scene, now);
    },
  };
}

/** The view that the map has now: in the story the frame's, in explore mode the reader's. */
export function viewNow(map: MapLibreMap): View {
  const { lng, lat } = map.getCenter();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getCanvas();
  return viewOf(
    { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() },
    { width: clientWidth, height: clientHeight, free: { top, right, bottom, left } },
  );
}

function makePainter(gl: WebGL2RenderingContext): {
  paint(scene: Scene, picture: StoryPicture, view: View): void;
  destroy(): void;
} {
  const atmosphere = makeAtmospherePainter(gl);
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
  const texture = gl.createTexture();
  let uploaded: LabelAtlas | null = null;

  const begin = (program: typeof stroke): void => {
    const { canvas } = gl;
    const width = (canvas as HTMLCanvasElement).clientWidth;
    gl.useProgram(program.program);
    gl.uniform2f(program.uniform('u_stage'), width, (canvas as HTMLCanvasElement).clientHeight);
    gl.uniform1f(program.uniform('u_ratio'), canvas.width / width);
  };

  const paintStroke = ({ width, color, alpha, part, round, dash }: Stroke, vertices: number): void => {
    const [r, g, b] = rgbOf(palette[color]);
    gl.uniform1f(stroke.uniform('u_half'), width / 2);
    gl.uniform4f(stroke.uniform('u_color'), r * alpha, g * alpha, b * alpha, alpha);
    gl.uniform2f(stroke.uniform('u_part'), part?.[0] ?? -1e9, part?.[1] ?? 1e9);
    gl.uniform1i(stroke.uniform('u_round'), round ? 1 : 0);
    gl.uniform2f(stroke.uniform('u_dash'), dash?.on ?? 0, dash?.off ?? 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, vertices);
  };

  const upload = (atlas: LabelAtlas): void => {
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    if (uploaded === atlas) return;
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, atlas.canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    uploaded = atlas;
  };

  return {
    paint(scene, { source, atlas }, view) {
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);

      const around = atmosphereOf(view);
      if (around) atmosphere.paint(around, view, (gl.canvas as HTMLCanvasElement).width / view.width);

      begin(stroke);
      let filled = -1;
      let vertices = 0;
      const meshes = scene.lines.map(strokeMesh);
      for (const one of scene.strokes) {
        if (one.lines !== filled) vertices = strokeBuffer.fill(meshes[one.lines] ?? new Float32Array());
        filled = one.lines;
        if (vertices > 0) paintStroke(one, vertices);
      }

      const [r, g, b] = rgbOf(palette.sea);
      const opacity = headStyle.backingOpacity;
      begin(mark);
      gl.uniform4f(mark.uniform('u_backing'), r * opacity, g * opacity, b * opacity, opacity);
      gl.drawArrays(gl.TRIANGLES, 0, markBuffer.fill(markQuads(scene.marks)));

      if (atlas) {
        begin(label);
        upload(atlas);
        gl.uniform1i(label.uniform('u_atlas'), 0);
        gl.drawArrays(gl.TRIANGLES, 0, labelBuffer.fill(labelQuads(scene.labels, source.story, atlas)));
      }
      gl.bindVertexArray(null);
    },
    destroy() {
      atmosphere.destroy();
      for (const buffer of [strokeBuffer, markBuffer, labelBuffer]) buffer.destroy();
      for (const { program } of [stroke, mark, label]) gl.deleteProgram(program);
      gl.deleteTexture(texture);
    },
  };
}

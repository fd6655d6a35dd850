import type { Map as MapLibreMap } from 'maplibre-gl';
import { haloReach, leastHalo, leastWeight } from '#basemap/lights.ts';
import { type Lens, lensOf } from '#geo/lens.ts';
import type { View } from '#geo/projection.ts';
import { type Inks, withAlpha } from './color.ts';
import { countOf, LIGHT_FLOATS, type LightPoints, looksAt, widestHalo } from './light-points.ts';
import * as shaders from './light-shaders.ts';
import type { OwnLayer } from './own-layer.ts';
import { drawOver, makeMesh, makeProgram, type Program } from './program.ts';
import { viewNow } from './view-now.ts';

export const lightLayerId = 'lights';

/** CSS px of a px of the picture of halos, as a share of how far a halo reaches; and at most. */
const GRAIN = { share: 0.5, most: 5 } as const;

/**
 * The city lights as one custom layer over the basemap: two draw calls for each file of lights, and one that spreads the halos. Halos are soft and a
 * hundred times larger than cores, so they are collected in a coarse picture of alphas; laid over each other in one colour, that gives the
 * same as drawing them on the stage one by one.
 * @param lights the files to draw in a view
 * @param stage size of the stage, CSS px
 * @param strength 0–1, of all lights
 * @param halos whether halos are drawn
 * @param inks their colours
 */
export function makeLightLayer(
  lights: (view: View) => readonly LightPoints[],
  stage: () => { readonly width: number; readonly height: number },
  strength: () => number,
  halos: () => boolean,
  inks: Inks,
): OwnLayer {
  let map: MapLibreMap | null = null;
  let painter: LightPainter | null = null;
  let view: View | null = null;
  return {
    id: lightLayerId,
    type: 'custom',
    renderingMode: '2d',
    ready: () => painter?.ready() ?? false,
    onAdd(owner, gl) {
      map = owner;
      painter = makeLightPainter(gl as WebGL2RenderingContext, inks);
    },
    onRemove() {
      painter?.destroy();
      painter = null;
      map = null;
    },
    prerender(gl) {
      view = null;
      if (!map || !painter?.ready() || gl.isContextLost()) return;
      view = viewNow(map, stage());
      painter.prepare(view, map.getZoom(), lights(view), halos());
    },
    render(gl) {
      if (view && painter && !gl.isContextLost()) painter.paint(strength());
    },
  };
}

interface LightPainter {
  ready(): boolean;
  /** Draws the halos, if they are wanted, into their picture. */
  prepare(view: View, zoom: number, lights: readonly LightPoints[], halos: boolean): void;
  /** Draws what was prepared on the stage. */
  paint(strength: number): void;
  destroy(): void;
}

/** What a frame of lights is drawn from. */
interface Prepared {
  readonly view: View;
  readonly lens: Lens;
  readonly zoom: number;
  readonly lights: readonly LightPoints[];
  readonly looks: Float32Array;
  /** the stage's corners in the picture of halos, 0–1; null: no halos */
  readonly part: readonly [left: number, bottom: number, right: number, top: number] | null;
}

/** A target of drawing: px of its own per CSS px; its size, and a margin around the stage within it, CSS px. */
interface Target {
  readonly ratio: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** Throws as `makeProgram` does. */
function makeLightPainter(gl: WebGL2RenderingContext, inks: Inks): LightPainter {
  const halo = makeProgram(gl, shaders.haloVertex, shaders.haloFragment);
  const core = makeProgram(gl, shaders.coreVertex, shaders.coreFragment);
  const spread = makeProgram(gl, shaders.spreadVertex, shaders.spreadFragment);
  const buffers = new Map<LightPoints, { array: WebGLVertexArrayObject | null; buffer: WebGLBuffer | null }>();
  const stage = makeCorners(gl, spread);
  const picture = makePicture(gl);
  let prepared: Prepared | null = null;

  const bind = (points: LightPoints): void => {
    let found = buffers.get(points);
    if (!found) {
      found = { array: gl.createVertexArray(), buffer: gl.createBuffer() };
      gl.bindVertexArray(found.array);
      gl.bindBuffer(gl.ARRAY_BUFFER, found.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, points.vertices, gl.STATIC_DRAW);
      for (const [name, size, at] of [
        ['a_at', 3, 0],
        ['a_look', 1, 12],
      ] as const) {
        const place = halo.attribute(name);
        gl.enableVertexAttribArray(place);
        gl.vertexAttribPointer(place, size, gl.FLOAT, false, LIGHT_FLOATS * 4, at);
      }
      buffers.set(points, found);
    }
    gl.bindVertexArray(found.array);
  };

  const draw = (program: Program, { view, lens, lights, looks }: Prepared, target: Target, least: number): void => {
    program.use();
    gl.uniform4fv(program.uniform('u_row_x'), lens.rowX);
    gl.uniform4fv(program.uniform('u_row_y'), lens.rowY);
    gl.uniform4fv(program.uniform('u_row_w'), lens.rowW);
    gl.uniform3fv(program.uniform('u_eye'), lens.eye);
    gl.uniform2f(program.uniform('u_globe'), view.R, lens.near);
    gl.uniform3f(program.uniform('u_target'), target.width, target.height, target.margin);
    gl.uniform1f(program.uniform('u_ratio'), target.ratio);
    gl.uniform4fv(program.uniform('u_looks'), looks);
    for (const points of lights) {
      const count = countOf(points, least);
      if (count === 0) continue;
      bind(points);
      gl.drawArrays(gl.POINTS, 0, count);
    }
  };

  return {
    ready: () => [halo, core, spread].every((program) => program.ready()),
    prepare(view, zoom, lights, halos) {
      const lens = lensOf(view);
      const looks = looksAt(zoom);
      const frame: Prepared = { view, lens, zoom, lights, looks, part: null };
      prepared = frame;
      if (!halos) return;
      const widest = widestHalo(looks);
      const dense = deviceRatio(gl, view);
      const grain = Math.max(Math.min(haloReach(zoom) * GRAIN.share, GRAIN.most), 1 / dense);
      const margin = Math.ceil(widest / grain) * grain;
      const width = Math.ceil((view.width + 2 * margin) / grain);
      const height = Math.ceil((view.height + 2 * margin) / grain);
      picture.begin(width, height);
      drawOver(gl);
      gl.viewport(0, 0, width, height);
      // In whole px of the picture: a little more than the stage and its margin.
      draw(halo, frame, { ratio: 1 / grain, width: width * grain, height: height * grain, margin }, leastHalo(zoom));
      picture.end();
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.bindVertexArray(null);
      const [w, h] = picture.size();
      prepared = {
        ...frame,
        part: [
          margin / grain / w,
          (height - (margin + view.height) / grain) / h,
          (margin + view.width) / grain / w,
          (height - margin / grain) / h,
        ],
      };
    },
    paint(strength) {
      if (!prepared || strength <= 0) return;
      drawOver(gl);
      if (prepared.part) {
        spread.use();
        gl.uniform4fv(spread.uniform('u_part'), prepared.part);
        gl.uniform1i(spread.uniform('u_halos'), 0);
        gl.uniform4fv(spread.uniform('u_color'), withAlpha(inks.lightHalo, strength));
        gl.activeTexture(gl.TEXTURE0);
        picture.bind();
        stage.draw();
      }
      core.use();
      gl.uniform4fv(core.uniform('u_color'), withAlpha(inks.lightCore, strength));
      const { view, zoom } = prepared;
      draw(core, prepared, { ratio: deviceRatio(gl, view), width: view.width, height: view.height, margin: 0 }, leastWeight(zoom));
      gl.bindVertexArray(null);
    },
    destroy() {
      for (const { array, buffer } of buffers.values()) {
        gl.deleteVertexArray(array);
        gl.deleteBuffer(buffer);
      }
      for (const program of [halo, core, spread]) program.destroy();
      stage.destroy();
      picture.destroy();
    },
  };
}

/** Device px per CSS px of the canvas. */
const deviceRatio = (gl: WebGL2RenderingContext, view: View): number => gl.drawingBufferWidth / view.width;

/** The corners of the stage as a strip, 0–1. */
function makeCorners(gl: WebGL2RenderingContext, program: Program): { draw(): void; destroy(): void } {
  const mesh = makeMesh(gl, program, [['a_at_px', 2]]);
  let filled = false;
  return {
    draw() {
      if (filled) mesh.bind();
      else mesh.fill(new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]));
      filled = true;
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    },
    destroy: mesh.destroy,
  };
}

/** A picture of one channel to draw into. It grows with what is asked of it, and never shrinks. */
function makePicture(gl: WebGL2RenderingContext): {
  /** Makes it the target, empty, at least as large as this, px. */
  begin(width: number, height: number): void;
  end(): void;
  bind(): void;
  size(): readonly [width: number, height: number];
  destroy(): void;
} {
  const texture = gl.createTexture();
  const frame = gl.createFramebuffer();
  let [width, height] = [0, 0];
  const bind = (): void => gl.bindTexture(gl.TEXTURE_2D, texture);
  return {
    begin(w, h) {
      if (w > width || h > height) {
        [width, height] = [Math.max(w, width), Math.max(h, height)];
        gl.activeTexture(gl.TEXTURE0);
        bind();
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, null);
        for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
        for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
        gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
        gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      }
      gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
      gl.disable(gl.SCISSOR_TEST);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    end: () => gl.bindFramebuffer(gl.FRAMEBUFFER, null),
    bind,
    size: () => [width, height],
    destroy() {
      gl.deleteTexture(texture);
      gl.deleteFramebuffer(frame);
    },
  };
}

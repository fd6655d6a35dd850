import type { Map as MapLibreMap } from 'maplibre-gl';
import { leastHalo, leastWeight } from '#basemap/lights.ts';
import { type Lens, lensOf, type Row } from '#geo/lens.ts';
import type { View } from '#geo/projection.ts';
import { planesOf } from '#geo/view-planes.ts';
import { type Inks, withAlpha } from './color.ts';
import { type Drawn, type HaloPicture, haloPictureOf, isDrawn, rimOf } from './halo-picture.ts';
import { cellsIn, trianglesOf } from './light-cells.ts';
import { LIGHT_FLOATS, type LightPoints, looksAt, stretchesOf, widestOf } from './light-points.ts';
import * as shaders from './light-shaders.ts';
import type { OwnLayer } from './own-layer.ts';
import { drawOver, makeMesh, makeProgram, type Program } from './program.ts';
import { viewNow } from './view-now.ts';

export const lightLayerId = 'lights';

/**
 * The city lights as one custom layer over the basemap: of each file of lights the cells that are in view, their halos first and their cores over them. Halos are
 * soft and a hundred times larger than cores, so they are collected in a coarse picture of alphas (halo-picture.ts), which is then spread over the stage; laid over
 * each other in one colour, that gives the same as drawing them on the stage one by one. From far away one such picture serves many frames, and is nearly the same.
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
  readonly halos: HaloPicture | null;
}

/** What discs are drawn on, as in `HaloPicture`; sizes with the margin, in px of the lens. */
type Target = Pick<HaloPicture, 'lens' | 'planes' | 'R' | 'width' | 'height' | 'margin' | 'ratio'>;

/** Throws as `makeProgram` does. */
function makeLightPainter(gl: WebGL2RenderingContext, inks: Inks): LightPainter {
  const halo = makeProgram(gl, shaders.haloVertex, shaders.haloFragment);
  const core = makeProgram(gl, shaders.coreVertex, shaders.coreFragment);
  const spread = makeProgram(gl, shaders.spreadVertex, shaders.spreadFragment);
  const buffers = new Map<LightPoints, { array: WebGLVertexArrayObject | null; buffer: WebGLBuffer | null }>();
  const stage = makeTriangles(gl, spread);
  const cells = makeTriangles(gl, spread);
  /** the files of which `cells` are made */
  const inCells = new Set<LightPoints>();
  const pictures = { stage: makePicture(gl), cells: makePicture(gl) };
  /** what the picture over cells shows */
  let drawn: Drawn | null = null;
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

  const setRows = (program: Program, { rowX, rowY, rowW }: Pick<Lens, 'rowX' | 'rowY' | 'rowW'>): void => {
    gl.uniform4fv(program.uniform('u_row_x'), rowX);
    gl.uniform4fv(program.uniform('u_row_y'), rowY);
    gl.uniform4fv(program.uniform('u_row_w'), rowW);
  };

  const draw = (program: Program, lights: readonly LightPoints[], looks: Float32Array, target: Target, least: number): void => {
    const { width, height, margin } = target;
    program.use();
    setRows(program, target.lens);
    gl.uniform3fv(program.uniform('u_eye'), target.lens.eye);
    gl.uniform2f(program.uniform('u_globe'), target.R, target.lens.near);
    gl.uniform3f(program.uniform('u_target'), width, height, margin);
    gl.uniform1f(program.uniform('u_ratio'), target.ratio);
    gl.uniform4fv(program.uniform('u_looks'), looks);
    const seen = cellsIn(target.planes);
    for (const points of lights) {
      const stretches = stretchesOf(points, least, seen);
      if (stretches.length > 0) bind(points);
      for (let i = 0; i < stretches.length; i += 2) {
        const from = stretches[i] ?? 0;
        gl.drawArrays(gl.POINTS, from, (stretches[i + 1] ?? from) - from);
      }
    }
  };

  const drawHalos = ({ zoom: viewZoom, lights, looks }: Prepared, halos: HaloPicture): void => {
    const wanted: Drawn = { key: halos.key, lights };
    if (isDrawn(drawn, wanted)) return;
    const { width, height, zoom, ratio } = halos;
    const picture = pictures[halos.on];
    picture.begin(width, height);
    drawOver(gl);
    gl.viewport(0, 0, width, height);
    const looksThere = zoom === viewZoom ? looks : looksAt(zoom);
    draw(halo, lights, looksThere, { ...halos, width: width / ratio, height: height / ratio }, leastHalo(zoom));
    picture.end();
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.bindVertexArray(null);
    if (halos.on === 'cells') drawn = wanted;
  };

  const spreadHalos = ({ view, lens, lights }: Prepared, halos: HaloPicture, strength: number): void => {
    const picture = pictures[halos.on];
    const [width, height] = picture.size();
    const up: Row = [-halos.down[0], -halos.down[1], -halos.down[2], halos.height - halos.down[3]];
    spread.use();
    const onStage = halos.on === 'stage';
    setRows(spread, onStage ? { rowX: [view.width, 0, 0, 0], rowY: [0, view.height, 0, 0], rowW: [0, 0, 0, 1] } : lens);
    gl.uniform2f(spread.uniform('u_stage'), view.width, view.height);
    gl.uniform4fv(
      spread.uniform('u_across'),
      halos.across.map((part) => part / width),
    );
    gl.uniform4fv(
      spread.uniform('u_up'),
      up.map((part) => part / height),
    );
    gl.uniform1i(spread.uniform('u_halos'), 0);
    gl.uniform4fv(spread.uniform('u_color'), withAlpha(inks.lightHalo, strength * halos.strength));
    gl.activeTexture(gl.TEXTURE0);
    picture.bind();
    if (onStage) {
      if (stage.empty()) stage.fill(new Float32Array([0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0]));
      stage.draw();
      return;
    }
    const before = inCells.size;
    for (const points of lights) inCells.add(points);
    if (inCells.size > before) cells.fill(trianglesOf(new Set([...inCells].flatMap(({ lit }) => [...lit]))));
    // Cells beyond the horizon face away.
    gl.enable(gl.CULL_FACE);
    gl.cullFace(gl.BACK);
    gl.frontFace(gl.CCW);
    cells.draw();
    gl.disable(gl.CULL_FACE);
  };

  return {
    ready: () => [halo, core, spread].every((program) => program.ready()),
    prepare(view, zoom, lights, wanted) {
      const [lens, looks] = [lensOf(view), looksAt(zoom)];
      const halos = wanted ? haloPictureOf(view, lens, zoom, deviceRatio(gl, view), widestOf(looks, 'halo')) : null;
      prepared = { view, lens, zoom, lights, looks, halos };
      if (halos) drawHalos(prepared, halos);
    },
    paint(strength) {
      if (!prepared || strength <= 0) return;
      drawOver(gl);
      const { view, lens, zoom, lights, looks, halos } = prepared;
      if (halos) spreadHalos(prepared, halos, strength);
      core.use();
      gl.uniform4fv(core.uniform('u_color'), withAlpha(inks.lightCore, strength));
      const { R, width, height } = view;
      const planes = planesOf(view, rimOf(widestOf(looks, 'core')));
      draw(core, lights, looks, { lens, planes, R, width, height, margin: 0, ratio: deviceRatio(gl, view) }, leastWeight(zoom));
      gl.bindVertexArray(null);
    },
    destroy() {
      for (const { array, buffer } of buffers.values()) {
        gl.deleteVertexArray(array);
        gl.deleteBuffer(buffer);
      }
      for (const program of [halo, core, spread]) program.destroy();
      stage.destroy();
      cells.destroy();
      pictures.stage.destroy();
      pictures.cells.destroy();
    },
  };
}

/** Device px per CSS px of the canvas. */
const deviceRatio = (gl: WebGL2RenderingContext, view: View): number => gl.drawingBufferWidth / view.width;

/** Triangles of points with three numbers each. */
function makeTriangles(gl: WebGL2RenderingContext, program: Program) {
  const mesh = makeMesh(gl, program, [['a_at', 3]]);
  let count = 0;
  return {
    empty: (): boolean => count === 0,
    fill(data: Float32Array): void {
      mesh.fill(data);
      count = data.length / 3;
    },
    draw(): void {
      mesh.bind();
      gl.drawArrays(gl.TRIANGLES, 0, count);
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

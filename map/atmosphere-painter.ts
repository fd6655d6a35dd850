import { glow, haze, limbLine } from '#theme/atmosphere.ts';
import type { Palette } from '#theme/palette.ts';
import type { Atmosphere } from './atmosphere.ts';
import { rgbOf } from './color.ts';
import { makeMesh, makeProgram } from './program.ts';
import { cover, toClip } from './shaders.ts';

const float = (value: number): string => value.toFixed(6);
const vec3 = (hex: string): string => `vec3(${rgbOf(hex).map(float).join(', ')})`;

/** Corners of the ring in which there is haze, limb or glow; inside and outside it nothing is drawn, and what is drawn costs by the px. */
const CORNERS = 96;

/** Where the light begins and ends, in radii of the disc; a little more, as the ring's sides are straight. */
const ring = [haze[0][0], (1 + glow.height * glow.reach) / Math.cos(Math.PI / CORNERS)] as const;

const vertex = `#version 300 es
precision highp float;
// a point of a circle of radius 1, and where it lies in the ring, 0–1; or, without a disc, a corner of the stage, −1 to 1
in vec3 a_at;
uniform vec4 u_box;
uniform vec2 u_ring;
${toClip}
void main() {
  gl_Position = toClip(u_box.xy + a_at.xy * u_box.zw * mix(u_ring.x, u_ring.y, a_at.z));
}`;

/** Linear between the stops of the haze. */
const hazeSteps = haze
  .slice(1)
  .map(([at, alpha], i) => {
    const [before, low] = haze[i] ?? [0, 0];
    return `  if (d > ${float(before)}) h = mix(${float(low)}, ${float(alpha)}, min((d - ${float(before)}) / ${float(at - before)}, 1.0));`;
  })
  .join('\n');

const fragmentOf = (palette: Palette): string => `#version 300 es
precision highp float;
// the canvas's size, device px
uniform vec2 u_canvas;
uniform vec2 u_stage;
// the disc: its centre, px, and 1 / half axes; strength 0 where there is none
uniform vec4 u_disc;
uniform float u_strength;
// principal point and focal length, px
uniform vec3 u_lens;
// c0, cy, cyy, cxx
uniform vec4 u_conic;
uniform vec2 u_facing;
out vec4 color;
${cover}

float hazeAt(float d) {
  float h = 0.0;
${hazeSteps}
  return h;
}

void main() {
  vec2 px = vec2(gl_FragCoord.x / u_canvas.x, 1.0 - gl_FragCoord.y / u_canvas.y) * u_stage;
  vec2 at = vec2(px.x - u_lens.x, u_lens.y - px.y) / u_lens.z;
  // Signed px beyond the limb: the conic over its own slope.
  float conic = u_conic.x + u_conic.y * at.y + u_conic.z * at.y * at.y + u_conic.w * at.x * at.x;
  vec2 slope = vec2(2.0 * u_conic.w * at.x, u_conic.y + 2.0 * u_conic.z * at.y);
  float beyond = -conic / max(length(slope), 1e-9) * u_lens.z;
  bool facing = u_facing.x * at.y < u_facing.y;

  float d = length((px - u_disc.xy) * u_disc.zw);
  float height = max(d - 1.0, 0.0) / ${float(glow.height)};
  float glowAlpha = height < ${float(glow.reach)} ? ${float(glow.alpha)} * exp(-height) : 0.0;
  float inside = cover(beyond);
  vec4 light = mix(vec4(${vec3(palette.atmosphere)}, 1.0) * glowAlpha, vec4(${vec3(palette.haze)}, 1.0) * hazeAt(d), inside) * u_strength;
  float limb = facing ? cover(abs(beyond) - ${float(limbLine.width / 2)}) * ${float(limbLine.alpha)} : 0.0;
  color = light * (1.0 - limb) + vec4(${vec3(palette.limb)}, 1.0) * limb;
}`;

/** The ring as a strip, then the stage as another: x, y, and where in the ring. */
function corners(): Float32Array {
  const around = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const [x, y] = [Math.cos((2 * Math.PI * i) / CORNERS), Math.sin((2 * Math.PI * i) / CORNERS)];
    return [x, y, 0, x, y, 1];
  });
  return new Float32Array([...around.flat(), -1, -1, 1, 1, -1, 1, -1, 1, 1, 1, 1, 1]);
}

/** Draws the atmosphere above basemap and lights. Throws as `makeProgram` does. */
export function makeAtmospherePainter(
  gl: WebGL2RenderingContext,
  palette: Palette,
): {
  paint(atmosphere: Atmosphere, lens: { cx: number; cy: number; f: number; width: number; height: number }): void;
  ready(): boolean;
  destroy(): void;
} {
  const program = makeProgram(gl, vertex, fragmentOf(palette));
  const { uniform } = program;
  const mesh = makeMesh(gl, program, [['a_at', 3]]);
  let filled = false;
  return {
    ready: program.ready,
    paint({ disc, conic, facing }, { cx, cy, f, width, height }) {
      program.use();
      gl.uniform2f(uniform('u_stage'), width, height);
      gl.uniform2f(uniform('u_canvas'), gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.uniform1f(uniform('u_ratio'), gl.drawingBufferWidth / width);
      gl.uniform4f(uniform('u_disc'), disc?.x ?? 0, disc?.y ?? 0, 1 / (disc?.radius ?? 1), 1 / (disc?.radiusY ?? 1));
      gl.uniform1f(uniform('u_strength'), disc?.strength ?? 0);
      gl.uniform3f(uniform('u_lens'), cx, cy, f);
      gl.uniform4f(uniform('u_conic'), conic.c0, conic.cy, conic.cyy, conic.cxx);
      gl.uniform2f(uniform('u_facing'), facing[0], facing[1]);
      if (disc) gl.uniform4f(uniform('u_box'), disc.x, disc.y, disc.radius, disc.radiusY);
      else gl.uniform4f(uniform('u_box'), width / 2, height / 2, width / 2, height / 2);
      // The line of the limb is a px, whatever the disc's size.
      const line = limbLine.width / (disc ? Math.min(disc.radius, disc.radiusY) : 1);
      if (disc) gl.uniform2f(uniform('u_ring'), ring[0], Math.max(ring[1], 1 + 2 * line));
      else gl.uniform2f(uniform('u_ring'), 1, 1);
      if (filled) mesh.bind();
      else mesh.fill(corners());
      filled = true;
      if (disc) gl.drawArrays(gl.TRIANGLE_STRIP, 0, 2 * (CORNERS + 1));
      else gl.drawArrays(gl.TRIANGLE_STRIP, 2 * (CORNERS + 1), 4);
    },
    destroy() {
      mesh.destroy();
      program.destroy();
    },
  };
}

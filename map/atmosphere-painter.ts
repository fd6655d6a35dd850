import { glow, haze, limbLine } from '#theme/atmosphere.ts';
import { palette } from '#theme/palette.ts';
import type { Atmosphere } from './atmosphere.ts';
import { rgbOf } from './color.ts';
import { makeMesh, makeProgram } from './program.ts';
import { cover, toClip } from './shaders.ts';

const float = (value: number): string => value.toFixed(6);
const vec3 = (hex: string): string => `vec3(${rgbOf(hex).map(float).join(', ')})`;

const vertex = `#version 300 es
precision highp float;
in vec2 a_at_px;
out vec2 v_px;
${toClip}
void main() {
  v_px = a_at_px;
  gl_Position = toClip(a_at_px);
}`;

/** Linear between the stops of the haze. */
const hazeSteps = haze
  .slice(1)
  .map(([at, alpha], i) => {
    const [before, low] = haze[i] ?? [0, 0];
    return `  if (d > ${float(before)}) h = mix(${float(low)}, ${float(alpha)}, min((d - ${float(before)}) / ${float(at - before)}, 1.0));`;
  })
  .join('\n');

const fragment = `#version 300 es
precision highp float;
in vec2 v_px;
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
  vec2 at = vec2(v_px.x - u_lens.x, u_lens.y - v_px.y) / u_lens.z;
  // Signed px beyond the limb: the conic over its own slope.
  float conic = u_conic.x + u_conic.y * at.y + u_conic.z * at.y * at.y + u_conic.w * at.x * at.x;
  vec2 slope = vec2(2.0 * u_conic.w * at.x, u_conic.y + 2.0 * u_conic.z * at.y);
  float beyond = -conic / max(length(slope), 1e-9) * u_lens.z;
  bool facing = u_facing.x * at.y < u_facing.y;

  float d = length((v_px - u_disc.xy) * u_disc.zw);
  float height = max(d - 1.0, 0.0) / ${float(glow.height)};
  float glowAlpha = height < ${float(glow.reach)} ? ${float(glow.alpha)} * exp(-height) : 0.0;
  float inside = cover(beyond);
  vec4 light = mix(vec4(${vec3(palette.atmosphere)}, 1.0) * glowAlpha, vec4(${vec3(palette.haze)}, 1.0) * hazeAt(d), inside) * u_strength;
  float limb = facing ? cover(abs(beyond) - ${float(limbLine.width / 2)}) * ${float(limbLine.alpha)} : 0.0;
  color = light * (1.0 - limb) + vec4(${vec3(palette.limb)}, 1.0) * limb;
}`;

/** Draws the atmosphere over the whole stage, above basemap and lights. Throws as `makeProgram` does. */
export function makeAtmospherePainter(gl: WebGL2RenderingContext): {
  paint(atmosphere: Atmosphere, lens: { cx: number; cy: number; f: number; width: number; height: number }, ratio: number): void;
  destroy(): void;
} {
  const { program, uniform, attribute } = makeProgram(gl, vertex, fragment);
  const mesh = makeMesh(gl, { program, uniform, attribute }, [['a_at_px', 2]]);
  return {
    paint({ disc, conic, facing }, { cx, cy, f, width, height }, ratio) {
      gl.useProgram(program);
      gl.uniform2f(uniform('u_stage'), width, height);
      gl.uniform1f(uniform('u_ratio'), ratio);
      gl.uniform4f(uniform('u_disc'), disc?.x ?? 0, disc?.y ?? 0, 1 / (disc?.radius ?? 1), 1 / (disc?.radiusY ?? 1));
      gl.uniform1f(uniform('u_strength'), disc?.strength ?? 0);
      gl.uniform3f(uniform('u_lens'), cx, cy, f);
      gl.uniform4f(uniform('u_conic'), conic.c0, conic.cy, conic.cyy, conic.cxx);
      gl.uniform2f(uniform('u_facing'), facing[0], facing[1]);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, mesh.fill(new Float32Array([0, 0, width, 0, 0, height, width, height])));
    },
    destroy() {
      mesh.destroy();
      gl.deleteProgram(program);
    },
  };
}

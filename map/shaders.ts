/**
 * GLSL ES 3.00. All lengths are CSS px; `u_ratio` is device px per CSS px, `u_stage` the stage's size. Edges are smoothed over one device
 * px from the signed distance to the shape. Colours leave multiplied by their alpha, as MapLibre blends them.
 */
export const toClip = `
uniform vec2 u_stage;
vec4 toClip(vec2 px) { return vec4(px.x / u_stage.x * 2.0 - 1.0, 1.0 - px.y / u_stage.y * 2.0, 0.0, 1.0); }`;

export const cover = `
uniform float u_ratio;
float cover(float distance) { return clamp(0.5 - distance * u_ratio, 0.0, 1.0); }`;

export const strokeVertex = `#version 300 es
precision highp float;
in vec2 a_at_px;
in vec2 a_normal;
in float a_side;
in float a_at;
in float a_period;
uniform float u_half;
out float v_across;
out float v_at;
flat out float v_period;
${toClip}
void main() {
  float reach = u_half + 1.0;
  v_across = a_side * reach;
  v_at = a_at;
  v_period = a_period;
  gl_Position = toClip(a_at_px + a_normal * a_side * reach);
}`;

export const strokeFragment = `#version 300 es
precision highp float;
in float v_across;
in float v_at;
// period of the dashes in units of v_at
flat in float v_period;
uniform float u_half;
uniform vec4 u_color;
uniform vec2 u_part;
uniform bool u_round;
// on and off, px; both 0: solid
uniform vec2 u_dash;
out vec4 color;
${cover}

// Distance from a shape whose side is across and whose end lies beyond, both signed px.
float capped(float beyond) {
  float across = abs(v_across);
  if (!u_round) return max(across - u_half, beyond);
  return length(vec2(max(beyond, 0.0), across)) - u_half;
}

// Signed px from the nearest dash of a pattern that begins with one at 0.
float beyondDash(float pxPerUnit) {
  float on = u_dash.x / (u_dash.x + u_dash.y) * v_period;
  float along = mod(v_at, v_period);
  float beyond = along > on ? min(along - on, v_period - along) : -min(along, on - along);
  return beyond * pxPerUnit;
}

void main() {
  // A pixel's span of v_at, and so px per unit, wherever perspective stretches the line.
  float pxPerUnit = 1.0 / max(length(vec2(dFdx(v_at), dFdy(v_at))) * u_ratio, 1e-9);
  float beyond = max(u_part.x - v_at, v_at - u_part.y) * pxPerUnit;
  float shown = cover(capped(beyond));
  if (u_dash.x + u_dash.y > 0.0) {
    float dash = cover(capped(beyondDash(pxPerUnit)));
    shown = min(cover(max(abs(v_across) - u_half, beyond)), dash);
  }
  color = u_color * shown;
}`;

export const markVertex = `#version 300 es
precision highp float;
in vec2 a_at_px;
in vec2 a_from;
in vec4 a_shape;
in vec4 a_color;
out vec2 v_from;
flat out vec4 v_shape;
flat out vec4 v_color;
${toClip}
void main() {
  v_from = a_from;
  v_shape = a_shape;
  v_color = a_color;
  gl_Position = toClip(a_at_px);
}`;

export const markFragment = `#version 300 es
precision highp float;
in vec2 v_from;
// shape, radius, stroke, radius of the backing
flat in vec4 v_shape;
flat in vec4 v_color;
uniform vec4 u_backing;
out vec4 color;
${cover}
const float TURN = 6.283185307;
const float DASHES = 8.0;

void main() {
  float shape = v_shape.x, radius = v_shape.y, stroke = v_shape.z;
  float from = length(v_from);
  vec2 at = abs(v_from);
  float outside = from - radius;
  if (shape > 2.5) outside = (at.x + at.y - radius) * 0.70710678;
  if (shape > 3.5) outside = max(at.x, at.y) - radius * 0.8;
  // an equilateral triangle, its point up, around the same centre
  if (shape > 4.5) outside = max(at.x * 0.8660254 - v_from.y * 0.5, v_from.y) - radius * 0.5;
  if (stroke > 0.0) outside = abs(outside) - stroke * 0.5;
  if (shape > 1.5 && shape < 2.5) {
    float turn = fract(atan(v_from.y, v_from.x) / TURN * DASHES);
    float along = (abs(turn - 0.5) - 0.29) * TURN / DASHES * from;
    outside = max(outside, along);
  }
  vec4 own = vec4(v_color.rgb, 1.0) * cover(outside);
  vec4 backing = v_shape.w > 0.0 ? u_backing * cover(from - v_shape.w) : vec4(0.0);
  color = (own + backing * (1.0 - own.a)) * v_color.a;
}`;

export const labelVertex = `#version 300 es
precision highp float;
in vec2 a_at_px;
in vec2 a_uv;
in float a_alpha;
out vec2 v_uv;
out float v_alpha;
${toClip}
void main() {
  v_uv = a_uv;
  v_alpha = a_alpha;
  gl_Position = toClip(a_at_px);
}`;

export const labelFragment = `#version 300 es
precision highp float;
in vec2 v_uv;
in float v_alpha;
uniform sampler2D u_atlas;
out vec4 color;
void main() {
  color = texture(u_atlas, v_uv) * v_alpha;
}`;

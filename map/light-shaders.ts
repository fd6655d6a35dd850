import { LOOKS } from './light-points.ts';

/**
 * A light is a disc that lies on the ground: on the stage an ellipse, which narrows towards the horizon. The vertex shader projects its middle
 * (geo/lens.ts) and two directions along the ground, and hands the ellipse to the fragment shader as a matrix. GLSL ES 3.00; lengths are CSS px.
 */
const vertex = (look: string, grown: string): string => `#version 300 es
precision highp float;
// the same places in both programs, which read the same buffers
layout(location = 0) in vec3 a_at;
layout(location = 1) in float a_look;
// the rows of geo/lens.ts, and the camera in radii
uniform vec4 u_row_x, u_row_y, u_row_w;
uniform vec3 u_eye;
// radius of the globe in the px of looks; least depth
uniform vec2 u_globe;
// size of the target with its margin, and the margin, as the lens has them
uniform vec3 u_target;
// px of the target per px of the lens
uniform float u_ratio;
uniform vec4 u_looks[${LOOKS}];
flat out mat2 v_to_disc;
flat out float v_alpha;
flat out float v_radius;
out float v_size;
void main() {
  vec2 look = u_looks[int(a_look)].${look};
  vec4 at = vec4(a_at, 1.0);
  float w = dot(u_row_w, at);
  gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
  gl_PointSize = 1.0;
  if (look.y <= 0.0 || dot(a_at, u_eye) < 1.0 || w < u_globe.y) return;
  vec2 px = vec2(dot(u_row_x, at), dot(u_row_y, at)) / w;
  vec3 aside = normalize(cross(a_at, abs(a_at.z) < 0.9 ? vec3(0.0, 0.0, 1.0) : vec3(1.0, 0.0, 0.0)));
  vec3 along = cross(a_at, aside);
  // columns: where a px of ground in each direction goes on the stage
  mat2 ground = mat2(
    vec2(dot(u_row_x.xyz, aside), dot(u_row_y.xyz, aside)) - px * dot(u_row_w.xyz, aside),
    vec2(dot(u_row_x.xyz, along), dot(u_row_y.xyz, along)) - px * dot(u_row_w.xyz, along)
  ) / (w * u_globe.x);
  mat2 disc = ground * look.x;
  // The ellipse as a quadratic form, at least as wide as the target's px can show; its light stays the same.
  mat2 form = disc * transpose(disc);
  float area = determinant(form);
  float least = ${grown} / u_ratio;
  form[0][0] += least * least;
  form[1][1] += least * least;
  float det = form[0][0] * form[1][1] - form[0][1] * form[0][1];
  float mean = (form[0][0] + form[1][1]) * 0.5;
  float apart = sqrt(max(mean * mean - det, 0.0));
  float widest = sqrt(mean + apart);
  v_radius = sqrt(max(mean - apart, 0.0)) * u_ratio;
  // from px to shares of the radius along the ellipse's axes: the inverse of the form's root
  float root = sqrt(det);
  float scale = 1.0 / (sqrt(form[0][0] + form[1][1] + 2.0 * root) );
  mat2 half_form = mat2(form[0][0] + root, form[0][1], form[0][1], form[1][1] + root) * scale;
  v_to_disc = inverse(half_form);
  v_alpha = look.y * sqrt(area / det);
  v_size = max(2.0 * widest, 1.0 / u_ratio); // no point is smaller than a px
  gl_PointSize = v_size * u_ratio;
  gl_Position = vec4((px.x + u_target.z) / u_target.x * 2.0 - 1.0, 1.0 - (px.y + u_target.z) / u_target.y * 2.0, 0.0, 1.0);
}`;

/** A disc whose alpha falls smoothly to 0 at its rim. @param steep how many times steeper than from the middle on @param ink its colour */
const fragment = (steep: string, ink: string): string => `#version 300 es
precision highp float;
flat in mat2 v_to_disc;
flat in float v_alpha;
flat in float v_radius;
in float v_size;
uniform vec4 u_color;
out vec4 color;
void main() {
  float t = clamp((1.0 - length(v_to_disc * ((gl_PointCoord - 0.5) * v_size))) * ${steep}, 0.0, 1.0);
  color = ${ink} * (v_alpha * t * t * (3.0 - 2.0 * t));
}`;

/** Halos into a picture of alphas, coarser than the stage: they are soft, and there are thousands. */
export const haloVertex = vertex('xy', '0.35');
export const haloFragment = fragment('1.0', 'vec4(1.0)');

/** Cores on the stage itself; the edge softens over one device px inwards. */
export const coreVertex = vertex('zw', '0.2');
export const coreFragment = fragment('v_radius', 'u_color');

/** The picture of the halos, over the stage or over cells of the Earth. */
export const spreadVertex = `#version 300 es
precision highp float;
in vec3 a_at;
// where a point of it is on the stage, px, and its depth
uniform vec4 u_row_x, u_row_y, u_row_w;
uniform vec2 u_stage;
// where it is in the picture, 0–1
uniform vec4 u_across, u_up;
out vec2 v_uv;
void main() {
  vec4 at = vec4(a_at, 1.0);
  float w = dot(u_row_w, at);
  v_uv = vec2(dot(u_across, at), dot(u_up, at));
  gl_Position = vec4(2.0 * dot(u_row_x, at) / u_stage.x - w, w - 2.0 * dot(u_row_y, at) / u_stage.y, 0.0, w);
}`;

export const spreadFragment = `#version 300 es
precision highp float;
in vec2 v_uv;
uniform sampler2D u_halos;
uniform vec4 u_color;
out vec4 color;
void main() {
  color = u_color * texture(u_halos, v_uv).r;
}`;

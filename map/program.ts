/** A linked pair of shaders with the places of its inputs. */
export interface Program {
  readonly program: WebGLProgram;
  readonly attribute: (name: string) => number;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/** Compiles and links. Throws an Error with the driver's log; on a lost context it throws too. */
export function makeProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('Expected a shader, got none: the context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(`Shader: ${gl.getShaderInfoLog(shader)}`);
    gl.attachShader(program, shader);
    gl.deleteShader(shader); // it lives on as part of the program
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`Program: ${gl.getProgramInfoLog(program)}`);
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    attribute: (name) => gl.getAttribLocation(program, name),
    uniform: (name) => {
      const known = uniforms.get(name);
      if (known !== undefined) return known;
      const found = gl.getUniformLocation(program, name);
      uniforms.set(name, found);
      return found;
    },
  };
}

/** A buffer of floats that is filled anew each frame, and how a program reads it: [attribute, number of floats] in order. */
export function makeMesh(
  gl: WebGL2RenderingContext,
  program: Program,
  layout: readonly (readonly [name: string, size: number])[],
): {
  /** fills the buffer and binds it; returns how many vertices it holds */
  fill(data: Float32Array): number;
  destroy(): void;
} {
  const floats = layout.reduce((sum, [, size]) => sum + size, 0);
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  let offset = 0;
  for (const [name, size] of layout) {
    const at = program.attribute(name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, gl.FLOAT, false, floats * 4, offset * 4);
    offset += size;
  }
  gl.bindVertexArray(null);
  return {
    fill(data) {
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
      return data.length / floats;
    },
    destroy() {
      gl.deleteVertexArray(array);
      gl.deleteBuffer(buffer);
    },
  };
}

/** A pair of shaders with the places of its inputs. */
export interface Program {
  /** Whether the driver is done with it. */
  ready(): boolean;
  /** Makes it the current program. Throws an Error with the driver's log where it could not be made. */
  use(): void;
  readonly attribute: (name: string) => number;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
  destroy(): void;
}

/**
 * Begins to compile and link, and does not wait: drivers do it beside the page's own work, several programs at once. Any question about the program waits for it.
 * Throws on a lost context.
 */
export function makeProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const program = gl.createProgram();
  const shaders = [[gl.VERTEX_SHADER, vertex] as const, [gl.FRAGMENT_SHADER, fragment] as const].map(([type, source]) => {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('Expected a shader, got none: the context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    return shader;
  });
  gl.linkProgram(program);
  // Without the extension: what was asked of the driver up to here is done when this is.
  const fence = parallel ? null : gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  let checked = false;
  const check = (): void => {
    if (checked) return;
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      const logs = [...shaders.map((shader) => gl.getShaderInfoLog(shader)), gl.getProgramInfoLog(program)];
      throw new Error(`Program: ${logs.filter(Boolean).join('\n')}`);
    }
    for (const shader of shaders) gl.deleteShader(shader); // it lives on as part of the program
    if (fence) gl.deleteSync(fence);
    checked = true;
  };
  return {
    ready() {
      if (checked) return true;
      if (parallel) return gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR) === true;
      return !fence || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED;
    },
    use() {
      check();
      gl.useProgram(program);
    },
    attribute: (name) => gl.getAttribLocation(program, name),
    uniform: (name) => {
      const known = uniforms.get(name);
      if (known !== undefined) return known;
      const found = gl.getUniformLocation(program, name);
      uniforms.set(name, found);
      return found;
    },
    destroy: () => gl.deleteProgram(program),
  };
}

/** A buffer of floats, and how a program reads it: [attribute, number of floats] in order. */
export function makeMesh(
  gl: WebGL2RenderingContext,
  program: Program,
  layout: readonly (readonly [name: string, size: number])[],
): {
  /** fills the buffer and binds it */
  fill(data: Float32Array): void;
  /** binds it as it was filled */
  bind(): void;
  destroy(): void;
} {
  const floats = layout.reduce((sum, [, size]) => sum + size, 0);
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  let laidOut = false;
  // On the first use: to ask for an attribute waits for the program.
  const layOut = (): void => {
    let offset = 0;
    for (const [name, size] of layout) {
      const at = program.attribute(name);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, floats * 4, offset * 4);
      offset += size;
    }
    laidOut = true;
  };
  return {
    fill(data) {
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      if (!laidOut) layOut();
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
    },
    bind: () => gl.bindVertexArray(array),
    destroy() {
      gl.deleteVertexArray(array);
      gl.deleteBuffer(buffer);
    },
  };
}

/** Draws what follows over what is there, in colours multiplied by their alpha. */
export function drawOver(gl: WebGL2RenderingContext): void {
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.disable(gl.CULL_FACE);
  gl.enable(gl.BLEND);
  gl.blendEquation(gl.FUNC_ADD);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.colorMask(true, true, true, true);
}

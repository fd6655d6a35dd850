/** What one frame of a canvas asked of the graphics card: all drawing within one turn of the event loop, and what was uploaded since the frame before. */
export interface GlFrame {
  readonly draws: number;
  /** that these draw, each as often as it is named by an index or drawn by an instance */
  readonly vertices: number;
  /** different shader programs that drew */
  readonly programs: number;
  /** of buffers and textures */
  readonly uploaded: number;
}

/** All frames of all WebGL canvases of a page since `installGlCounts`. */
export interface GlCounts {
  readonly frames: GlFrame[];
  /** shader programs linked so far */
  linked: number;
  /** the context that drew last */
  last: WebGLRenderingContext | WebGL2RenderingContext | null;
}

declare global {
  interface Window {
    glCounts?: GlCounts;
  }
}

/**
 * Counts what WebGL is asked to do, into `window.glCounts`. Runs in the page, before its own scripts (Playwright: `page.addInitScript(installGlCounts)`),
 * so that it may use nothing from outside. Contexts in workers are not seen.
 */
export function installGlCounts(): void {
  const counts: GlCounts = { frames: [], linked: 0, last: null };
  window.glCounts = counts;
  const current = new WeakMap<object, WebGLProgram | null>();
  const open = new Map<object, { draws: number; vertices: number; programs: Set<WebGLProgram | null> }>();
  const uploaded = new WeakMap<object, number>();

  const drawn = (gl: WebGLRenderingContext | WebGL2RenderingContext, count: unknown, instances: unknown = 1): void => {
    let frame = open.get(gl);
    if (!frame) {
      const begun = { draws: 0, vertices: 0, programs: new Set<WebGLProgram | null>() };
      frame = begun;
      open.set(gl, begun);
      counts.last = gl;
      // Frames are drawn within one callback; a microtask comes right after it.
      queueMicrotask(() => {
        open.delete(gl);
        counts.frames.push({
          draws: begun.draws,
          vertices: begun.vertices,
          programs: begun.programs.size,
          uploaded: uploaded.get(gl) ?? 0,
        });
        uploaded.set(gl, 0);
      });
    }
    frame.draws++;
    frame.vertices += Number(count) * Number(instances);
    frame.programs.add(current.get(gl) ?? null);
  };
  const bytesOf = (value: unknown): number => {
    if (typeof value === 'number') return value;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
    const picture = value as { width?: number; height?: number } | null;
    return typeof picture?.width === 'number' && typeof picture.height === 'number' ? picture.width * picture.height * 4 : 0;
  };
  const upload = (gl: object, bytes: number): void => {
    uploaded.set(gl, (uploaded.get(gl) ?? 0) + bytes);
  };
  // Of a texture: the pixels given, as an array or a picture; numbers among the arguments are sizes and formats.
  const ofTexture = (args: unknown[]): number => bytesOf(args.find((arg) => typeof arg === 'object' && arg !== null) ?? null);
  const before: Record<string, (gl: WebGLRenderingContext, args: unknown[]) => void> = {
    drawArrays: (gl, [, , count]) => drawn(gl, count),
    drawElements: (gl, [, count]) => drawn(gl, count),
    drawRangeElements: (gl, [, , , count]) => drawn(gl, count),
    drawArraysInstanced: (gl, [, , count, instances]) => drawn(gl, count, instances),
    drawElementsInstanced: (gl, [, count, , , instances]) => drawn(gl, count, instances),
    useProgram: (gl, [program]) => current.set(gl, (program as WebGLProgram | null) ?? null),
    linkProgram: () => {
      counts.linked++;
    },
    bufferData: (gl, [, data]) => upload(gl, bytesOf(data)),
    bufferSubData: (gl, [, , data]) => upload(gl, bytesOf(data)),
    texImage2D: (gl, args) => upload(gl, ofTexture(args)),
    texSubImage2D: (gl, args) => upload(gl, ofTexture(args)),
  };
  for (const kind of ['WebGLRenderingContext', 'WebGL2RenderingContext'] as const) {
    const methods = (window as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>)[kind]?.prototype;
    if (!methods) continue;
    for (const [name, note] of Object.entries(before)) {
      const original = methods[name];
      if (typeof original !== 'function') continue;
      methods[name] = function (this: WebGLRenderingContext, ...args: unknown[]): unknown {
        note(this, args);
        return original.apply(this, args);
      };
    }
  }
}

import { afterEach, expect, it, vi } from 'vitest';
import { type GlCounts, installGlCounts } from './gl-counts.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page with a context class that does nothing. */
function page(): { gl: Record<string, (...args: unknown[]) => unknown>; counts: GlCounts } {
  class Context {
    drawElements(): string {
      return 'drawn';
    }
    drawArrays(): void {}
    drawElementsInstanced(): void {}
    useProgram(): void {}
    linkProgram(): void {}
    bufferData(): void {}
    bufferSubData(): void {}
    texImage2D(): void {}
  }
  const window: { WebGL2RenderingContext: typeof Context; glCounts?: GlCounts } = { WebGL2RenderingContext: Context };
  vi.stubGlobal('window', window);
  installGlCounts();
  return { gl: new Context() as never, counts: window.glCounts as GlCounts };
}

it('counts what one turn of the event loop draws as a frame', async () => {
  const { gl, counts } = page();
  const [a, b] = [{}, {}];
  gl.linkProgram?.(a);
  gl.useProgram?.(a);
  expect(gl.drawElements?.(4, 6, 5123, 0)).toBe('drawn');
  gl.drawArrays?.(4, 0, 3);
  gl.useProgram?.(b);
  gl.drawArrays?.(4, 0, 3);
  await Promise.resolve();
  gl.drawElementsInstanced?.(4, 6, 5123, 0, 50);
  await Promise.resolve();
  expect(counts.frames).toEqual([
    { draws: 3, vertices: 12, programs: 2, uploaded: 0 },
    { draws: 1, vertices: 300, programs: 1, uploaded: 0 },
  ]);
  expect(counts.linked).toBe(1);
  expect(counts.last).toBe(gl);
});

it('counts uploads to the frame that they come before or in', async () => {
  const { gl, counts } = page();
  gl.bufferData?.(34_962, new Float32Array(10), 35_044);
  gl.bufferData?.(34_962, 100, 35_044);
  await Promise.resolve();
  gl.bufferSubData?.(34_962, 0, new Uint8Array(5));
  gl.texImage2D?.(3553, 0, 6408, 2, 2, 0, 6408, 5121, new Uint8Array(16));
  gl.texImage2D?.(3553, 0, 6408, 6408, 5121, { width: 3, height: 2 });
  gl.texImage2D?.(3553, 0, 6408, 64, 64, 0, 6408, 5121, null);
  gl.drawArrays?.(4, 0, 3);
  await Promise.resolve();
  expect(counts.frames).toEqual([{ draws: 1, vertices: 3, programs: 1, uploaded: 40 + 100 + 5 + 16 + 24 }]);
});

import { expect, it, vi } from 'vitest';
import { guarded, type OwnLayer } from './own-layer.ts';

it('reports what a layer throws while it draws, once, and draws no more', () => {
  const render = vi.fn(() => {
    throw new Error('Program: no');
  });
  const onError = vi.fn();
  const layer = guarded({ id: 'a', type: 'custom', ready: () => true, render } as unknown as OwnLayer, onError);
  const draw = (): void => (layer.render as () => void)();
  draw();
  draw();
  expect(render).toHaveBeenCalledTimes(1);
  expect(onError.mock.calls).toEqual([[new Error('Program: no')]]);
  expect(layer.prerender).toBeUndefined();
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nightPalette } from '#theme/palette.ts';
import { timeline } from './fixtures/timeline.ts';
import { drawLabelAtlas, type LabelAtlas } from './label-atlas.ts';
import { makeLabelText } from './label-text.ts';

vi.mock('./label-atlas.ts', async (original) => ({ ...(await original<object>()), drawLabelAtlas: vi.fn() }));

const drawing: ((atlas: LabelAtlas) => void)[] = [];
const fonts = new EventTarget();

beforeEach(() => {
  drawing.length = 0;
  vi.mocked(drawLabelAtlas).mockReset();
  vi.mocked(drawLabelAtlas).mockImplementation(() => new Promise((resolve) => drawing.push(resolve)));
  Object.defineProperty(document, 'fonts', { configurable: true, value: Object.assign(fonts, { load: () => Promise.resolve([]) }) });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const atlas = (): LabelAtlas => ({ pages: [], ratio: 2, entries: new Map() });
const begun = (count: number): Promise<void> => vi.waitFor(() => expect(drawing).toHaveLength(count));

it('draws the labels of one story in one language once, however often it is asked', async () => {
  const onDrawn = vi.fn();
  const labels = makeLabelText(() => 1, nightPalette, onDrawn);
  const first = labels.update(timeline);
  expect(labels.update({ ...timeline })).toBe(first);
  await begun(1);
  expect(labels.atlas()).toBeNull();
  const made = atlas();
  drawing[0]?.(made);
  await first;
  expect(labels.atlas()).toBe(made);
  expect(onDrawn).toHaveBeenCalledTimes(1);
  labels.stop();
});

it('draws once more where a font comes late, also while labels are being drawn', async () => {
  const labels = makeLabelText(
    () => 1,
    nightPalette,
    () => {},
  );
  const first = labels.update(timeline);
  await begun(1);
  fonts.dispatchEvent(new Event('loadingdone'));
  drawing[0]?.(atlas());
  await begun(2);
  const second = atlas();
  drawing[1]?.(second);
  await first;
  expect(labels.atlas()).toBe(second);
  fonts.dispatchEvent(new Event('loadingdone'));
  await begun(3);
  labels.stop();
});

it('keeps no labels of a language that is left before they are drawn', async () => {
  const labels = makeLabelText(
    () => 1,
    nightPalette,
    () => {},
  );
  void labels.update(timeline);
  await begun(1);
  const other = labels.update({ ...timeline, lang: 'de' });
  await Promise.resolve();
  drawing[0]?.(atlas());
  await begun(2);
  const german = atlas();
  drawing[1]?.(german);
  await other;
  expect(vi.mocked(drawLabelAtlas).mock.calls.map(([, lang]) => lang)).toEqual([timeline.lang, 'de']);
  expect(labels.atlas()).toBe(german);
  labels.stop();
});

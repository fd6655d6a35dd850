/** Messages of pym.js (NPR, MIT): `pymxPYMx<id>xPYMx<type>xPYMx<value>`. */
const mark = 'xPYMx';

/** A host's window and the iframe in it, CSS px. */
export interface PymPosition {
  /** height of the host's window */
  readonly height: number;
  /** top and bottom of the iframe in it */
  readonly top: number;
  readonly bottom: number;
}

/** The id that a pym host gives its iframe in the query, or null without one. */
export function pymId(search: string): string | null {
  const id = new URLSearchParams(search).get('childId');
  return id && id.length <= 200 && !id.includes(mark) ? id : null;
}

/** What is posted to a pym host. */
export function pymMessage(id: string, type: 'height' | 'parentPositionInfo' | 'scrollToChildPos', value: number | '' = ''): string {
  return ['pym', id, type, value].join(mark);
}

/** The position in a received message, or null for anything else: other messages of pym, other ids, malformed numbers. */
export function pymPosition(id: string, data: unknown): PymPosition | null {
  const head = ['pym', id, 'viewport-iframe-position', ''].join(mark);
  if (typeof data !== 'string' || data.length > head.length + 200 || !data.startsWith(head)) return null;
  const [width = Number.NaN, height = Number.NaN, top = Number.NaN, left = Number.NaN, bottom = Number.NaN] = data
    .slice(head.length)
    .split(' ')
    .map(Number);
  const all = [width, height, top, left, bottom];
  return all.every((px) => Math.abs(px) < 3e7) && height > 0 && bottom >= top ? { height, top, bottom } : null;
}

import type { LngLat } from '#geo/camera.ts';
import type { Side } from '#story/story.ts';
import { isNarrow } from '#story/story.ts';
import type { Screen } from './devices.ts';
import { h } from './dom.ts';
import { refill } from './keep.ts';
import { indexBetween, indexOf, knownPoints } from './known-point.ts';
import { type Refuse, refusedAt, takeBack } from './refusals.ts';
import { nameIn, rounded, type Studio, stepsOf } from './studio.ts';

/** Marks of places, labels and points of lines that lie over the map of a screen, and can be pulled. */
export interface Handles {
  /** Puts them where the map has what they stand for, in the step that is read. */
  place(): void;
  /** whether they are those of another step, or of other legs than the map shows now */
  stale(): boolean;
  /** whether one of them is being pulled */
  held(): boolean;
  remove(): void;
}

interface Handle {
  readonly element: HTMLElement;
  /** where it belongs, CSS px of the page, or null where it is out of sight */
  at(): { x: number; y: number } | null;
}

/** One press of an arrow key, CSS px of the page; with Shift ten times as far. */
const press = 2;

export function handles(screen: Screen, studio: Studio): Handles {
  const page = screen.page();
  const story = page?.mapStory;
  const map = story?.map();
  const stage = page?.document.querySelector('[data-stage]');
  if (!page || !story || !map || !stage) return { place() {}, stale: () => false, held: () => false, remove() {} };
  const state = studio.state();
  const step = stepsOf(state)[studio.step()];
  const lang = studio.lang();
  /** what they are of: the step, and the legs that the map shows */
  const subject = (): string => {
    const legs = Object.entries(story.frame().legs).filter(([, { strength }]) => strength > 0);
    return [studio.step(), ...legs.map(([leg]) => leg)].join(' ');
  };
  const madeFor = subject();
  const origin = (): DOMRect => stage.getBoundingClientRect();
  const pageOf = (at: LngLat): { x: number; y: number } | null => {
    const { x, y } = map.project([at[0], at[1]]);
    const { left, top, width, height } = origin();
    return x < 0 || y < 0 || x > width || y > height ? null : { x: x + left, y: y + top };
  };
  const lngLat = ({ x, y }: { x: number; y: number }): [number, number] => {
    const { left, top } = origin();
    const { lng, lat } = map.unproject([x - left, y - top]).wrap();
    return [rounded(lng), rounded(lat)];
  };
  const all: Handle[] = [];
  let held: HTMLElement | null = null;
  const add = (name: string, words: string, at: Handle['at'], drop: (to: { x: number; y: number }, refused: Refuse) => void): void => {
    let moved: { x: number; y: number } | null = null;
    const put = ({ x, y }: { x: number; y: number }): void => {
      moved = { x, y };
      takeBack(element);
      element.style.translate = `${x}px ${y}px`;
    };
    const end = (take: boolean): void => {
      if (take && moved) drop(moved, refusedAt(element));
      moved = null;
      held = null;
    };
    const element = h('button', {
      type: 'button',
      class: `handle ${name}`,
      'data-key': words,
      'data-of': step?.id,
      'aria-label': `${words}. Arrow keys move it, Enter takes the place, Escape leaves it.`,
      title: words,
      onpointerdown: (event: PointerEvent) => {
        element.setPointerCapture(event.pointerId);
        held = element;
      },
      onpointermove: (event: PointerEvent) => {
        if (!element.hasPointerCapture(event.pointerId)) return;
        const box = screen.over.getBoundingClientRect();
        const scale = box.width / screen.device.width;
        put({ x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale });
      },
      onpointerup: () => end(true),
      onpointercancel: () => end(false),
      onkeydown: (event: KeyboardEvent) => {
        const by = press * (event.shiftKey ? 10 : 1);
        const [dx, dy] = ({ ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] } as const)[event.key] ?? [
          0, 0,
        ];
        const from = moved ?? at();
        if ((dx !== 0 || dy !== 0) && from) {
          event.preventDefault();
          held = element;
          put({ x: from.x + dx, y: from.y + dy });
        } else if (event.key === 'Enter' && moved) {
          event.preventDefault();
          end(true);
        } else if (event.key === 'Escape') {
          // Not for what else it ends.
          if (moved) event.preventDefault();
          end(false);
          place();
        }
      },
      onblur: () => {
        if (held === element) end(false);
        place();
      },
    });
    all.push({ element, at });
  };

  for (const id of Object.keys(step?.show ?? {})) {
    const facts = state.facts?.places?.[id];
    const at = facts?.at as LngLat | undefined;
    if (!at || !step?.id) continue;
    const stepId = step.id;
    const name = nameIn(facts?.name, lang, id);
    add(
      'mark',
      name,
      () => pageOf(at),
      (to, refused) => void studio.edit({ kind: 'move-place', place: id, at: lngLat(to) }, refused),
    );
    const label = (): { x: number; y: number } | null => {
      const painted = story.painted()?.labels.find((one) => one.place === id && one.strength > 0.3);
      const { left, top } = origin();
      return painted ? { x: left + (painted.box.left + painted.box.right) / 2, y: top + (painted.box.top + painted.box.bottom) / 2 } : null;
    };
    add('label', `Label of ${name}`, label, (to, refused) => {
      const from = pageOf(at);
      if (!from) return;
      const side = sideOf(to.x - from.x, to.y - from.y);
      const narrow = isNarrow(story.stage()) && step.narrow?.show?.[id] !== undefined;
      void studio.edit({ kind: 'set-side', step: stepId, narrow, place: id, side }, refused);
    });
  }
  for (const [leg, { strength }] of Object.entries(story.frame().legs)) {
    const points = state.lines[leg];
    const facts = state.facts?.legs?.[leg];
    if (!points || strength === 0) continue;
    const name = nameIn(facts?.name, lang, leg);
    const ends = [facts?.from, facts?.to].map((id) =>
      id === undefined ? undefined : (state.facts?.places?.[id]?.at as LngLat | undefined),
    );
    // Of the line as the edits before this one have left it: two points may be pulled one right after the other.
    const set = (change: (points: readonly LngLat[]) => readonly LngLat[], refused: Refuse): void =>
      void studio.edit(() => {
        const next = change(studio.state().lines[leg] ?? points);
        return { kind: 'set-line', leg, points: next.map(([lng, lat]): [number, number] => [lng, lat]) };
      }, refused);
    const known = knownPoints(points);
    points.forEach((point, index) => {
      const words = `Point ${index + 1} of ${name}`;
      add(
        'point',
        words,
        () => pageOf(point),
        (to, refused) => {
          const at = lngLat(to);
          void set((now) => {
            const there = indexOf(known[index], now, words);
            known[index]?.moved(at);
            return now.with(there, at);
          }, refused);
        },
      );
    });
    // A new point between two: the ends of a line with `via` are its places.
    const line = facts?.path ? points : [ends[0], ...points, ends[1]];
    line.slice(0, -1).forEach((from, index) => {
      const to = line[index + 1];
      if (!from || !to) return;
      const between = (): { x: number; y: number } | null => {
        const [a, b] = [pageOf(from), pageOf(to)];
        return a && b && Math.hypot(a.x - b.x, a.y - b.y) > 60 ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null;
      };
      const at = facts?.path ? index + 1 : index;
      const words = `New point of ${name}, after ${index === 0 ? 'its beginning' : `point ${index}`}`;
      add('between', words, between, (where, refused) => {
        const point = lngLat(where);
        void set((now) => now.toSpliced(indexBetween(known[at - 1], known[at], now, words), 0, point), refused);
      });
    });
  }
  refill(screen.over, ...all.map(({ element }) => element));
  const place = (): void => {
    for (const { element, at } of all) {
      if (element === held) continue;
      const spot = at();
      element.hidden = spot === null;
      if (spot) element.style.translate = `${spot.x}px ${spot.y}px`;
    }
  };
  place();
  return {
    place,
    stale: () => subject() !== madeFor,
    held: () => held !== null,
    remove() {
      screen.over.replaceChildren();
    },
  };
}

/** The side of a mark on which a point lies. */
export function sideOf(dx: number, dy: number): Side {
  if (Math.hypot(dx, dy) < 6) return 'center';
  // Words are wider than they are high: above and below take less of the round.
  return Math.abs(dx) > Math.abs(dy) * 1.2 ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'below' : 'above';
}

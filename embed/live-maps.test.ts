import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Holder, liveMaps } from './live-maps.ts';

/** A guest that has its map from when it is granted until it confirms the release. */
function guest(): Holder & { height: number; live: boolean; asked: boolean } {
  return {
    height: 0,
    live: false,
    asked: false,
    visiblePx() {
      return this.height;
    },
    grant(on) {
      if (on) this.live = true;
      else this.asked = true;
    },
  };
}

test('of six visible guests two hold a map, the first that came', () => {
  const maps = liveMaps();
  const guests = [100, 300, 200, 50, 10, 90].map((height) => Object.assign(guest(), { height }));
  for (const one of guests) maps.add(one);
  // A map is not taken from a reader who looks at it, though larger guests come.
  expect(guests.map(({ live }) => live)).toEqual([true, true, false, false, false, false]);
});

test('a guest that leaves the window is asked for its map, and the next gets one only when it is released', () => {
  const maps = liveMaps();
  const [a, b, c] = [guest(), guest(), guest()] as const;
  for (const one of [a, b, c]) {
    one.height = 100;
    maps.add(one);
  }
  a.height = 0;
  maps.update();
  expect([a.asked, c.live]).toEqual([true, false]);
  a.live = false;
  maps.released(a);
  expect([a.live, b.live, c.live]).toEqual([false, true, true]);
});

test('a guest that is removed makes room at once', () => {
  const maps = liveMaps();
  const all = [guest(), guest(), guest()] as const;
  for (const one of all) {
    one.height = 1;
    maps.add(one);
  }
  maps.remove(all[0]);
  expect(all[2].live).toBe(true);
});

test('there are never more than two maps, whatever is scrolled, added, removed and released', () => {
  const action = fc.record({ what: fc.constantFrom('scroll', 'answer', 'remove', 'add'), who: fc.nat(7), height: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const maps = liveMaps();
      const guests = Array.from({ length: 8 }, guest);
      const present = new Set<number>();
      for (const { what, who, height } of actions) {
        const one = guests[who] as ReturnType<typeof guest>;
        if (what === 'add' && !present.has(who)) {
          present.add(who);
          Object.assign(one, { live: false, asked: false });
          maps.add(one);
        } else if (what === 'remove' && present.delete(who)) {
          one.live = false;
          maps.remove(one);
        } else if (what === 'scroll') {
          one.height = height;
          maps.update();
        } else if (what === 'answer' && present.has(who) && one.asked) {
          Object.assign(one, { live: false, asked: false });
          maps.released(one);
        }
        expect(guests.filter(({ live }) => live).length).toBeLessThanOrEqual(2);
      }
    }),
  );
});

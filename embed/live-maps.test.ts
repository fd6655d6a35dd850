import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Holder, liveMaps } from './live-maps.ts';

/** A guest whose map lives from when it is granted until the guest has answered that it gave it back. */
function guest(): Holder & { sight: number; live: boolean; answers: boolean; asked: boolean } {
  return {
    sight: 0,
    live: false,
    asked: false,
    answers: true,
    inSight() {
      return this.sight;
    },
    tell(on) {
      if (on) this.live = true;
      else this.asked = true;
    },
  };
}

test('of six guests in sight the two largest hold a map', () => {
  const maps = liveMaps();
  const guests = [100, 300, 200, 50, 10, 90].map((sight) => Object.assign(guest(), { sight }));
  for (const one of guests) maps.add(one);
  // The first two came first and keep theirs: a map is not taken from a reader who looks at it.
  expect(guests.map(({ live }) => live)).toEqual([true, true, false, false, false, false]);
});

test('who goes out of sight is asked for the map, and the next gets one only when it is given back', () => {
  const maps = liveMaps();
  const [a, b, c] = [guest(), guest(), guest()] as const;
  for (const one of [a, b, c]) {
    one.sight = 100;
    maps.add(one);
  }
  a.sight = 0;
  maps.update();
  expect([a.asked, c.live]).toEqual([true, false]);
  a.live = false;
  maps.returned(a);
  expect([a.live, b.live, c.live]).toEqual([false, true, true]);
});

test('a guest that is removed makes room at once', () => {
  const maps = liveMaps();
  const all = [guest(), guest(), guest()] as const;
  for (const one of all) {
    one.sight = 1;
    maps.add(one);
  }
  maps.remove(all[0]);
  expect(all[2].live).toBe(true);
});

test('whatever is scrolled, added, removed and answered, there are never more than two', () => {
  const action = fc.record({ what: fc.constantFrom('scroll', 'answer', 'remove', 'add'), who: fc.nat(7), sight: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const maps = liveMaps();
      const guests = Array.from({ length: 8 }, guest);
      const present = new Set<number>();
      for (const { what, who, sight } of actions) {
        const one = guests[who] as ReturnType<typeof guest>;
        if (what === 'add' && !present.has(who)) {
          present.add(who);
          Object.assign(one, { live: false, asked: false });
          maps.add(one);
        } else if (what === 'remove' && present.delete(who)) {
          one.live = false;
          maps.remove(one);
        } else if (what === 'scroll') {
          one.sight = sight;
          maps.update();
        } else if (what === 'answer' && present.has(who) && one.asked) {
          Object.assign(one, { live: false, asked: false });
          maps.returned(one);
        }
        expect(guests.filter(({ live }) => live).length).toBeLessThanOrEqual(2);
      }
    }),
  );
});

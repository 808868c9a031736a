import fc from "fast-check";
import { expect, test } from "vitest";
import { PersistentMap } from "../../src/emulator/persistent-map.ts";

/** "costarring" and "liquid" have one hash (FNV-1a), so have "declinate" and "macallums". */
const operation = fc.record({
  key: fc.oneof(
    fc.constantFrom("a", "b", "costarring", "liquid", "declinate", "macallums"),
    fc.uuid(),
  ),
  value: fc.option(fc.integer()),
});

test("it holds what a Map holds, whatever is put in and taken out", () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const expected = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      for (const { key, value } of operations) {
        if (value === null) {
          expected.delete(key);
          map = map.without(key);
        } else {
          expected.set(key, value);
          map = map.with(key, value);
        }
      }
      expect(map.size).toBe(expected.size);
      expect([...map.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
      expect([...map.values()].length).toBe(expected.size);
    }),
  );
});

test("texts with the same hash are kept apart", () => {
  const map = PersistentMap.empty<number>().with("costarring", 1).with("liquid", 2);
  expect([map.get("costarring"), map.get("liquid"), map.size]).toEqual([1, 2, 2]);
  expect(map.without("liquid").get("costarring")).toBe(1);
});

test("an older map does not see later changes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (keys) => {
      let map = PersistentMap.empty<number>();
      const versions = keys.map((key, index) => {
        map = map.with(key, index);
        return map;
      });
      for (const key of keys) map = map.without(key);
      expect(map.size).toBe(0);
      expect(versions.map(({ size }) => size)).toEqual(keys.map((_, index) => index + 1));
      expect(versions.at(-1)?.get(keys[0] ?? "")).toBe(0);
    }),
  );
});

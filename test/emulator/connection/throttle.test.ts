import fc from "fast-check";
import { expect, test } from "vitest";
import type { Calls } from "../../../src/emulator/connection/throttle.ts";
import { admit } from "../../../src/emulator/connection/throttle.ts";
import { PersistentMap } from "../../../src/emulator/persistent-map.ts";

test("it lets in what a plain list of moments lets in", () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 100 });
  const limits = fc.record({
    calls: fc.integer({ min: 1, max: 8 }),
    window: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(pauses, limits, (steps, limit) => {
      let now = 0;
      let calls: Calls = PersistentMap.empty();
      const accepted: number[] = [];
      for (const pause of steps) {
        now += pause;
        const inside = accepted.filter((moment) => moment > now - limit.window);
        const admission = admit(calls, "caller", now, limit);
        const expected =
          inside.length < limit.calls
            ? undefined
            : Math.max(1, Math.ceil(((inside[0] ?? 0) + limit.window - now) / 1000));
        expect(admission.retryAfter).toBe(expected);
        if (expected === undefined) accepted.push(now);
        calls = admission.calls;
      }
    }),
  );
});

test("callers are counted apart", () => {
  const limit = { calls: 1, window: 1000 };
  const { calls } = admit(PersistentMap.empty(), "one", 0, limit);
  expect(admit(calls, "one", 0, limit).retryAfter).toBe(1);
  expect(admit(calls, "two", 0, limit).retryAfter).toBe(undefined);
});

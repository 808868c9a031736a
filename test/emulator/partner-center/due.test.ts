import fc from "fast-check";
import { expect, test } from "vitest";
import { type Due, withDue, withoutFirst } from "../../../src/emulator/partner-center/due.ts";

/** Everything in the order in which it falls due. */
function emptied(due: Due): readonly string[] {
  const found: string[] = [];
  for (let left = due; left; left = withoutFirst(left)) found.push(`${left.at} ${left.id}`);
  return found;
}

test("the earliest comes first, at the same moment by id, whatever the order of entry", () => {
  const entry = fc.tuple(fc.integer({ min: 10, max: 20 }), fc.constantFrom("a", "b", "c"));
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const due = entries.reduce<Due>((heap, [at, id]) => withDue(heap, at, id), undefined);
      const wanted = entries.map(([at, id]) => `${at} ${id}`).toSorted();
      expect(emptied(due)).toEqual(wanted);
      expect(emptied(due)).toEqual(wanted);
    }),
  );
});

test("however many wait, the way to the next is short", () => {
  let due: Due;
  for (let index = 0; index < 100_000; index += 1) due = withDue(due, index, "a");
  const depth = (of: Due): number => (of ? 1 + depth(of.right) : 0);
  expect(depth(due)).toBeLessThanOrEqual(17);
});

import { printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { isDecidedAround } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { type KeyRead, keyChainsIn } from "../../key-reads.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import { mayBeNull } from "../../value-shape.ts";

const ENDS: ReadonlySet<string> = new Set(["first", "last"]);

/** What may be missing is read with `?`, and so is every further key behind it. */
export const expressionDroppedSafe = defineRule({
  code: "expression/dropped-safe",
  judges: "flow",
  severity: "warning",
  why: "? protects one step only: when the first key is absent, the next one fails.",
  fact: "flow-language.md §7.3, §16 trap 10",
  examples: () => ({
    good: { actions: { Make: compose("@triggerBody()?['a']?['b']") } },
    bad: { actions: { Make: compose("@triggerBody()?['a']['b']") } },
  }),
  check(flow, report) {
    for (const { call: one, reads } of keyChainsIn(flow)) {
      const { call, lower, in: place } = one;
      // What describes the run is always there.
      if (lower === "workflow") continue;
      // An empty list has no first element.
      let seen = ENDS.has(lower) && mayBeNull(shapeOf(call, flow, place.step));
      for (const read of reads) {
        const { access } = read;
        if (seen && !access.safe) {
          const message = `${printCanonical(access)} fails when ${printCanonical(access.of)} is null.`;
          report({ message, at: place.at() });
          break;
        }
        if (!access.safe && mayBeAbsent(read, flow, place.step)) {
          const message = `${printCanonical(access)} fails when the key is absent.`;
          report({ message, at: place.at(), hint: "Read it with ?." });
          break;
        }
        seen ||= access.safe;
      }
    }
  },
});

/** Whether what is read is known as an object that need not have the key. */
function mayBeAbsent({ access, steps }: KeyRead, flow: FlowView, step: Step | undefined): boolean {
  const last = steps.at(-1);
  const member = last?.holder?.members?.get(last.key);
  return member?.optional === true && !isDecidedAround(access, step, flow);
}

import { printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import { mayBeNull } from "../../value-shape.ts";

const ENDS: ReadonlySet<string> = new Set(["first", "last"]);

/** After a key read with `?`, or what may be missing at all, every further key has its own `?`. */
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
    for (const { call, lower, parents, in: place } of flow.calls) {
      // What describes the run is always there.
      if (lower === "workflow" || parents.at(-1)?.kind !== "access") continue;
      let inside: unknown = call;
      // An empty list has no first element.
      let seen = ENDS.has(lower) && mayBeNull(shapeOf(call, flow, place.step));
      for (const parent of parents.toReversed()) {
        if (parent.kind !== "access" || parent.of !== inside) break;
        if (seen && !parent.safe) {
          const message = `${printCanonical(parent)} fails when ${printCanonical(parent.of)} is null.`;
          report({ message, at: place.at() });
          break;
        }
        seen ||= parent.safe;
        inside = parent;
      }
    }
  },
});

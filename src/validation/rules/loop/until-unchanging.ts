import { compose, initialize, succeeded } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { defineRule } from "../../rule.ts";
import { isWithin, type Step } from "../../steps.ts";
import { changesIn } from "../../variables.ts";

const waiting = (name: string) => ({
  actions: {
    Start: initialize("done", "Boolean", false),
    Other: { ...initialize("other", "Boolean", false), runAfter: succeeded("Start") },
    Wait: {
      type: "Until",
      expression: "@variables('done')",
      limit: { count: 60, timeout: "PT1H" },
      actions: { Set: { type: "SetVariable", inputs: { name, value: true } }, Look: compose("a") },
      runAfter: succeeded("Other"),
    },
  },
});

/** Something in an Until, or time, changes what its condition looks at. */
export const loopUntilUnchanging = defineRule({
  code: "loop/until-unchanging",
  judges: "flow",
  severity: "warning",
  why: "It ends after its first round or goes on to its limit, and then succeeds as if all were well.",
  fact: "flow-language.md §3.1, §16 trap 26",
  examples: () => ({ good: waiting("done"), bad: waiting("other") }),
  check(flow, report) {
    for (const step of flow.stepsOfKind("until")) {
      const { expression } = step.action;
      const isOnce =
        expression.kind === "expression" &&
        expression.expression.kind === "boolean" &&
        expression.expression.value;
      // What nobody could read is another finding.
      if (isOnce || expression.kind !== "expression" || changes(step, flow)) continue;
      if (expression.expression.kind === "broken") continue;
      report({
        message: "Nothing in the loop changes what the condition looks at.",
        at: flow.at(step, "expression"),
      });
    }
  },
});

/** Functions that give another value each time although they read nothing of the flow. */
const CHANGING: ReadonlySet<string> = new Set([
  ...["utcnow", "getfuturetime", "getpasttime", "guid", "rand"],
  ...["iterationindexes", "action", "item"],
]);

function changes(loop: Step, flow: FlowView): boolean {
  const isIn = (place: { readonly step: Step | undefined }): boolean => place.step === loop;
  // Variables are the whole flow's: what runs at the same time changes them as well.
  const meanwhile = (step: Step): boolean =>
    isWithin(step, loop) || (!flow.isBefore(step, loop) && !flow.isBefore(loop, step));
  const changed = new Set(
    changesIn(flow).flatMap(({ step, name }) => (meanwhile(step) ? [name.toLowerCase()] : [])),
  );
  return (
    flow.callsOf((name) => CHANGING.has(name)).some((call) => isIn(call.in)) ||
    flow.references.some(({ in: place, kind, name, read }) => {
      if (!isIn(place)) return false;
      if (name === undefined) return kind !== "trigger";
      if (kind === "variable") return changed.has(name.toLowerCase());
      return (kind === "action" || kind === "container") && (!read || isWithin(read, loop));
    })
  );
}

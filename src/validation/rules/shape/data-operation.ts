import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** What each kind is worked out from (flow-language.md §3.3). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  addtotime: ["baseTime", "interval", "timeUnit"],
  subtractfromtime: ["baseTime", "interval", "timeUnit"],
  getfuturetime: ["interval", "timeUnit"],
  getpasttime: ["interval", "timeUnit"],
  converttimezone: ["baseTime", "sourceTimeZone", "destinationTimeZone"],
};

const past = (inputs: { readonly [key: string]: string | number }) => ({
  actions: { Ago: { type: "Expression", kind: "GetPastTime", inputs } },
});

/** An operation on times gets everything that it is worked out from. */
export const shapeDataOperation = defineRule({
  code: "shape/data-operation",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on, or the action fails in every run.",
  fact: "flow-language.md §3.3",
  examples: () => ({ good: past({ interval: 1, timeUnit: "Day" }), bad: past({ interval: 1 }) }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("data-operation")) {
      const { operation, inputs } = step.action;
      if (inputs.kind !== "record") continue;
      for (const key of NEEDED[operation.toLowerCase()] ?? []) {
        if (memberOf(inputs, key) !== undefined) continue;
        report({ message: `"${step.action.name}" says no ${key}.`, at: at(step, "inputs") });
      }
    }
  },
});

import { isComputed, literalText, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const end = (runStatus: string) => ({
  actions: { End: { type: "Terminate", inputs: { runStatus } } },
});

/** A run is ended as Succeeded, Failed or Cancelled, with an error only when it failed. */
export const shapeTerminateStatus = defineRule({
  code: "shape/terminate-status",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({ good: end("Cancelled"), bad: end("Aborted") }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("terminate")) {
      const { runStatus } = step.action;
      if (/^(succeeded|failed|cancelled)$/i.test(literalText(runStatus) ?? "")) continue;
      if (literalText(runStatus) === undefined && isComputed(runStatus)) continue;
      report({
        message: `A run cannot end as ${told(runStatus)}.`,
        at: at(step, "inputs", "runStatus"),
        hint: "Succeeded, Failed or Cancelled.",
      });
    }
  },
});

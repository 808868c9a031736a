import { suggestion } from "#foundation";
import { defineRule } from "../../rule.ts";

/** Upper case is accepted in real flows. */
const STATUSES = ["Succeeded", "Failed", "Skipped", "TimedOut"];

/** An action waits for at least one of the four endings. */
export const runAfterStatus = defineRule({
  code: "run-after/status",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on with an unknown ending or with none.",
  fact: "flow-language.md §4",
  examples: () => ({
    good: {
      actions: {
        Try: { type: "Scope", actions: {} },
        Catch: { type: "Scope", actions: {}, runAfter: { Try: ["Failed", "TimedOut"] } },
      },
    },
    bad: {
      actions: {
        Try: { type: "Scope", actions: {} },
        Catch: { type: "Scope", actions: {}, runAfter: { Try: ["Fail"] } },
      },
    },
  }),
  check({ steps, at }, report) {
    const known = new Set(STATUSES.map((status) => status.toLowerCase()));
    for (const step of steps) {
      for (const { action, statuses } of step.action.runAfter ?? []) {
        if (statuses.length === 0) {
          const message = `No ending of "${action}" is listed, so the action could never start.`;
          report({ message, at: at(step, "runAfter", action) });
        }
        for (const [index, status] of statuses.entries()) {
          if (known.has(status.toLowerCase())) continue;
          report({
            message: `"${status}" is no ending of an action.${suggestion(status, STATUSES)}`,
            at: at(step, "runAfter", action, String(index)),
            hint: `It is one of ${STATUSES.join(", ")}.`,
          });
        }
      }
    }
  },
});

import { defineRule } from "../../rule.ts";

const NEVER = { retryPolicy: { type: "none" } };
const inputs = { method: "GET", uri: "https://contoso.com" };

/** A retry policy stands in the inputs. */
export const shapeMisplacedPolicy = defineRule({
  code: "shape/misplaced-policy",
  judges: "flow",
  severity: "warning",
  why: "Beside the inputs it has no effect: the call is repeated by default.",
  fact: "flow-language.md §5",
  examples: {
    good: { actions: { Ask: { type: "Http", inputs: { ...inputs, ...NEVER } } } },
    bad: { actions: { Ask: { type: "Http", inputs, ...NEVER } } },
  },
  check({ steps, at }, report) {
    for (const step of steps) {
      const unread = Object.values(step.action.layout ?? {}).map(({ rest }) => rest ?? {});
      if (!unread.some((rest) => Object.hasOwn(rest, "retryPolicy"))) continue;
      const message = `The retry policy of "${step.action.name}" stands beside its inputs.`;
      report({ message, at: at(step, "retryPolicy") });
    }
  },
});

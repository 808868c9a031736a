import { compose } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const simulated = (staticResultOptions: string) => ({
  staticResults: { Make0: { status: "Succeeded" } },
  actions: {
    Make: {
      ...compose(1),
      runtimeConfiguration: { staticResult: { name: "Make0", staticResultOptions } },
    },
  },
});

/** No action pretends: results that were simulated for a trial are off. */
export const failureStaticResult = defineRule({
  code: "failure/static-result",
  judges: "flow",
  severity: "warning",
  why: "Every run shows the simulated result, and the action does nothing.",
  fact: "flow-language.md §5",
  examples: () => ({ good: simulated("Disabled"), bad: simulated("Enabled") }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const { runtimeConfiguration, name } = step.action;
      const options =
        runtimeConfiguration &&
        memberOf(runtimeConfiguration, "staticResult", "staticResultOptions");
      if (!/^enabled$/i.test(literalText(options) ?? "")) continue;
      report({
        message: `"${name}" gives a simulated result.`,
        at: at(step, "runtimeConfiguration", "staticResult"),
      });
    }
  },
});

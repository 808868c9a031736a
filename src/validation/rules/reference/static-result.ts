import { isJsonObject, suggestion } from "#foundation";
import { compose } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const simulated = (name: string) => ({
  staticResults: { Make0: { status: "Succeeded" } },
  actions: {
    Make: {
      ...compose(1),
      runtimeConfiguration: { staticResult: { name, staticResultOptions: "Disabled" } },
    },
  },
});

/** A simulated result that an action names is one of the flow's. */
export const referenceStaticResult = defineRule({
  code: "reference/static-result",
  judges: "flow",
  severity: "warning",
  why: "The flow cannot be switched on as soon as the result is enabled.",
  fact: "flow-language.md §5",
  examples: () => ({ good: simulated("Make0"), bad: simulated("Made0") }),
  check({ flow, steps, at }, report) {
    const { staticResults } = flow;
    const names = isJsonObject(staticResults) ? [...staticResults.keys()] : [];
    for (const step of steps) {
      const { runtimeConfiguration } = step.action;
      const name =
        runtimeConfiguration && literalText(memberOf(runtimeConfiguration, "staticResult", "name"));
      if (name === undefined || names.includes(name)) continue;
      report({
        message: `The flow has no static result "${name}".${suggestion(name, names)}`,
        at: at(step, "runtimeConfiguration", "staticResult", "name"),
      });
    }
  },
});

import { literalText, memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const call = {
  type: "Http",
  inputs: {
    method: "GET",
    uri: "https://example.com",
    headers: { Authorization: "Bearer @{triggerBody()['token']}" },
  },
};

/** A call that carries a credential hides its inputs in the run history. */
export const secretUnsecured = defineRule({
  code: "secret/unsecured",
  judges: "flow",
  severity: "warning",
  why: "Everyone who may see the flow's runs reads the credential there.",
  fact: "flow-language.md §5, §14",
  examples: () => ({
    good: {
      actions: {
        Ask: { ...call, runtimeConfiguration: { secureData: { properties: ["inputs"] } } },
      },
    },
    bad: { actions: { Ask: call } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("http")) {
      const { inputs, runtimeConfiguration } = step.action;
      const hidden = memberOf(runtimeConfiguration, "secureData", "properties");
      const isHidden =
        hidden?.kind === "list" && hidden.items.some((item) => literalText(item) === "inputs");
      const carries =
        memberOf(inputs, "authentication", "type") !== undefined ||
        membersOf(memberOf(inputs, "headers")).some(({ key }) => /^authorization$/i.test(key));
      if (!carries || isHidden) continue;
      report({
        message: `"${step.action.name}" shows its credential in the run history.`,
        at: at(step, "inputs"),
      });
    }
  },
});

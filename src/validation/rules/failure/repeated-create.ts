import { connected, DATAVERSE, operation } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const Add = operation("CreateRecord", { entityName: "accounts", "item/name": "a" });
const policy = (type: string) => ({
  connections,
  actions: {
    Add: { ...Add, inputs: { ...Add.inputs, retryPolicy: { type, count: 4, interval: "PT5S" } } },
  },
});

/** What creates something is not repeated on its own. */
export const failureRepeatedCreate = defineRule({
  code: "failure/repeated-create",
  judges: "flow",
  severity: "warning",
  why: "When the answer is lost the thing is there already, and the repeated call makes a second one.",
  fact: "flow-language.md §5, §15",
  examples: () => ({ good: policy("none"), bad: policy("exponential") }),
  check(view, report) {
    for (const { apiName, host, parameters, step, at } of operationsIn(view)) {
      if (operationNamed(apiName, host.operationId)?.effect !== "create") continue;
      if (step?.action.kind !== "connector") continue;
      const type = literalText(memberOf(step.action.retryPolicy, "type"));
      // A row that brings its own id cannot be made twice.
      const set = literalText(memberOf(parameters, "entityName"));
      const bringsId =
        parameters?.kind === "record" &&
        parameters.entries.some(
          ({ key }) => key.kind === "text" && /^item\/\w+id$/.test(key.value) && set !== undefined,
        );
      if (type === undefined || type.toLowerCase() === "none" || bringsId) continue;
      report({
        message: `"${step.action.name}" is repeated when its answer is lost.`,
        at: at("inputs", "retryPolicy"),
      });
    }
    for (const step of view.stepsOfKind("http")) {
      const { inputs, name } = step.action;
      const type = literalText(memberOf(inputs, "retryPolicy", "type"));
      if (type === undefined || type.toLowerCase() === "none") continue;
      if (literalText(memberOf(inputs, "method"))?.toLowerCase() !== "post") continue;
      const message = `"${name}" is repeated when its answer is lost.`;
      report({ message, at: view.at(step, "inputs", "retryPolicy") });
    }
  },
});

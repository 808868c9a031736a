import { connected, DATAVERSE, operation } from "../../examples.ts";
import { membersOf } from "../../literal.ts";
import { operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);

/** An operation gets every parameter it needs. */
export const connectionMissingParameter = defineRule({
  code: "connection/missing-parameter",
  judges: "flow",
  severity: "error",
  why: "Switching on fails with OpenApiOperationParameterValidationFailed, or the action before it calls.",
  fact: "flow-language.md §3.4, §6",
  examples: {
    good: {
      connections,
      actions: {
        Get: operation("GetItem", { entityName: "accounts", recordId: "@triggerBody()" }),
      },
    },
    bad: { connections, actions: { Get: operation("GetItem", { entityName: "accounts" }) } },
  },
  check(view, report) {
    for (const { host, apiName, parameters, at } of operationsIn(view)) {
      const known = operationNamed(apiName, host.operationId);
      if (known === undefined) {
        report.notJudged();
        continue;
      }
      if (parameters !== undefined && parameters.kind !== "record") continue;
      const given = membersOf(parameters).map(({ key }) => key);
      for (const [name, { required }] of Object.entries(known.parameters)) {
        if (!required) continue;
        const isGroup = name.endsWith("/");
        if (
          given.some(
            (key) =>
              key === name ||
              (isGroup ? key.startsWith(name) || `${key}/` === name : key.startsWith(`${name}/`)),
          )
        )
          continue;
        const message = `${host.operationId} needs the parameter "${name}".`;
        report({ message, at: at("inputs", "parameters") });
      }
    }
  },
});

import type { Template } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { literalText, memberOf, membersOf } from "../../literal.ts";
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
  examples: () => ({
    good: {
      connections,
      actions: {
        Get: operation("GetItem", { entityName: "accounts", recordId: "@triggerBody()" }),
      },
    },
    bad: { connections, actions: { Get: operation("GetItem", { entityName: "accounts" }) } },
  }),
  check(view, report) {
    for (const { host, apiName, parameters, at } of operationsIn(view)) {
      const known = operationNamed(apiName, host.operationId);
      if (known === undefined) {
        report.notJudged();
        continue;
      }
      if (parameters !== undefined && parameters.kind !== "record") {
        const message = "The parameters of an operation are an object.";
        report({ message, at: at("inputs", "parameters") });
        continue;
      }
      const given = membersOf(parameters).map(({ key }) => key);
      for (const [name, { required }] of Object.entries(known.parameters)) {
        if (!required) continue;
        const said = memberOf(parameters, name);
        if (said !== undefined && isNothing(said)) {
          const message = `${host.operationId} needs something for "${name}".`;
          report({ message, at: at("inputs", "parameters", name) });
          continue;
        }
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

/** A parameter that is null or empty is as good as none (flow-language.md §3.4). */
const isNothing = (value: Template): boolean =>
  literalText(value)?.trim() === "" ||
  (value.kind === "constant" && value.value === null) ||
  (value.kind === "expression" && value.expression.kind === "null");

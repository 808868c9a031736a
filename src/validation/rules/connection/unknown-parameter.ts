import { didYouMean } from "#foundation";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { membersOf } from "../../literal.ts";
import { operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);

/** A parameter is written as the operation has it. */
export const connectionUnknownParameter = defineRule({
  code: "connection/unknown-parameter",
  judges: "flow",
  severity: "error",
  why: "Switching on fails with WorkflowOperationParametersExtraParameter.",
  fact: "flow-language.md §6",
  examples: () => ({
    good: {
      connections,
      actions: {
        List: operation("ListRecords", { entityName: "accounts", $filter: "name eq 'a'" }),
      },
    },
    bad: {
      connections,
      actions: {
        List: operation("ListRecords", { entityName: "accounts", $filtr: "name eq 'a'" }),
      },
    },
  }),
  check(view, report) {
    for (const { host, apiName, parameters, at } of operationsIn(view)) {
      const known = operationNamed(apiName, host.operationId);
      if (known === undefined) continue;
      const names = Object.keys(known.parameters);
      for (const { key } of membersOf(parameters)) {
        if (
          names.some(
            (name) =>
              key === name ||
              (name.endsWith("/")
                ? key.startsWith(name) || `${key}/` === name
                : key.startsWith(`${name}/`)),
          )
        )
          continue;
        const meant = didYouMean(
          key,
          names.filter((name) => !name.endsWith("/")),
        );
        if (meant === undefined && isHeader(key)) {
          report.notJudged();
          continue;
        }
        const message = `${host.operationId} has no parameter "${key}".`;
        report({
          message: meant === undefined ? message : `${message} Did you mean "${meant}"?`,
          at: at("inputs", "parameters", key),
        });
      }
    }
  },
});

/** What is sent as a header has a default and is in no list (domain.md §5.1): `X-Caller-Id`, `MSCRM.…`. */
const isHeader = (key: string): boolean => /^\w*[-.:][\w.:-]*$/.test(key);

import { dataverse } from "#connectors";
import { didYouMean, echoed } from "#foundation";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { connectorNamed, operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);

/** An operation of a known connector is written as the connector has it. */
export const connectionUnknownOperation = defineRule({
  code: "connection/unknown-operation",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §10.2, domain.md §5",
  examples: () => ({
    good: { connections, actions: { List: operation("ListRecords", { entityName: "accounts" }) } },
    bad: { connections, actions: { List: operation("ListRecord", { entityName: "accounts" }) } },
  }),
  check(view, report) {
    for (const { host, apiName, at } of operationsIn(view)) {
      const connector = connectorNamed(apiName);
      if (connector === undefined || operationNamed(apiName, host.operationId)) continue;
      const place = () => at("inputs", "host", "operationId");
      if (apiName === dataverse.apiName && !/^\w+$/.test(host.operationId)) {
        report({
          message: `"${echoed(host.operationId)}" is no name of an operation.`,
          at: place(),
        });
        continue;
      }
      const meant = didYouMean(host.operationId, Object.keys(connector.operations));
      // Connectors have more operations than the ones known here: only a slip of the pen is sure.
      if (meant === undefined || host.operationId.startsWith(meant)) report.notJudged();
      else {
        const message = `There is no operation "${host.operationId}". Did you mean "${meant}"?`;
        report({ message, at: place() });
      }
    }
  },
});

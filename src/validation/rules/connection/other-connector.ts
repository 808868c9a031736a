import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const actions = { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) };

/** AI Builder is a group of operations that runs on Dataverse's connection. */
const isGroup = (apiId: string): boolean => /\/operationGroups\//i.test(apiId);

/** An action's connection is one of the connector whose operation it calls. */
export const connectionOtherConnector = defineRule({
  code: "connection/other-connector",
  judges: "flow",
  severity: "error",
  why: "The operation is unknown to the connector of that connection; the flow cannot be switched on.",
  fact: "flow-language.md §1.5, §6",
  examples: () => ({
    good: { connections: connected(DATAVERSE), actions },
    bad: {
      connections: { [DATAVERSE]: connected("shared_teams")["shared_teams"] ?? null },
      actions,
    },
  }),
  check(view, report) {
    const byKey = new Map(view.flow.connections.map((one) => [one.key, one]));
    for (const { host, apiName, at } of operationsIn(view)) {
      const declared = byKey.get(host.connectionName)?.apiName;
      if (declared === undefined || declared === "" || apiName === "") continue;
      if (declared.toLowerCase() === apiName.toLowerCase() || isGroup(host.apiId)) continue;
      const message = `"${host.connectionName}" is a connection of "${declared}", not of "${apiName}".`;
      report({ message, at: at("inputs", "host", "apiId") });
    }
  },
});

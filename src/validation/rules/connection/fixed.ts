import { connected, DATAVERSE, operation } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const List = operation("ListRecords", { entityName: "accounts", $top: 1, $select: "name" });
const connections = {
  [DATAVERSE]: {
    connectionName: "shared-commondataser-0123",
    id: `/providers/Microsoft.PowerApps/apis/${DATAVERSE}`,
    source: "Embedded",
  },
};

/** A flow of a solution goes through the solution's connection references. */
export const connectionFixed = defineRule({
  code: "connection/fixed",
  judges: "flow-in-solution",
  severity: "info",
  why: "The connection is one of the environment where the flow was made: elsewhere somebody has to choose it by hand.",
  fact: "flow-language.md §1.1; solution-format.md §23.44",
  examples: () => ({
    good: { flows: { Sync: { connections: connected(DATAVERSE), actions: { List } } } },
    bad: { flows: { Sync: { connections, actions: { List } } } },
  }),
  check({ view }, report, { model }) {
    // A flow by itself has no references to go through.
    if (model.identity.uniqueName === "") return;
    for (const { key, connectionName, logicalName } of view.flow.connections) {
      if (connectionName === undefined || logicalName !== undefined) continue;
      report({
        message: `"${key}" names a connection instead of a connection reference.`,
        at: view.atFlow("connectionReferences", key),
      });
    }
  },
});

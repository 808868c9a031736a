import { connected, DATAVERSE, operation } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const actions = { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) };
const incomplete = {
  connection: { connectionReferenceLogicalName: "ex_reference" },
  api: { name: DATAVERSE },
};

/** A connection that names its reference says of which connector it is, and whose. */
export const connectionIncomplete = defineRule({
  code: "connection/incomplete",
  judges: "flow",
  severity: "warning",
  why: "Every export says both; without them the reference is not bound when the flow is imported.",
  fact: "flow-language.md §1.1, solution-format.md §16",
  examples: () => ({
    good: { connections: connected(DATAVERSE), actions },
    bad: { connections: { [DATAVERSE]: incomplete }, actions },
  }),
  check({ flow, atFlow }, report) {
    for (const { key, logicalName, apiName, runtimeSource } of flow.connections) {
      if (logicalName === undefined) continue;
      const mends = new Map<string, string>();
      if (runtimeSource === undefined) mends.set("runtimeSource", '"embedded"');
      if (apiName === undefined) mends.set("api", `{"name": "${key}"}`);
      if (mends.size === 0) continue;
      const written = Array.from(mends, ([name, value]) => `"${name}": ${value}`);
      report({
        message: `The connection "${key}" says no ${[...mends.keys()].join(" and no ")}.`,
        at: atFlow("connectionReferences", key),
        hint: `Write ${written.join(" and ")}.`,
      });
    }
  },
});

import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const actions = { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) };

/** Every declared connection is used. */
export const connectionUnused = defineRule({
  code: "connection/unused",
  judges: "flow",
  severity: "warning",
  why: "The administrator is asked for a connection that nothing needs.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: { connections: connected(DATAVERSE), actions },
    bad: { connections: { ...connected(DATAVERSE), ...connected("shared_teams") }, actions },
  }),
  check(view, report) {
    const used = new Set(operationsIn(view).map(({ host }) => host.connectionName));
    const legacy = view.stepsOfKind("legacy-connector", "changeset").length > 0;
    const foreign = view.stepsOfKind("foreign").length > 0;
    if (
      legacy ||
      foreign ||
      view.flow.triggers.some(
        ({ kind }) => kind !== "connector" && kind !== "request" && kind !== "recurrence",
      )
    ) {
      report.notJudged();
      return;
    }
    for (const { key } of view.flow.connections) {
      if (used.has(key)) continue;
      report({
        message: `Nothing uses the connection "${key}".`,
        at: view.atFlow("connectionReferences", key),
      });
    }
  },
});

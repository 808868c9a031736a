import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const List = operation("ListRecords", { entityName: "accounts", $top: 1 });
const { authentication: _, ...inputs } = List.inputs;

/** All operations of a flow authenticate in the same form. */
export const connectionAuthentication = defineRule({
  code: "connection/authentication",
  judges: "flow",
  severity: "warning",
  why: "A mixture shows that parts were written by hand; the save API refuses one form or the other.",
  fact: "flow-language.md §1.5",
  examples: () => ({
    good: { connections, actions: { List, Again: List } },
    bad: { connections, actions: { List, Again: { ...List, inputs } } },
  }),
  check(view, report) {
    const operations = operationsIn(view);
    if (operations.every(({ authentication }) => authentication === undefined)) return;
    for (const { authentication, at } of operations) {
      if (authentication !== undefined) continue;
      report({
        message: "Other operations of the flow have an authentication, this one has none.",
        at: at("inputs"),
      });
    }
  },
});

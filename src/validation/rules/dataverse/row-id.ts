import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const getting = (recordId: string) => ({
  connections: connected(DATAVERSE),
  actions: { Get: operation("GetItem", { entityName: "accounts", recordId }) },
});

/** A row is named by its id, or by an alternate key as `name='value'`. */
export const dataverseRowId = defineRule({
  code: "dataverse/row-id",
  judges: "flow",
  severity: "warning",
  why: "The call fails with 400 in every run: the text names no row. A few flows fail so on purpose.",
  fact: "flow-language.md §10.2",
  examples: () => ({
    good: getting("@triggerBody()?['id']"),
    bad: getting("@{'accountid'}"),
  }),
  check(view, report) {
    for (const { apiName, parameters, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName) continue;
      const id = literalText(memberOf(parameters, "recordId"))?.trim();
      if (id === undefined || id === "" || NAMES_ROW.test(id)) continue;
      report({ message: `"${id}" names no row.`, at: at("inputs", "parameters", "recordId") });
    }
  },
});

const NAMES_ROW = /^\(?\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\)?$|=/i;

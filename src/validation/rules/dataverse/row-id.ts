import { dataverse } from "#connectors";
import { printCanonical, type ValueType } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { inferred } from "../../inference.ts";
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
    for (const { apiName, parameters, step, at } of operationsIn(view)) {
      if (apiName !== dataverse.apiName) continue;
      const named = memberOf(parameters, "recordId");
      const place = () => at("inputs", "parameters", "recordId");
      const id = literalText(named)?.trim();
      if (id !== undefined && id !== "" && !NAMES_ROW.test(id)) {
        report({ message: `"${id}" names no row.`, at: place() });
      }
      if (named?.kind !== "expression") continue;
      const types = inferred(named.expression, view, step);
      if (!types || [...types].some((type) => !NEVER_ROW.has(type))) continue;
      report({
        message: `${printCanonical(named.expression)} is a ${[...types].join(" or ")}, which names no row.`,
        at: place(),
      });
    }
  },
});

/** What an id never is; that it is no text at all, and null, are other rules'. */
const NEVER_ROW: ReadonlySet<ValueType> = new Set([
  ...(["integer", "float", "decimal", "boolean"] as const),
]);

const NAMES_ROW = /^\(?\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\)?$|=/i;

import { suggestion } from "#foundation";
import { columnBehind, rowCallsIn, TRIGGER_FILTER } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTable } from "../../known-tables.ts";
import { memberOf } from "../../literal.ts";
import { comparedIn, queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const list = ($filter: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: { List: operation("ListRecords", { entityName: "ex_traces", $filter }) },
    },
  },
});

/** A filter compares columns of the table, lookups by their `_…_value`. */
export const dataverseFilterColumn = defineRule({
  code: "dataverse/filter-column",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails with 400, or the trigger cannot be registered.",
  fact: "flow-language.md §10.1, §10.2",
  examples: () => ({ good: list("ex_name eq 'a'"), bad: list("ex_nmae eq 'a'") }),
  check({ view }, report) {
    for (const { called, table } of rowCallsIn(view)) {
      if (!table) continue;
      const key = called.step ? "$filter" : TRIGGER_FILTER;
      const text = queryText(memberOf(called.parameters, key));
      for (const name of new Set(comparedIn(text ?? ""))) {
        const wrong = problemOf(name, table);
        if (wrong === "unknown") report.notJudged();
        else if (wrong !== undefined) {
          report({ message: wrong, at: called.at("inputs", "parameters", key) });
        }
      }
    }
  },
});

function problemOf(name: string, table: KnownTable): string | undefined {
  const column = columnBehind(name);
  const isLookup = table.columnNamed(column)?.kind === "lookup";
  if (isLookup && column === name) return `The lookup "${name}" is compared as "_${name}_value".`;
  // Some flows write the schema name.
  const has = table.has(column.toLowerCase());
  if (has === "unknown") return has;
  if (has === "yes") return undefined;
  const names = table.columns.map(({ logicalName }) => logicalName);
  return `"${table.logicalName}" has no column "${column}".${suggestion(column, names)}`;
}

import { suggestion } from "#foundation";
import { columnBehind, listIn, rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const create = (column: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", { entityName: "ex_traces", [`item/${column}`]: "a" }),
      },
    },
  },
});

/** Parameters that list columns. */
const LISTS = ["$select", "$orderby", "subscriptionRequest/filteringattributes"];

/** Columns that are written, selected, ordered by or listened to are columns of the table. */
export const dataverseColumn = defineRule({
  code: "dataverse/column",
  judges: "flow-in-solution",
  severity: "error",
  why: "Switching on fails with WorkflowOperationParametersExtraParameter, or the call with 400.",
  fact: "flow-language.md §6, §10",
  examples: () => ({ good: create("ex_name"), bad: create("ex_nmae") }),
  check({ view }, report) {
    for (const { called, table, items } of rowCallsIn(view)) {
      if (!table) continue;
      const judge = (column: string, ...path: readonly string[]): void => {
        const has = table.has(column);
        if (has === "unknown") report.notJudged();
        if (has !== "no") return;
        const names = table.columns.map(({ logicalName }) => logicalName);
        const message = `"${table.logicalName}" has no column "${column}".${suggestion(column, names)}`;
        report({ message, at: called.at("inputs", "parameters", ...path) });
      };
      for (const { key } of items) {
        if (!/^[\w@/.]+$/.test(key)) {
          const message = `"${key}" is no name of a column.`;
          report({ message, at: called.at("inputs", "parameters", `item/${key}`) });
        } else if (!key.includes("@") && !key.includes("/")) judge(key, `item/${key}`);
      }
      for (const list of LISTS) {
        for (const entry of listIn(queryText(memberOf(called.parameters, list)))) {
          const [name = ""] = entry.split(" ");
          if (/^[A-Za-z_][\w]*$/.test(name)) judge(columnBehind(name), list);
        }
      }
    }
  },
});

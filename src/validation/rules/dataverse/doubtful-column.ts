import { slipOf } from "#foundation";
import { columnBehind, listIn, rowCallsIn, TRIGGER_FILTER } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { comparedIn, queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const create = (column: string) => ({
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", { entityName: "opportunities", [`item/${column}`]: "a" }),
      },
    },
  },
});

/** Shorter names lie too near to each other to tell a slip of the pen. */
const SHORTEST = 8;

/** A column of a standard table is not one slip of the pen away from a known one. */
export const dataverseDoubtfulColumn = defineRule({
  code: "dataverse/doubtful-column",
  judges: "flow-in-solution",
  severity: "warning",
  why: "Not every column of standard tables is known here, but this one looks like a misspelt one.",
  fact: "flow-language.md §6, §10",
  examples: () => ({ good: create("description"), bad: create("desciption") }),
  check({ view }, report) {
    for (const { called, table, items } of rowCallsIn(view)) {
      if (!table) continue;
      const names = table.columns.map(({ logicalName }) => logicalName);
      const judge = (column: string, key: string): void => {
        if (column.length < SHORTEST || table.has(column) !== "unknown") return;
        const meant = slipOf(column, names);
        if (meant === undefined) return;
        const message = `Is "${column}" a column of "${table.logicalName}"? There is "${meant}".`;
        report({ message, at: called.at("inputs", "parameters", key) });
      };
      for (const { key } of items) if (/^\w+$/.test(key)) judge(key, `item/${key}`);
      for (const key of ["$select", "subscriptionRequest/filteringattributes"]) {
        for (const name of listIn(queryText(memberOf(called.parameters, key)))) {
          if (/^\w+$/.test(name)) judge(columnBehind(name), key);
        }
      }
      const filter = called.step ? "$filter" : TRIGGER_FILTER;
      const compared = comparedIn(queryText(memberOf(called.parameters, filter)) ?? "");
      for (const name of new Set(compared)) judge(columnBehind(name), filter);
    }
  },
});

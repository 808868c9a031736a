import type { Column } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { ownColumnsIn } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const columns = { ...TRACE.columns, name: { ...TRACE.columns.name, maxLength: 5000 } };

/** Lengths and numbers of a column are within what its type can hold. */
export const solutionColumnBounds = defineRule({
  code: "solution/column-bounds",
  judges: "solution",
  severity: "error",
  why: "The import fails.",
  fact: "solution-format.md §5.2, §23.21",
  examples: () => ({ good: { tables: [TRACE] }, bad: { tables: [{ ...TRACE, columns }] } }),
  check({ model }, report) {
    for (const { column, at } of ownColumnsIn(model)) {
      const wrong = problemOf(column);
      if (wrong !== undefined) report({ message: `"${column.logicalName}" ${wrong}.`, at });
    }
  },
});

function problemOf(column: Column): string | undefined {
  switch (column.kind) {
    case "text":
      return outside(column.maxLength, 4000);
    case "memo":
      return outside(column.maxLength, 1_048_576);
    case "money":
    case "whole-number":
    case "decimal":
    case "float":
      return column.min > column.max ? "has a lowest value above its highest" : undefined;
    case "choice":
    case "choices":
    case "yes-no":
    case "lookup":
    case "date":
    case "unique-identifier":
    case "state":
    case "status":
    case "foreign":
      return undefined;
  }
}

const outside = (length: number, most: number): string | undefined =>
  length >= 1 && length <= most ? undefined : `has a length of 1 to ${most}, not ${length}`;

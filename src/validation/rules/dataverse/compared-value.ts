import type { Column } from "#dataverse";
import { columnBehind, rowCallsIn, TRIGGER_FILTER } from "../../dataverse-calls.ts";
import { KINDS, TRACE } from "../../example-tables.ts";
import { compose, connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTables } from "../../known-tables.ts";
import { memberOf } from "../../literal.ts";
import { type Comparison, comparisonsIn, queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const listing = ($filter: string) => ({
  tables: [TRACE],
  choices: [KINDS],
  flows: {
    Read: {
      connections: connected(DATAVERSE),
      actions: {
        List: operation("ListRecords", {
          entityName: "ex_traces",
          $select: "ex_name",
          $top: 1,
          $filter,
        }),
        Look: compose("a", "List"),
      },
    },
  },
});

/** A filter compares a column with a value of its kind. */
export const dataverseComparedValue = defineRule({
  code: "dataverse/compared-value",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The call fails with 400, or no row is ever found.",
  fact: "flow-language.md §10.2",
  examples: () => ({ good: listing("ex_done eq true"), bad: listing("ex_done eq 'true'") }),
  check({ view }, report, { tables }) {
    for (const { called, table } of rowCallsIn(view)) {
      if (!table) continue;
      const key = called.step ? "$filter" : TRIGGER_FILTER;
      const text = queryText(memberOf(called.parameters, key));
      for (const comparison of comparisonsIn(text ?? "")) {
        const column = table.columnNamed(comparison.column);
        // A lookup is compared by another name.
        const wrong =
          column && columnBehind(comparison.column) === comparison.column
            ? problemOf(comparison, column, tables)
            : undefined;
        if (wrong === undefined) continue;
        report({ message: wrong, at: called.at("inputs", "parameters", key) });
      }
    }
  },
});

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function problemOf(
  { column: name, operator, value }: Comparison,
  column: Column,
  tables: KnownTables,
): string | undefined {
  const isText = value.startsWith("'");
  switch (column.kind) {
    case "choice":
    case "state":
    case "status": {
      if (isText) return `"${name}" is a number, compared with the text ${value}.`;
      const options = NUMBER.test(value) ? tables.optionsOf(column) : undefined;
      if (!options || (operator !== "eq" && operator !== "ne")) return undefined;
      const isKnown = options.some((option) => option.value === Number(value));
      return isKnown ? undefined : `${value} is no option of "${name}".`;
    }
    case "whole-number":
    case "decimal":
    case "float":
    case "money":
      return isText ? `"${name}" is a number, compared with the text ${value}.` : undefined;
    case "yes-no":
      return isText ? `"${name}" is true or false, compared with the text ${value}.` : undefined;
    case "text":
    case "memo":
      return NUMBER.test(value) || /^(?:true|false)$/.test(value)
        ? `"${name}" is a text, compared with ${value} without quotes.`
        : undefined;
    case "choices":
    case "lookup":
    case "date":
    case "unique-identifier":
    case "foreign":
      return undefined;
  }
}

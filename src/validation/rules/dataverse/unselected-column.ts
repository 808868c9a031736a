import { slipOf } from "#foundation";
import { columnBehind, isAdded } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { compose, connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { keyReadsIn } from "../../key-reads.ts";
import type { KnownTable } from "../../known-tables.ts";
import { comesExpanded } from "../../row-shape.ts";
import { defineRule } from "../../rule.ts";

const reading = (column: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        List: operation("ListRecords", { entityName: "ex_traces", $select: "ex_name", $top: 1 }),
        Read: {
          ...compose(`@first(outputs('List')?['body/value'])?['${column}']`),
          runAfter: succeeded("List"),
        },
      },
    },
  },
});

/** A column that is read of a row was asked for. */
export const dataverseUnselectedColumn = defineRule({
  code: "dataverse/unselected-column",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The value is null in every run: with $select only the columns it names come.",
  fact: "flow-language.md §10.2",
  examples: () => ({ good: reading("ex_name"), bad: reading("ex_done") }),
  check({ view }, report) {
    for (const { holder, key, in: place } of keyReadsIn(view)) {
      const { row } = holder;
      if (!row?.select || comesExpanded(row, key)) continue;
      const { table, select } = row;
      const [name = ""] = key.split("@");
      const column = columnBehind(name).toLowerCase();
      const asked = select.map((one) => columnBehind(one).toLowerCase());
      // What a fetch reads along has a point in its name.
      if (name === "" || name.includes(".") || isAdded(name) || asked.includes(column)) continue;
      // Other columns, for which nobody asks, come all the same.
      if (column === table.primaryId || (column === CURRENCY && asksAmount(table, asked))) {
        continue;
      }
      const message = `"${column}" was not asked for: $select names ${select.join(", ")}.`;
      const meant = slipOf(column, [...asked, table.primaryId]);
      const hint = meant === undefined ? `Add "${column}" to $select.` : `Did you mean "${meant}"?`;
      report({ message, at: place.at(), hint });
    }
  },
});

/** Comes with every amount ("Select columns by using OData" of Microsoft's documentation). */
const CURRENCY = "transactioncurrencyid";

const asksAmount = (table: KnownTable, asked: readonly string[]): boolean =>
  // Of a column that nobody knows nobody knows that it is no amount.
  asked.some((one) => (table.columnNamed(one)?.kind ?? "money") === "money");

import { columnBehind } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { compose, connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { keyReadsIn } from "../../key-reads.ts";
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
  judges: "solution",
  severity: "warning",
  why: "The value is null in every run: with $select only the columns it names come.",
  fact: "flow-language.md §10.2",
  examples: () => ({ good: reading("ex_name"), bad: reading("ex_done") }),
  check({ flows }, report) {
    for (const { view } of flows) {
      for (const { holder, key, in: place } of keyReadsIn(view)) {
        const { row } = holder;
        if (!row?.select || comesExpanded(row, key)) continue;
        const { table, select } = row;
        const [name = ""] = key.split("@");
        const column = columnBehind(name);
        // What nobody asks for comes all the same: the row's id, and notes of the connector.
        if (name === "" || column === table.primaryId || !table.columnNamed(column)) continue;
        if (select.some((one) => columnBehind(one) === column)) continue;
        const message = `"${column}" was not asked for: $select names ${select.join(", ")}.`;
        report({ message, at: place.at(), hint: `Add "${column}" to $select.` });
      }
    }
  },
});

import { ENGLISH } from "#dataverse";
import { suggestion } from "#foundation";
import type { TableComponent } from "#model";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

const view = (column: string) => ({
  kind: "public" as const,
  key: "all",
  labels: { [ENGLISH]: "All" },
  columns: [{ column, width: 100 }],
  order: { column, descending: false },
});

/** Views, forms and alternate keys name columns that their table has. */
export const solutionShownColumn = defineRule({
  code: "solution/shown-column",
  judges: "solution",
  severity: "error",
  why: "The import fails, or the view or form does not open.",
  fact: "solution-format.md §23.29, §23.30",
  examples: () => ({
    good: { tables: [{ ...TRACE, views: [view("ex_name")] }] },
    bad: { tables: [{ ...TRACE, views: [view("ex_nmae")] }] },
  }),
  check({ model, tables }, report) {
    for (const table of model.tables) {
      const known = tables.withLogicalName(table.logicalName);
      if (!known) continue;
      const names = known.columns.map(({ logicalName }) => logicalName);
      for (const { column, where } of shownIn(table)) {
        // A column of another table that is shown along is written `alias.column`.
        // Some exports write the schema name.
        if (known.has(column.toLowerCase()) !== "no" || column.includes(".")) continue;
        const message = `"${table.logicalName}" has no column "${column}".${suggestion(column, names)}`;
        report({ message, at: atTable(table, ...where) });
      }
    }
  },
});

function shownIn(
  table: TableComponent,
): readonly { readonly column: string; readonly where: readonly string[] }[] {
  const forms = table.kind === "own" ? table.forms : [];
  return [
    ...(table.views ?? []).flatMap(({ key, columns, order, filter }) =>
      [...columns, order, ...(filter?.conditions ?? [])]
        .map(({ column }) => column)
        .filter((column) => column !== "")
        .map((column) => ({ column, where: ["SavedQueries", key] })),
    ),
    ...forms.flatMap(({ key, sections }) =>
      sections.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          row.kind === "column" ? [{ column: row.column, where: ["FormXml", key] }] : [],
        ),
      ),
    ),
    ...(table.keys ?? []).flatMap(({ schemaName, columns }) =>
      columns.map((column) => ({ column, where: ["EntityKeys", schemaName] })),
    ),
  ];
}

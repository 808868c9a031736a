import { ENGLISH, type FormControl } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { defineRule } from "../../rule.ts";

type Subgrid = Extract<FormControl, { readonly kind: "subgrid" }>;

const view = {
  kind: "public" as const,
  key: "all",
  labels: { [ENGLISH]: "All" },
  columns: [{ column: "ex_name", width: 100 }],
  order: { column: "ex_name", descending: false },
};
const showing = (of: string) => ({
  tables: [
    {
      ...TRACE,
      views: [view],
      forms: [
        {
          kind: "main" as const,
          key: "main",
          labels: { [ENGLISH]: "Main" },
          sections: [
            {
              key: "rows",
              labels: { [ENGLISH]: "Rows" },
              rows: [
                {
                  kind: "subgrid" as const,
                  key: "rows",
                  labels: { [ENGLISH]: "Rows" },
                  relationship: "",
                  target: "ex_trace",
                  view: of,
                },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** A form shows rows by a table, a relationship and a view that there are. */
export const solutionShownRows = defineRule({
  code: "solution/shown-rows",
  judges: "solution",
  severity: "warning",
  why: "The form opens with an error where the rows should stand, or shows other ones.",
  fact: "solution-format.md §9, §23.30",
  examples: () => ({ good: showing("all"), bad: showing("some") }),
  check({ model, comesFromElsewhere }, report) {
    const prefix = `${model.publisher.prefix}_`.toLowerCase();
    const isOurs = (name: string): boolean =>
      prefix.length > 1 && name.toLowerCase().startsWith(prefix);
    const relationships = new Set(model.relationships.map(({ name }) => name.toLowerCase()));
    const tables = new Map(model.tables.map((table) => [table.logicalName, table]));
    const wrongIn = ({ relationship, target, view }: Subgrid): string | undefined => {
      const table = tables.get(target.toLowerCase());
      if (!table) {
        if (!isOurs(target) || comesFromElsewhere("1", target)) return undefined;
        return `rows of "${target}", which is no table of the solution`;
      }
      // Dataverse relates tables of its own to every other, and exports do not list that.
      if (table.kind !== "own") return undefined;
      const isKnown = relationships.has(relationship.toLowerCase());
      if (isOurs(relationship) && !isKnown && !comesFromElsewhere("10", relationship)) {
        return `rows by "${relationship}", which is no relationship of the solution`;
      }
      if (view === "" || table.viewIds.size === 0) return undefined;
      const views = [...table.viewIds].flatMap(([{ key }, id]) => [key, id]);
      return views.includes(view) ? undefined : `rows by a view that "${target}" does not have`;
    };
    for (const table of model.tables) {
      for (const { key, sections } of table.kind === "own" ? table.forms : []) {
        for (const row of sections.flatMap(({ rows }) => rows)) {
          const wrong = row.kind === "subgrid" ? wrongIn(row) : undefined;
          if (wrong === undefined) continue;
          report({ message: `A form shows ${wrong}.`, at: atTable(table, "FormXml", key) });
        }
      }
    }
  },
});

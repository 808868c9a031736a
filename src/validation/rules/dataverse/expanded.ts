import { suggestion } from "#foundation";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTable } from "../../known-tables.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const expanding = ($expand: string) => ({
  tables: [TRACE],
  flows: {
    Read: {
      connections: connected(DATAVERSE),
      actions: {
        List: operation("ListRecords", {
          entityName: "ex_traces",
          $select: "ex_name",
          $top: 1,
          $expand,
        }),
      },
    },
  },
});

/** What is read along hangs on the table by a navigation property or a relationship. */
export const dataverseExpanded = defineRule({
  code: "dataverse/expanded",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails: there is no such navigation property, whose case counts.",
  fact: "flow-language.md §10.2, §10.3",
  examples: () => ({
    good: expanding("ex_Opportunity($select=name)"),
    bad: expanding("ex_opportunity($select=name)"),
  }),
  check({ view }, report) {
    for (const { called, table } of rowCallsIn(view)) {
      const text = literalText(memberOf(called.parameters, "$expand"));
      if (!table || text === undefined) continue;
      for (const name of outermostIn(text)) {
        const has = hangsOn(name, table);
        if (has === "unknown") report.notJudged();
        if (has !== "no") continue;
        const names = navigationOf(table);
        report({
          message: `Nothing of "${table.logicalName}" is called "${name}".${suggestion(name, names)}`,
          at: called.at("inputs", "parameters", "$expand"),
        });
      }
    }
  },
});

const navigationOf = ({ columns }: KnownTable): readonly string[] =>
  columns.flatMap((column) => (column.kind === "lookup" ? Object.values(column.navigation) : []));

/** A column is no way to other rows, be it one of the table. */
function hangsOn(name: string, table: KnownTable): "yes" | "no" | "unknown" {
  if (navigationOf(table).includes(name)) return "yes";
  const column = table.columnNamed(name);
  return column && !(column.kind === "foreign") ? "no" : table.has(name);
}

/** Names outside all parentheses. */
function outermostIn(text: string): readonly string[] {
  let flat = text;
  for (let before = ""; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\([^()]*\)/g, "");
  }
  return flat
    .split(",")
    .map((one) => one.trim())
    .filter((one) => /^\w+$/.test(one));
}

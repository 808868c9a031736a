import { suggestion } from "#foundation";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTable, KnownTables } from "../../known-tables.ts";
import { possibleTexts } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const bind = (row: string) => ({
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "opportunities",
          "item/parentaccountid@odata.bind": row,
        }),
      },
    },
  },
});

const BIND = "@odata.bind";

/** A lookup is bound to a row of the set that it leads to. A kit of Microsoft's works with others. */
export const dataverseBoundSet = defineRule({
  code: "dataverse/bound-set",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The id is looked for in the table that the lookup leads to, whatever the set is called: it may name no row there.",
  fact: "flow-language.md §10.2",
  examples: () => ({
    good: bind("accounts(@{triggerBody()?['id']})"),
    bad: bind("contacts(@{triggerBody()?['id']})"),
  }),
  check({ view }, report) {
    for (const { called, items, table } of rowCallsIn(view)) {
      for (const { key, value } of items) {
        const navigation = key.endsWith(BIND) ? key.slice(0, -BIND.length) : undefined;
        if (navigation === undefined) continue;
        const sets = setsOf(navigation, table, view.tables);
        const set = possibleTexts(value)
          .map(setIn)
          .find((one) => one !== undefined && !sets?.includes(one));
        if (set === undefined || !sets) continue;
        report({
          message: `"${set}" is no set that "${navigation}" leads to.${suggestion(set, sets)}`,
          at: called.at("inputs", "parameters", `item/${key}`),
          hint: `It leads to ${sets.join(", ")}.`,
        });
      }
    }
  },
});

/** The set that a binding names, where it is written out. */
const setIn = (row: string): string | undefined => /^\/?(\w+)\(/.exec(row.trim())?.[1];

/** Sets of the tables that a lookup leads to; undefined when one of them is not known. */
function setsOf(
  navigation: string,
  table: KnownTable | undefined,
  tables: KnownTables,
): readonly string[] | undefined {
  const lookup = table?.columns.find(
    (column) => column.kind === "lookup" && Object.values(column.navigation).includes(navigation),
  );
  if (lookup?.kind !== "lookup") return undefined;
  const targets = lookup.targets.filter((target) => lookup.navigation[target] === navigation);
  // Of a table that is only mentioned the set has no name.
  const sets = targets.map((target) => tables.withLogicalName(target)?.setName || undefined);
  return sets.length > 0 && sets.every((set) => set !== undefined) ? sets : undefined;
}

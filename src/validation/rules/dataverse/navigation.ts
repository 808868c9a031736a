import { suggestion } from "#foundation";
import type { Template } from "#wdl";
import { columnBehind, rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTable, KnownTables } from "../../known-tables.ts";
import { defineRule } from "../../rule.ts";

const BIND = "@odata.bind";
const create = (key: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "ex_traces",
          [`item/${key}`]: "opportunities(@{triggerBody()?['id']})",
        }),
      },
    },
  },
});

/** A lookup is bound by its navigation property, case included, to a row of a table's set. */
export const dataverseNavigation = defineRule({
  code: "dataverse/navigation",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails with 400: an undeclared property, or a segment that is not found.",
  fact: "flow-language.md §10.2, §16 trap 39",
  examples: () => ({ good: create(`ex_Opportunity${BIND}`), bad: create(`ex_opportunity${BIND}`) }),
  check({ view }, report, { tables }) {
    for (const { called, table, items } of rowCallsIn(view)) {
      if (!table) continue;
      for (const { key, value } of items) {
        const at = () => called.at("inputs", "parameters", `item/${key}`);
        if (!key.endsWith(BIND)) {
          if (table.columnNamed(columnBehind(key))?.kind !== "lookup") continue;
          const message = `The lookup "${key}" cannot be written directly.`;
          report({ message, at: at(), hint: `Write "<navigation property>${BIND}".` });
          continue;
        }
        const name = key.slice(0, -BIND.length);
        const names = navigationOf(table);
        if (!names.includes(name) && !isSuffixed(name, names, table)) {
          if (isWrong(name, names, table)) {
            const message = `"${table.logicalName}" has no navigation property "${name}".${suggestion(name, names)}`;
            report({ message, at: at() });
          } else report.notJudged();
        }
        const set = setIn(value);
        const meant = set === undefined ? undefined : logicalAsSet(set, tables);
        if (meant !== undefined) {
          const message = `"${set}" is not the set name of a table. Did you mean "${meant}"?`;
          report({ message, at: at() });
        }
      }
    }
  },
});

const navigationOf = ({ columns }: KnownTable): readonly string[] =>
  columns.flatMap((column) => (column.kind === "lookup" ? Object.values(column.navigation) : []));

/** Activities bind to several tables by a name that ends in their own: `ownerid_task`. */
const isSuffixed = (name: string, names: readonly string[], { logicalName }: KnownTable): boolean =>
  name.endsWith(`_${logicalName}`) && names.includes(name.slice(0, -logicalName.length - 1));

/** Sure for tables of which every column is known, and for a name in another case. */
const isWrong = (name: string, names: readonly string[], table: KnownTable): boolean =>
  names.some((one) => one.toLowerCase() === name.toLowerCase()) ||
  table.columnNamed(name.toLowerCase())?.kind === "lookup" ||
  table.has(name.toLowerCase()) === "no";

/** `accounts` of `/accounts(…)` or `accounts(@{…})`. */
function setIn(value: Template): string | undefined {
  const [first] = value.kind === "interpolation" ? value.parts : [value];
  const text = first?.kind === "text" ? first.value : undefined;
  return text === undefined ? undefined : /^\/?(\w+)\(/.exec(text)?.[1];
}

const logicalAsSet = (set: string, tables: KnownTables): string | undefined =>
  tables.withSet(set) ? undefined : tables.withLogicalName(set)?.setName;

import { type Column, standardTables } from "#dataverse";
import type { Diagnostic } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
import type { Mapping } from "./mapping.ts";
import { type Held, type MappedColumn, mappedColumns } from "./mapped-columns.ts";
import { nearest } from "./tree.ts";

/** Which standard columns can hold it; a number may be the value of a choice. */
const FITS: Readonly<Record<Held, readonly Column["kind"][]>> = {
  text: ["text", "memo"],
  amount: ["money", "decimal", "float"],
  number: ["money", "decimal", "float", "whole-number", "choice", "status"],
  day: ["date"],
  "yes-no": ["yes-no"],
  row: ["lookup"],
};

const TOLD: Readonly<Record<Held, string>> = {
  text: "a text",
  amount: "an amount",
  number: "a number",
  day: "a day",
  "yes-no": "yes or no",
  row: "a row, with its navigation property",
};

/** A column that every organisation has can hold what is written into it. Others are the partner's. */
export function judgeColumns(mapping: Mapping, { tree }: LayeredMapping): readonly Diagnostic[] {
  return mappedColumns(mapping).flatMap((mapped): Diagnostic[] => {
    const { table, column: name, holds, pointer } = mapped;
    const columns: readonly Column[] = Object.values(standardTables[table].columns);
    const column = columns.find(({ logicalName }) => logicalName === name);
    if (!column || fits(column, mapped)) return [];
    return [
      {
        code: "project/column-kind",
        severity: "error",
        message: `"${name}" of ${table} is ${kindNamed(column)}; what is written into it is ${TOLD[holds]}.`,
        at: nearest(tree, pointer).at,
        hint: mendFor(column),
      },
    ];
  });
}

function fits(column: Column, { holds, row }: MappedColumn): boolean {
  if (!FITS[holds].includes(column.kind)) return false;
  if (column.kind === "date") return column.format === "date";
  return column.kind !== "lookup" || !row || namesOf(column).includes(row.navigation);
}

const namesOf = (column: Extract<Column, { readonly kind: "lookup" }>): readonly string[] =>
  Object.values(column.navigation);

function kindNamed(column: Column): string {
  if (column.kind !== "lookup") return `a column of type ${column.kind}`;
  return `a lookup (${namesOf(column).join(" or ")})`;
}

const mendFor = (column: Column): string =>
  column.kind === "lookup"
    ? "Write a row: navigation, table and id; the case of navigation counts."
    : "Name a column of the right type, one of your own if there is none.";

import { attribute, type Element } from "#foundation";
import type { Refused } from "../errors.ts";
import { isRefused } from "../errors.ts";
import type { TableMetadata } from "../metadata.ts";
import type { NamedColumn } from "./fetch-condition.ts";
import { childrenNamed, isYes, malformed, unknown } from "./fetch-elements.ts";
import { AGGREGATES, DATE_PARTS, type FetchColumn } from "./fetch-query.ts";

/**
 * The columns that a table is asked for. Of the first table that is all of them where none is named, of
 * a linked one none.
 */
export function columnsIn(
  element: Element,
  named: NamedColumn,
  table: TableMetadata,
  source: number,
  aggregate: boolean,
): readonly FetchColumn[] | Refused {
  const elements = childrenNamed(element, "attribute");
  const whole = childrenNamed(element, "all-attributes").length > 0;
  if (whole || (elements.length === 0 && source === 0)) {
    if (aggregate) return malformed("an aggregate names its columns.");
    return [...table.columns.values()].map((column) => plain(column, source));
  }
  const columns: FetchColumn[] = [];
  for (const one of elements) {
    const column = columnOf(one, named, source, aggregate);
    if (isRefused(column)) return column;
    columns.push(column);
  }
  return columns;
}

const plain = (column: FetchColumn["column"], source: number): FetchColumn => ({
  column,
  source,
  alias: undefined,
  use: "value",
  distinct: false,
  dates: undefined,
});

function columnOf(
  element: Element,
  named: NamedColumn,
  source: number,
  aggregate: boolean,
): FetchColumn | Refused {
  const name = attribute(element, "name");
  if (name === undefined) return malformed("an attribute has a name.");
  const found = named(name, undefined);
  if (isRefused(found)) return found;
  const alias = attribute(element, "alias");
  if (!aggregate) return { ...plain(found.column, source), alias };
  if (alias === undefined) return malformed(`"${name}" needs an alias in an aggregate.`);
  const [said, part] = [attribute(element, "aggregate"), attribute(element, "dategrouping")];
  const distinct = isYes(element, "distinct");
  const { column } = found;
  if (isYes(element, "groupby")) {
    const dates = DATE_PARTS.find((one) => one === part);
    if (part !== undefined && !dates) return unknown(`the dategrouping "${part}"`);
    if (part !== undefined && column.kind !== "date") return malformed(`"${name}" is no date.`);
    return { column, source, alias, use: "group", distinct: false, dates };
  }
  const use = AGGREGATES.find((one) => one === said);
  if (!use) return said === undefined ? ungrouped(name) : unknown(`the aggregate "${said}"`);
  if (!SUMMED.includes(column.kind) && (use === "sum" || use === "avg")) {
    return malformed(`"${use}" does not go with "${name}" (${column.kind}).`);
  }
  return { column, source, alias, use, distinct, dates: undefined };
}

const SUMMED: readonly string[] = ["whole-number", "money", "decimal", "float"];

const ungrouped = (name: string): Refused =>
  malformed(`"${name}" is neither aggregated nor grouped by.`);

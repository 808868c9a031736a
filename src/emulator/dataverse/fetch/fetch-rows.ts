import type { Column } from "#dataverse";
import type { Json, JsonObject } from "#foundation";
import { comparable, orderOf } from "../comparable.ts";
import { collate, isReference, type Row, type Stored } from "../row.ts";
import { addressOutput, annotatedOutput, labelOf, nameOf, type Surface } from "../row-output.ts";
import type { Store } from "../store.ts";
import type { FetchColumn, FetchQuery, Joined } from "./fetch-query.ts";

/**
 * Joined rows in the order asked for: choices by their labels, lookups by the names of their rows, and
 * what the first table says before what linked ones say.
 */
export function ordered(
  surface: Surface,
  store: Store,
  { order, rawOrder }: FetchQuery,
  joined: readonly Joined[],
): readonly Joined[] {
  const keys = order.flatMap(({ by, descending }) =>
    "column" in by ? [{ ...by, descending }] : [],
  );
  const keyOf = (column: Column, value: Stored | undefined): string | number | undefined => {
    if (value === undefined) return undefined;
    return isReference(value)
      ? (nameOf(surface, store, value) ?? "").toUpperCase()
      : ((rawOrder ? undefined : labelOf(surface, column, value)) ?? comparable(column, value));
  };
  return joined.toSorted((left, right) => {
    for (const { source, column, descending } of keys) {
      const [mine, theirs] = [left, right].map((one) =>
        keyOf(column, one[source]?.get(column.logicalName)),
      );
      const order = orderOf(mine, theirs);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

/** What a column of a linked table is called, lookups too: no `_x_value` there (I). */
const linkedName = (alias: string, { logicalName }: Column): string => `${alias}.${logicalName}`;

/** As the connector gives a row. */
export function rowsOutput(
  surface: Surface,
  store: Store,
  { sources, distinct }: FetchQuery,
  joined: readonly Joined[],
): readonly JsonObject[] {
  const outputs = joined.map((rows) => {
    const output = new Map<string, Json>();
    for (const [source, { table, columns, link }] of sources.entries()) {
      const row = rows[source];
      if (!row) continue;
      const id = row.get(table.primaryId);
      const given = columns.some(({ column }) => column.logicalName === table.primaryId);
      if (!link && typeof id === "string" && (given || !distinct)) {
        addressOutput(surface, table, row, output);
        output.set(table.primaryId, id);
      }
      for (const column of columns) {
        valueOutput(surface, store, output, column, row, link?.alias);
      }
    }
    return output;
  });
  return distinct ? withoutTwins(outputs) : outputs;
}

function valueOutput(
  surface: Surface,
  store: Store,
  output: Map<string, Json>,
  { column, alias }: FetchColumn,
  row: Row,
  link: string | undefined,
): void {
  const value = row.get(column.logicalName);
  if (value === undefined) return;
  const name = alias ?? (link === undefined ? undefined : linkedName(link, column));
  annotatedOutput(surface, store, output, column, value, name);
}

/** Each row once. Rows are told apart by what is given of them, texts as the database sees them. */
function withoutTwins(rows: readonly JsonObject[]): readonly JsonObject[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify([...row].map(([name, value]) => [name, collate(String(value))]));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

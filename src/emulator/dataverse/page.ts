import type { Column } from "#dataverse";
import { comparable, orderOf } from "./comparable.ts";
import type { TableMetadata } from "./metadata.ts";
import type { Query } from "./query.ts";
import type { Row } from "./row.ts";

import type { Store } from "./store.ts";
import { countOf, idsOf, idsWith, indexed, rowOf } from "./store.ts";

export interface Page {
  readonly rows: readonly Row[];
  /** More rows follow: skip so many for them. */
  readonly next: number | undefined;
  /** The store with the indexes this query asked for. */
  readonly store: Store;
}

/**
 * The rows a query means, in its order and then by id. `$top` limits the whole; without it a page
 * holds `pageSize` rows. `within` keeps to rows known already, as an expansion does.
 */
export function pageOf(
  store: Store,
  table: TableMetadata,
  query: Query,
  pageSize: number,
  within?: Iterable<string>,
): Page {
  const { ids, store: prepared } = within
    ? { ids: within, store }
    : candidates(store, table, query);
  const rows: Row[] = [];
  for (const id of ids) {
    const row = rowOf(prepared, table.name, id);
    if (row && (query.filter?.holds(row, prepared) ?? true)) rows.push(row);
  }
  if (rows.length > 1) rows.sort((left, right) => compareRows(table, query, left, right));
  const end = Math.min(query.top ?? Number.POSITIVE_INFINITY, query.skip + pageSize);
  const more = query.top === undefined && rows.length > end;
  return { rows: rows.slice(query.skip, end), next: more ? end : undefined, store: prepared };
}

/** The shortest list of ids that surely holds all rows of the query. */
function candidates(
  store: Store,
  table: TableMetadata,
  { filter }: Query,
): { readonly ids: Iterable<string>; readonly store: Store } {
  let prepared = store;
  let best: { readonly ids: Iterable<string>; readonly size: number } = {
    ids: idsOf(store, table.name),
    size: countOf(store, table.name),
  };
  for (const { column, value } of filter?.equalities ?? []) {
    if (column === table.primaryId) return { ids: [String(value)], store: prepared };
    prepared = indexed(prepared, table.name, column);
    const found = idsWith(prepared, table.name, column, value);
    if (found.size < best.size) best = { ids: found.keys(), size: found.size };
  }
  return { ids: best.ids, store: prepared };
}

function compareRows(table: TableMetadata, query: Query, left: Row, right: Row): number {
  for (const { column, descending } of query.order) {
    const order = compareColumn(column, left, right);
    if (order !== 0) return descending ? -order : order;
  }
  return String(left.get(table.primaryId)) < String(right.get(table.primaryId)) ? -1 : 1;
}

function compareColumn(column: Column, left: Row, right: Row): number {
  const [mine, theirs] = [left, right].map((row) => {
    const value = row.get(column.logicalName);
    return value === undefined ? undefined : comparable(column, value);
  });
  return orderOf(mine, theirs);
}

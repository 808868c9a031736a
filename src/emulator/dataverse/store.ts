import { PersistentMap } from "../persistent-map.ts";
import type { Row, Stored } from "./row.ts";
import { indexKeyOf } from "./row.ts";

/** All rows of all tables at one moment. Never changed in place: keeping an old one is a snapshot. */
export interface Store {
  readonly tables: PersistentMap<Rows>;
}

interface Rows {
  readonly byId: PersistentMap<Row>;
  /** For each indexed column: which ids hold a value. */
  readonly indexes: ReadonlyMap<string, PersistentMap<PersistentMap<true>>>;
}

export const emptyStore: Store = { tables: PersistentMap.empty() };

const NO_ROWS: Rows = { byId: PersistentMap.empty(), indexes: new Map() };

const rowsOf = (store: Store, table: string): Rows => store.tables.get(table) ?? NO_ROWS;

export const rowOf = (store: Store, table: string, id: string): Row | undefined =>
  rowsOf(store, table).byId.get(id);

export const countOf = (store: Store, table: string): number => rowsOf(store, table).byId.size;

export const idsOf = (store: Store, table: string): Iterable<string> =>
  rowsOf(store, table).byId.keys();

/** `row` absent: the row goes. */
export function withRow(store: Store, table: string, id: string, row: Row | undefined): Store {
  const rows = rowsOf(store, table);
  const before = rows.byId.get(id);
  const indexes = new Map<string, PersistentMap<PersistentMap<true>>>();
  for (const [column, index] of rows.indexes) {
    indexes.set(column, moved(index, id, before?.get(column), row?.get(column)));
  }
  const byId = row ? rows.byId.with(id, row) : rows.byId.without(id);
  return { tables: store.tables.with(table, { byId, indexes }) };
}

function moved(
  index: PersistentMap<PersistentMap<true>>,
  id: string,
  before: Stored | undefined,
  after: Stored | undefined,
): PersistentMap<PersistentMap<true>> {
  const from = before === undefined ? undefined : indexKeyOf(before);
  const to = after === undefined ? undefined : indexKeyOf(after);
  if (from === to) return index;
  let next = index;
  if (from !== undefined) {
    const left = next.get(from)?.without(id);
    next = left && left.size > 0 ? next.with(from, left) : next.without(from);
  }
  if (to === undefined) return next;
  return next.with(to, (next.get(to) ?? PersistentMap.empty<true>()).with(id, true));
}

/** A column is indexed when it is first asked for, and from then on with every write. */
export function indexed(store: Store, table: string, column: string): Store {
  const rows = rowsOf(store, table);
  if (rows.indexes.has(column)) return store;
  let index = PersistentMap.empty<PersistentMap<true>>();
  for (const id of rows.byId.keys()) {
    index = moved(index, id, undefined, rows.byId.get(id)?.get(column));
  }
  const indexes = new Map(rows.indexes).set(column, index);
  return { tables: store.tables.with(table, { ...rows, indexes }) };
}

const NO_IDS = PersistentMap.empty<true>();

/** The ids of rows with this value in a column that {@link indexed} has prepared. */
export const idsWith = (
  store: Store,
  table: string,
  column: string,
  value: Stored,
): PersistentMap<true> =>
  rowsOf(store, table).indexes.get(column)?.get(indexKeyOf(value)) ?? NO_IDS;

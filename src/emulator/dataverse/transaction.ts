import type { ManyToMany } from "#dataverse";
import { copyOf } from "#foundation";
import type { Instant } from "../port.ts";
import { freeOfKeys } from "./alternate-keys.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { baseAmounts } from "./money.ts";
import type { Changes, Reference, Row, Stored } from "./row.ts";
import { isReference } from "./row.ts";
import { stateOf } from "./state.ts";
import type { Store } from "./store.ts";
import { idsWith, indexed, rowOf, withRow } from "./store.ts";
import { tableRules } from "./table-rules.ts";
import { isoSecond } from "./values.ts";
import { writePlanOf } from "./write-plan.ts";

export type Message = "Create" | "Update" | "Delete";

/** Something that happened to a row, for those who listen once the write is done. */
export interface RowEvent {
  readonly message: Message;
  readonly table: string;
  readonly id: string;
  /** The columns the request held, changed or not. */
  readonly sent: readonly string[];
  /** After the write; for a delete the row that went. */
  readonly row: Row;
}

/** Who writes and when. `system`: a seeded row may have any state and any moment. */
export interface Author {
  readonly user: string;
  readonly now: Instant;
  readonly kind: "program" | "action" | "system";
  readonly baseCurrency: string | undefined;
}

/** What a request has done so far. It counts only when all of it is well. */
export interface Transaction {
  readonly store: Store;
  readonly events: readonly RowEvent[];
  /** The last row version given. */
  readonly version: bigint;
}

export const ROW_VERSION = "versionnumber";

export function createRow(
  transaction: Transaction,
  table: TableMetadata,
  id: string,
  changes: Changes,
  author: Author,
): Transaction | Refused {
  if (rowOf(transaction.store, table.name, id)) {
    return refused("id-taken", `Cannot insert duplicate key: ${table.name} ${id} exists already.`);
  }
  const row = new Map<string, Stored>([[table.primaryId, id]]);
  for (const [column, value] of Object.entries(systemValues(author))) {
    if (table.columns.has(column)) row.set(column, value);
  }
  for (const [column, value] of writePlanOf(table).defaults) row.set(column, value);
  if (table.owned) row.set("ownerid", userReference(author.user));
  const holdsMoney =
    table.primaryId !== "transactioncurrencyid" && table.columns.has("transactioncurrencyid");
  if (author.baseCurrency && holdsMoney) {
    row.set("transactioncurrencyid", { table: "transactioncurrency", id: author.baseCurrency });
  }
  return settle(transaction, table, id, { before: undefined, row, changes, author });
}

export function updateRow(
  transaction: Transaction,
  table: TableMetadata,
  id: string,
  changes: Changes,
  author: Author,
): Transaction | Refused {
  const before = rowOf(transaction.store, table.name, id);
  if (!before) return rowAbsent(table.name, id);
  const row = copyOf(before);
  if (table.columns.has("modifiedon")) row.set("modifiedon", isoSecond(author.now));
  if (table.columns.has("modifiedby")) row.set("modifiedby", userReference(author.user));
  return settle(transaction, table, id, { before, row, changes, author });
}

/** Children go, lose their link or keep the row from going, as the relationships say. */
export function deleteRow(
  metadata: Metadata,
  transaction: Transaction,
  table: TableMetadata,
  id: string,
  author: Author,
): Transaction | Refused {
  const row = rowOf(transaction.store, table.name, id);
  if (!row) return rowAbsent(table.name, id);
  let now: Transaction = {
    ...transaction,
    store: withRow(transaction.store, table.name, id, undefined),
    events: [...transaction.events, { message: "Delete", table: table.name, id, sent: [], row }],
  };
  for (const pairs of metadata.manyToMany.values()) {
    now = { ...now, store: withoutPairs(now.store, pairs, table.name, id) };
  }
  for (const { table: many, column, behavior } of table.collections.values()) {
    const child = metadata.tables.get(many);
    if (!child || behavior === "system" || behavior === "foreign") continue;
    const store = indexed(now.store, many, column);
    now = { ...now, store };
    for (const childId of [
      ...idsWith(store, many, column, { table: table.name, id }).keys(),
    ].sort()) {
      if (!rowOf(now.store, many, childId)) continue;
      if (behavior === "restrict") {
        return refused(
          "still-referenced",
          `${table.name} ${id} is associated with ${many} ${childId} and cannot be deleted.`,
        );
      }
      const next: Transaction | Refused =
        behavior === "remove-link"
          ? updateRow(now, child, childId, new Map([[column, null]]), author)
          : deleteRow(metadata, now, child, childId, author);
      if (isRefused(next)) return next;
      now = next;
    }
  }
  return now;
}

/** A row that goes is in no pair any more. */
function withoutPairs(
  store: Store,
  { intersect, first, second }: ManyToMany,
  table: string,
  id: string,
): Store {
  if (![first, second].some((side) => side.toLowerCase() === table)) return store;
  const column = `${table}id`;
  const prepared = indexed(store, intersect, column);
  const keys = [...idsWith(prepared, intersect, column, { table, id }).keys()];
  return keys.reduce((left, key) => withRow(left, intersect, key, undefined), prepared);
}

interface Draft {
  readonly before: Row | undefined;
  readonly row: Map<string, Stored>;
  readonly changes: Changes;
  readonly author: Author;
}

/** The rules every written row must keep, in the order in which Dataverse applies them. */
function settle(
  transaction: Transaction,
  table: TableMetadata,
  id: string,
  { before, row, changes, author }: Draft,
): Transaction | Refused {
  for (const [column, value] of tableRules(table.name, before, changes)) {
    if (column === table.primaryId) continue;
    if (value === null) row.delete(column);
    else row.set(column, value);
  }
  const state = stateOf(table, before, changes, author.kind);
  if (isRefused(state)) return state;
  if (state) for (const [column, value] of state) row.set(column, value);
  for (const column of writePlanOf(table).required) {
    if (!row.has(column)) {
      return refused("required-missing", `${table.name} needs a value in "${column}".`);
    }
  }
  ownerParts(table, row);
  baseAmounts(table, row, transaction.store);
  const version = transaction.version + 1n;
  row.set(ROW_VERSION, version);
  const free = freeOfKeys(transaction.store, table, id, row);
  if (isRefused(free)) return free;
  const event: RowEvent = {
    message: before ? "Update" : "Create",
    table: table.name,
    id,
    sent: [...changes.keys(), ...(state ? state.keys() : [])],
    row,
  };
  return {
    store: withRow(free, table.name, id, row),
    events: [...transaction.events, event],
    version,
  };
}

function ownerParts(table: TableMetadata, row: Map<string, Stored>): void {
  if (!table.owned) return;
  const owner = row.get("ownerid");
  row.delete("owningteam");
  row.delete("owninguser");
  if (isReference(owner)) row.set(owner.table === "team" ? "owningteam" : "owninguser", owner);
}

const userReference = (id: string): Reference => ({ table: "systemuser", id });

const systemValues = ({ user, now }: Author): Readonly<Record<string, Stored>> => ({
  createdon: isoSecond(now),
  createdby: userReference(user),
  modifiedon: isoSecond(now),
  modifiedby: userReference(user),
});

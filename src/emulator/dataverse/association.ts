import type { ManyToMany } from "#dataverse";
import { answer } from "../connection/answer.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { TableMetadata } from "./metadata.ts";
import { itemOf, referenceOf } from "./payload.ts";
import type { Outcome, Request } from "./request.ts";
import type { Reference } from "./row.ts";
import { isReference } from "./row.ts";
import { joinsItself, UNKNOWN_PAIRS } from "./self-pairs.ts";
import { rowOf, withRow } from "./store.ts";
import type { Transaction } from "./transaction.ts";
import { updateRow } from "./transaction.ts";

/** Links two rows: sets the lookup of a 1:N relationship, or notes the pair of an N:N one. */
export const associate = (request: Request, table: TableMetadata, id: string) =>
  related(request, table, id, itemOf(request.parameters).get("@odata.id"), true);

/** Takes the link away. For a lookup of the row itself the other row need not be named. */
export const disassociate = (request: Request, table: TableMetadata, id: string) =>
  related(request, table, id, request.parameters.get("$id"), false);

function related(
  request: Request,
  table: TableMetadata,
  id: string,
  said: Parameters<typeof referenceOf>[1],
  link: boolean,
): Outcome | Refused {
  const { surface, parameters, transaction, author } = request;
  const { metadata } = surface;
  const { store } = transaction;
  if (!rowOf(store, table.name, id)) return rowAbsent(table.name, id);
  const name = String(parameters.get("associationEntityRelationship") ?? "");
  const navigation = table.navigation.get(name);
  const collection = table.collections.get(name);
  const pairs = metadata.manyToMany.get(name);
  if (!navigation && !collection && !pairs) {
    return refused("set-unknown", `Resource not found for the segment '${name}'.`);
  }
  if (pairs && joinsItself(pairs)) return UNKNOWN_PAIRS;
  const other = referenceOf(metadata, said ?? null);
  if (isRefused(other)) {
    if (link || !navigation || (said !== undefined && said !== null)) return other;
    const emptied = new Map([[navigation.column.logicalName, null]]);
    return done(updateRow(transaction, table, id, emptied, author));
  }
  if (!rowOf(store, other.table, other.id)) return rowAbsent(other.table, other.id);
  if (pairs) {
    return {
      answer: answer(204),
      transaction: paired(transaction, pairs, { table: table.name, id }, other, link),
    };
  }
  if (navigation) {
    if (!navigation.targets.includes(other.table)) {
      return refused("payload-malformed", `'${name}' cannot point to '${other.table}'.`);
    }
    const value = new Map([[navigation.column.logicalName, link ? other : null]]);
    return done(updateRow(transaction, table, id, value, author));
  }
  const child = metadata.tables.get(other.table);
  if (!child || collection?.table !== child.name) {
    return refused("payload-malformed", `'${name}' does not hold rows of '${other.table}'.`);
  }
  const held = rowOf(store, child.name, other.id)?.get(collection.column);
  if (!link && !(isReference(held) && held.id === id)) return rowAbsent(child.name, other.id);
  const value = new Map([[collection.column, link ? { table: table.name, id } : null]]);
  return done(updateRow(transaction, child, other.id, value, author));
}

const done = (transaction: Transaction | Refused): Outcome | Refused =>
  isRefused(transaction) ? transaction : { answer: answer(204), transaction };

/** Pairs start no flow: filtering columns and row events know nothing of them. */
export function paired(
  transaction: Transaction,
  { intersect, first }: ManyToMany,
  left: Reference,
  right: Reference,
  link: boolean,
): Transaction {
  const [one, two] = left.table === first.toLowerCase() ? [left, right] : [right, left];
  const key = `${one.id} ${two.id}`;
  const row = link
    ? new Map([
        [`${one.table}id`, one],
        [`${two.table}id`, two],
      ])
    : undefined;
  return { ...transaction, store: withRow(transaction.store, intersect, key, row) };
}

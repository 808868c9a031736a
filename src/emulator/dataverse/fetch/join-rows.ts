import type { Refused } from "../errors.ts";
import type { TableMetadata } from "../metadata.ts";
import type { Row, Stored } from "../row.ts";
import { indexKeyOf } from "../row.ts";
import type { Store } from "../store.ts";
import { idsOf, rowOf } from "../store.ts";
import { malformed } from "./fetch-elements.ts";
import type { FetchLink, FetchQuery, FetchSource, Joined } from "./fetch-query.ts";

/** More are not held: a query that joins everything with everything has no end. */
const MOST_JOINED = 500_000;

/** The rows that a query means, joined, in the order of their ids. */
export function joinedRows(
  store: Store,
  { sources, holds }: FetchQuery,
): readonly Joined[] | Refused {
  const [first, ...linked] = sources;
  let joined: readonly Joined[] = first ? rowsOf(store, first).map((row) => [row]) : [];
  for (const { table, link } of linked) {
    if (!link) continue;
    const partners = partnersOf(store, table, link);
    const next: Joined[] = [];
    for (const one of joined) {
      for (const found of foundBy(link, one, partners(one[link.to]), store)) next.push(found);
      if (next.length > MOST_JOINED) return malformed(`it joins more than ${MOST_JOINED} rows.`);
    }
    joined = next;
  }
  return joined.filter((one) => holds(one, store));
}

/** What becomes of rows that are joined already when another table is. */
function* foundBy(
  { kind, holds }: FetchLink,
  one: Joined,
  partners: readonly Row[],
  store: Store,
): Generator<Joined> {
  let none = true;
  for (const row of partners) {
    const more = [...one, row];
    if (!holds(more, store)) continue;
    none = false;
    yield kind === "exists" ? [...one, undefined] : more;
    if (kind === "exists" || kind === "first") return;
  }
  if (none && (kind === "outer" || kind === "first")) yield [...one, undefined];
}

const rowsOf = (store: Store, { table }: Pick<FetchSource, "table">): readonly Row[] =>
  [...idsOf(store, table.name)].sort().flatMap((id) => rowOf(store, table.name, id) ?? []);

/** The rows of a table that belong to a row of another. An empty column belongs to nothing. */
export function partnersOf(
  store: Store,
  table: TableMetadata,
  { fromColumn, toColumn }: Pick<FetchLink, "fromColumn" | "toColumn">,
): (other: Row | undefined) => readonly Row[] {
  const byValue = new Map<string, Row[]>();
  for (const row of rowsOf(store, { table })) {
    const value = row.get(fromColumn);
    if (value === undefined) continue;
    const key = keyOf(value);
    const known = byValue.get(key);
    if (known) known.push(row);
    else byValue.set(key, [row]);
  }
  return (other) => {
    const value = other?.get(toColumn);
    return value === undefined ? [] : (byValue.get(keyOf(value)) ?? []);
  };
}

/** An id is the same as a key of its row and in a lookup. */
const keyOf = (value: Stored): string => indexKeyOf(value).toUpperCase();

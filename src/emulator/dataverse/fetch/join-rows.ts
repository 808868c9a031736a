import { malformed } from "./fetch-elements.ts";
import type { Refused } from "../errors.ts";
import type { Row, Stored } from "../row.ts";
import { indexKeyOf } from "../row.ts";
import type { Store } from "../store.ts";
import { idsOf, rowOf } from "../store.ts";
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
    const partners = partnersOf(rowsOf(store, { table }), link);
    const next: Joined[] = [];
    for (const one of joined) {
      const before = next.length;
      for (const row of partners(one[link.to])) {
        const more = [...one, row];
        if (link.holds(more)) next.push(more);
      }
      if (next.length === before && link.kind === "outer") next.push([...one, undefined]);
      if (next.length > MOST_JOINED) return malformed(`it joins more than ${MOST_JOINED} rows.`);
    }
    joined = next;
  }
  return joined.filter(holds);
}

const rowsOf = (store: Store, { table }: Pick<FetchSource, "table">): readonly Row[] =>
  [...idsOf(store, table.name)].sort().flatMap((id) => rowOf(store, table.name, id) ?? []);

/** The rows here that belong to a row there. An empty column belongs to nothing. */
function partnersOf(rows: readonly Row[], { fromColumn, toColumn }: FetchLink) {
  const byValue = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row.get(fromColumn);
    if (value === undefined) continue;
    const key = keyOf(value);
    const known = byValue.get(key);
    if (known) known.push(row);
    else byValue.set(key, [row]);
  }
  return (other: Row | undefined): readonly Row[] => {
    const value = other?.get(toColumn);
    return value === undefined ? [] : (byValue.get(keyOf(value)) ?? []);
  };
}

/** An id is the same as a key of its row and in a lookup. */
const keyOf = (value: Stored): string => indexKeyOf(value).toUpperCase();

import type { Json, JsonObject } from "#foundation";
import { comparable, orderOf } from "../comparable.ts";
import type { Refused } from "../errors.ts";
import { refused } from "../errors.ts";
import { indexKeyOf, type Stored } from "../row.ts";
import { annotatedOutput, type Surface } from "../row-output.ts";
import type { Store } from "../store.ts";
import type { DatePart, FetchColumn, FetchQuery, Joined } from "./fetch-query.ts";

/** One row for each group, in the order asked for; without groups one for all. */
export function aggregated(
  surface: Surface,
  store: Store,
  query: FetchQuery,
  joined: readonly Joined[],
): readonly JsonObject[] | Refused {
  if (joined.length > query.aggregateLimit) {
    return refused(
      "aggregate-limit",
      "The maximum record limit is exceeded. Reduce the number of records.",
    );
  }
  const columns = query.sources.flatMap((source) => source.columns);
  const groups = columns.filter(({ use }) => use === "group");
  const members = new Map<string, Joined[]>();
  if (groups.length === 0) members.set("", [...joined]);
  for (const rows of joined) {
    if (groups.length === 0) break;
    const key = JSON.stringify(groups.map((group) => keyOf(groupValue(group, rows))));
    const known = members.get(key);
    if (known) known.push(rows);
    else members.set(key, [rows]);
  }
  const results = [...members.values()].map((rows) => resultOf(surface, store, columns, rows));
  return inOrder(query, results).map(({ output }) => output);
}

const keyOf = (value: Stored | undefined): string | null =>
  value === undefined ? null : indexKeyOf(value);

interface Result {
  readonly output: JsonObject;
  /** By alias, for the order. */
  readonly keys: ReadonlyMap<string, string | number | undefined>;
}

function resultOf(
  surface: Surface,
  store: Store,
  columns: readonly FetchColumn[],
  rows: readonly Joined[],
): Result {
  const output = new Map<string, Json>();
  const keys = new Map<string, string | number | undefined>();
  for (const one of columns) {
    const { column, alias = column.logicalName, use, dates } = one;
    const value = use === "group" ? groupValue(one, rows[0] ?? []) : reckoned(one, rows);
    const plain = dates !== undefined || use === "count" || use === "countcolumn";
    keys.set(alias, value === undefined || plain ? sortable(value) : comparable(column, value));
    if (value === undefined) continue;
    if (plain) output.set(alias, value as Json);
    else annotatedOutput(surface, store, output, column, value, alias);
  }
  return { output, keys };
}

const sortable = (value: Stored | undefined): number | undefined =>
  value === undefined ? undefined : Number(value);

const heldBy = ({ column, source }: FetchColumn, rows: Joined): Stored | undefined =>
  rows[source]?.get(column.logicalName);

function groupValue(group: FetchColumn, rows: Joined): Stored | undefined {
  const value = heldBy(group, rows);
  return value === undefined || !group.dates ? value : partOf(group.dates, String(value));
}

/** Of the date in UTC: the users here have no other zone. */
function partOf(part: DatePart, text: string): bigint {
  const date = new Date(text);
  switch (part) {
    case "day":
      return BigInt(date.getUTCDate());
    case "month":
      return BigInt(date.getUTCMonth() + 1);
    case "quarter":
      return BigInt(Math.floor(date.getUTCMonth() / 3) + 1);
    case "year":
      return BigInt(date.getUTCFullYear());
  }
}

/** Empty columns do not count; a sum of nothing is 0, other values of nothing are nothing. */
function reckoned(one: FetchColumn, rows: readonly Joined[]): Stored | undefined {
  const { column, use, distinct } = one;
  if (use === "count") return BigInt(rows.length);
  const values = rows.flatMap((joined) => heldBy(one, joined) ?? []);
  if (use === "countcolumn") {
    return BigInt(distinct ? new Set(values.map(indexKeyOf)).size : values.length);
  }
  if (use === "min" || use === "max") {
    const sign = use === "min" ? 1 : -1;
    return values.toSorted(
      (left, right) => sign * orderOf(comparable(column, left), comparable(column, right)),
    )[0];
  }
  const whole = column.kind === "whole-number";
  const sum = values.reduce((total: number, value) => total + Number(value), 0);
  if (use === "sum") return whole ? BigInt(sum) : sum;
  if (values.length === 0) return undefined;
  return whole ? BigInt(Math.trunc(sum / values.length)) : sum / values.length;
}

function inOrder({ order }: FetchQuery, results: readonly Result[]): readonly Result[] {
  return results.toSorted((left, right) => {
    for (const { by, descending } of order) {
      if (!("alias" in by)) continue;
      const first = orderOf(left.keys.get(by.alias), right.keys.get(by.alias));
      if (first !== 0) return descending ? -first : first;
    }
    return 0;
  });
}

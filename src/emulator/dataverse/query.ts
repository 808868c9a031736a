import type { Column } from "#dataverse";
import { type Json, type JsonObject, recalling } from "#foundation";
import { arriving } from "./address-text.ts";
import { columnNamed, unknownProperty } from "./column-read.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { RowFilter } from "./row-filter.ts";
import { filterReader } from "./row-filter.ts";

export interface Query {
  readonly filter: RowFilter | undefined;
  /** Columns to give; all when absent. */
  readonly select: readonly Column[] | undefined;
  readonly order: readonly { readonly column: Column; readonly descending: boolean }[];
  readonly top: number | undefined;
  readonly skip: number;
  readonly expand: readonly Expansion[];
}

/** How deep `$expand` may go into `$expand`. */
const DEEPEST_EXPANSION = 4;

/** Reads `$filter`, `$select`, `$orderby`, `$top`, `$skiptoken` and `$expand`. */
export function queryOf(
  metadata: Metadata,
  table: TableMetadata,
  options: JsonObject,
  depth = 0,
): Query | Refused {
  if (depth > DEEPEST_EXPANSION) return refused("query-malformed", "$expand is nested too deep.");
  const reader = readerOf(metadata, table, depth);
  const filter = reader.filter(text(options, "$filter"));
  if (isRefused(filter)) return filter;
  const { columns: select } = reader.select(text(options, "$select"));
  if (isRefused(select)) return select;
  const order = reader.order(text(options, "$orderby"));
  if (isRefused(order)) return order;
  const top = count(options, "$top");
  if (isRefused(top)) return top;
  const skip = count(options, "$skiptoken");
  if (isRefused(skip)) return skip;
  const expand = reader.expand(text(options, "$expand"));
  if (isRefused(expand)) return expand;
  return { filter, select, order, top, skip: skip ?? 0, expand };
}

/** Takes texts as they are sent; flows send the same again and again. */
interface Reader {
  filter(text: string): Query["filter"] | Refused;
  select(text: string): { readonly columns: Query["select"] | Refused };
  order(text: string): Query["order"] | Refused;
  expand(text: string): readonly Expansion[] | Refused;
}

/** By depth of `$expand`. */
const readers = new WeakMap<TableMetadata, (Reader | undefined)[]>();

/** How many texts of each kind are remembered for a table. */
const REMEMBERED = 50;

function readerOf(metadata: Metadata, table: TableMetadata, depth: number): Reader {
  let byDepth = readers.get(table);
  if (!byDepth) {
    byDepth = [];
    readers.set(table, byDepth);
  }
  byDepth[depth] ??= createReader(metadata, table, depth);
  return byDepth[depth];
}

function createReader(metadata: Metadata, table: TableMetadata, depth: number): Reader {
  /** Only the outermost options are parts of an address, and read as such. */
  const arrived = (said: string): string => (depth === 0 ? arriving(said.trim()) : said.trim());
  const filterOf = filterReader(metadata, table);
  return {
    filter(said) {
      const filter = arrived(said);
      return filter === "" ? undefined : filterOf(filter);
    },
    select: recalling(REMEMBERED, (said) => ({ columns: selected(table, arrived(said)) })),
    order: recalling(REMEMBERED, (said) => ordered(table, arrived(said))),
    expand: recalling(REMEMBERED, (said) => expansionsOf(metadata, table, arrived(said), depth)),
  };
}

const text = (options: JsonObject, name: string): string => {
  const value: Json | undefined = options.get(name);
  return value === undefined || value === null ? "" : String(value);
};

function count(options: JsonObject, name: string): number | undefined | Refused {
  const said = text(options, name).trim();
  if (said === "") return undefined;
  return /^\d{1,9}$/.test(said)
    ? Number(said)
    : refused("query-malformed", `Invalid value '${said}' for ${name}.`);
}

const listed = (said: string): readonly string[] =>
  said.split(",").flatMap((part) => part.trim() || []);

function selected(table: TableMetadata, said: string): readonly Column[] | undefined | Refused {
  const names = listed(said);
  if (names.length === 0 || names.includes("*")) return undefined;
  const columns: Column[] = [];
  for (const name of names) {
    const column = columnNamed(table, table.navigation.has(name) ? `_${name}_value` : name);
    if (isRefused(column)) return column;
    columns.push(column);
  }
  // An amount comes with its currency.
  const currency = columns.some(({ kind }) => kind === "money") && table.columns.get(CURRENCY);
  return currency && !columns.includes(currency) ? [...columns, currency] : columns;
}

const CURRENCY = "transactioncurrencyid";

function ordered(table: TableMetadata, said: string): Query["order"] | Refused {
  const order: Query["order"][number][] = [];
  for (const part of listed(said)) {
    const [name = "", direction = "asc", ...rest] = part.split(/\s+/);
    if (rest.length > 0 || (direction !== "asc" && direction !== "desc")) {
      return refused("query-malformed", `Syntax error in $orderby at '${part}'.`);
    }
    const column = columnNamed(table, name);
    if (isRefused(column)) return column;
    order.push({ column, descending: direction === "desc" });
  }
  return order;
}

/** One part of `$expand`: the row a lookup points to, or the rows that point here. */
export type Expansion =
  | {
      readonly kind: "one";
      readonly name: string;
      readonly column: string;
      readonly target: TableMetadata;
      readonly query: Query;
    }
  | {
      readonly kind: "many";
      readonly name: string;
      /** The lookup of the other rows. */
      readonly column: string;
      readonly target: TableMetadata;
      readonly query: Query;
    };

/** Reads `parentaccountid($select=name),pfx_children($filter=…;$top=3)`. */
export function expansionsOf(
  metadata: Metadata,
  table: TableMetadata,
  said: string,
  depth: number,
): readonly Expansion[] | Refused {
  const expansions: Expansion[] = [];
  for (const part of splitOutside(said, ",")) {
    const match = /^([A-Za-z_]\w*)(?:\(([\s\S]*)\))?$/.exec(part);
    const name = match?.[1];
    if (name === undefined)
      return refused("query-malformed", `Syntax error in $expand at '${part}'.`);
    const navigation = table.navigation.get(name);
    const collection = table.collections.get(name);
    const target = metadata.tables.get(navigation?.targets[0] ?? collection?.table ?? "");
    if (!target) return unknownProperty(table, name);
    const query = queryOf(metadata, target, optionsOf(match?.[2] ?? ""), depth + 1);
    if (isRefused(query)) return query;
    if (navigation) {
      expansions.push({ kind: "one", name, column: navigation.column.logicalName, target, query });
    } else if (collection) {
      expansions.push({ kind: "many", name, column: collection.column, target, query });
    }
  }
  return expansions;
}

function optionsOf(said: string): ReadonlyMap<string, Json> {
  return new Map(
    splitOutside(said, ";").map((option) => {
      const at = option.indexOf("=");
      return at < 0 ? [option, ""] : [option.slice(0, at).trim(), option.slice(at + 1)];
    }),
  );
}

/** Splits at a mark that stands outside brackets and quotes; empty parts are dropped. */
function splitOutside(said: string, mark: "," | ";"): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at <= said.length; at += 1) {
    const character = said[at];
    if (character === "'") quoted = !quoted;
    else if (!quoted && character === "(") depth += 1;
    else if (!quoted && character === ")") depth -= 1;
    if (at < said.length && (character !== mark || quoted || depth > 0)) continue;
    const part = said.slice(start, at).trim();
    if (part !== "") parts.push(part);
    start = at + 1;
  }
  return parts;
}

import { type Json, parseJson } from "#foundation";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { Stored } from "./row.ts";
import { indexKeyOf } from "./row.ts";
import type { Store } from "./store.ts";
import { idsWith, indexed, rowOf } from "./store.ts";
import { guidOf, storedOf } from "./values.ts";

/** Which row an operation is about: one by its id, or by the columns of an alternate key. */
export type RowAddress =
  | { readonly kind: "id"; readonly id: string }
  | {
      readonly kind: "key";
      readonly values: ReadonlyMap<string, Stored>;
      readonly found: string | undefined;
    };

/** `recordId`: a GUID, or `number='A1'`, several columns with commas between them. */
export function rowAddress(
  metadata: Metadata,
  table: TableMetadata,
  store: Store,
  said: Json | undefined,
): RowAddress | Refused {
  const id = guidOf(said);
  if (id) return { kind: "id", id };
  const values = typeof said === "string" ? keyValues(metadata, table, said) : undefined;
  if (isRefused(values)) return values;
  const names = [...(values?.keys() ?? [])].toSorted().join();
  const key = table.keys.find(({ columns }) => columns.toSorted().join() === names);
  if (!values || !key) {
    return refused("payload-malformed", `'${said ?? ""}' names no row of '${table.setName}'.`);
  }
  return { kind: "key", values, found: rowWith(store, table, values) };
}

/** The id of a row that is there. */
export const idAt = (address: RowAddress, table: TableMetadata): string | Refused =>
  address.kind === "id"
    ? address.id
    : (address.found ?? rowAbsent(table.name, [...address.values].map(String).join("; ")));

const PART = /\s*([a-z_]\w*)\s*=\s*('(?:[^']|'')*'|[^,']+)\s*(?:,|$)/iy;

function keyValues(
  metadata: Metadata,
  table: TableMetadata,
  said: string,
): ReadonlyMap<string, Stored> | Refused | undefined {
  const values = new Map<string, Stored>();
  PART.lastIndex = 0;
  let end = 0;
  for (let part = PART.exec(said); part; part = PART.exec(said)) {
    const [whole, name = "", text = ""] = part;
    const column = table.columns.get(name);
    if (!column) return undefined;
    const value = storedOf(metadata, column, literal(text.trim()));
    if (isRefused(value)) return value;
    if (value === null) return undefined;
    values.set(name, value);
    end += whole.length;
    if (end === said.length) return values;
  }
  return undefined;
}

function literal(text: string): Json {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}

function rowWith(
  store: Store,
  table: TableMetadata,
  values: ReadonlyMap<string, Stored>,
): string | undefined {
  const [first] = values;
  if (!first) return undefined;
  const [column, value] = first;
  const prepared = indexed(store, table.name, column);
  return [...idsWith(prepared, table.name, column, value).keys()].find((id) => {
    const row = rowOf(prepared, table.name, id);
    return [...values].every(([name, wanted]) => {
      const held = row?.get(name);
      return held !== undefined && indexKeyOf(held) === indexKeyOf(wanted);
    });
  });
}

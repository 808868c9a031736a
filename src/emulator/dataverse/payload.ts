import type { Json, JsonObject } from "#foundation";
import { isJsonObject } from "#foundation";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { Changes, Reference, Stored } from "./row.ts";
import type { Store } from "./store.ts";
import { rowOf } from "./store.ts";
import { guidOf, storedOf } from "./values.ts";

const BIND = "@odata.bind";

/** The columns of a write: `item/name` and the members of a nested `item`, without the prefix. */
export function itemOf(parameters: JsonObject): JsonObject {
  const item = new Map<string, Json>();
  const nested = parameters.get("item");
  if (isJsonObject(nested)) for (const [key, value] of nested) item.set(key, value);
  for (const [key, value] of parameters) {
    if (key.startsWith("item/")) item.set(key.slice("item/".length), value);
  }
  return item;
}

/**
 * What a payload asks to change, by logical name. Annotations other than `@odata.bind` are
 * overlooked, and so are columns that programs may not write, as the Web API does; a seeded
 * row may say those too.
 */
export function changesOf(
  metadata: Metadata,
  store: Store,
  table: TableMetadata,
  item: JsonObject,
  verb: "create" | "update" | "seed",
): Changes | Refused {
  const changes = new Map<string, Stored | null>();
  for (const [key, value] of item) {
    const change = changeOf(metadata, store, table, key, value);
    if (change === undefined) continue;
    if (isRefused(change)) return change;
    const { column, stored } = change;
    if (verb !== "seed" && table.columns.get(column)?.api?.[verb] === false) continue;
    changes.set(column, stored);
  }
  return changes;
}

type Change = { readonly column: string; readonly stored: Stored | null };

function changeOf(
  metadata: Metadata,
  store: Store,
  table: TableMetadata,
  key: string,
  value: Json,
): Change | Refused | undefined {
  if (key.endsWith(BIND)) return boundOf(metadata, store, table, key.slice(0, -BIND.length), value);
  if (key.includes("@")) return undefined;
  const lookup = table.navigation.get(key)?.column;
  if (lookup && value === null) return { column: lookup.logicalName, stored: null };
  const column = table.columns.get(key);
  if (!column) {
    return refused(
      "payload-malformed",
      `The property '${key}' does not exist on type 'Microsoft.Dynamics.CRM.${table.name}'.`,
    );
  }
  const stored = storedOf(metadata, column, value);
  return isRefused(stored) ? stored : { column: key, stored };
}

function boundOf(
  metadata: Metadata,
  store: Store,
  table: TableMetadata,
  name: string,
  value: Json,
): Change | Refused {
  const navigation = table.navigation.get(name);
  if (!navigation) {
    return refused(
      "payload-malformed",
      `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload of '${table.name}'. Upper and lower case count.`,
    );
  }
  const column = navigation.column.logicalName;
  if (value === null) return { column, stored: null };
  const reference = referenceOf(metadata, value);
  if (isRefused(reference)) return reference;
  if (!navigation.targets.includes(reference.table)) {
    return refused(
      "payload-malformed",
      `'${name}' of '${table.name}' cannot point to '${reference.table}'; it takes ${navigation.targets.join(", ")}.`,
    );
  }
  if (!rowOf(store, reference.table, reference.id)) {
    return rowAbsent(reference.table, reference.id);
  }
  return { column, stored: reference };
}

const BOUND = /^(?:https:\/\/[^/]+\/api\/data\/v\d+\.\d+)?\/?([A-Za-z_]\w*)\(([^()]*)\)$/;

/** `accounts(<id>)`, `/accounts(<id>)` or the whole address of a row. */
export function referenceOf(metadata: Metadata, value: Json | undefined): Reference | Refused {
  const match = typeof value === "string" ? BOUND.exec(value.trim()) : null;
  const target = metadata.sets.get(match?.[1] ?? "");
  if (!match) {
    return refused("payload-malformed", `A row is named as "accounts(<id>)", not as "${value}".`);
  }
  if (!target) {
    return refused("set-unknown", `Resource not found for the segment '${match[1]}'.`);
  }
  const id = guidOf(match[2]);
  if (id) return { table: target.name, id };
  if (/^\w+=/.test(match[2] ?? "")) {
    return refused("not-simulated", "The simulation does not bind rows by an alternate key.");
  }
  return refused("payload-malformed", `"${match[2]}" is no id of a row of '${target.setName}'.`);
}

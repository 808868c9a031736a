import type { Refused } from "./errors.ts";
import { refused } from "./errors.ts";
import type { TableMetadata } from "./metadata.ts";
import type { Row } from "./row.ts";
import { indexKeyOf } from "./row.ts";
import type { Store } from "./store.ts";
import { idsWith, indexed, rowOf } from "./store.ts";

/**
 * Nothing when another row holds the same values in all columns of a key; otherwise the store with
 * the indexes that were needed to know. A key with an empty column binds nobody.
 */
export function freeOfKeys(
  store: Store,
  table: TableMetadata,
  id: string,
  row: Row,
): Store | Refused {
  let prepared = store;
  for (const key of table.keys) {
    const values = key.columns.map((column) => row.get(column));
    const [first] = values;
    const [column] = key.columns;
    if (first === undefined || column === undefined || values.includes(undefined)) continue;
    prepared = indexed(prepared, table.name, column);
    for (const other of idsWith(prepared, table.name, column, first).keys()) {
      if (other === id) continue;
      const held = rowOf(prepared, table.name, other);
      const same = key.columns.every((name, index) => {
        const mine = values[index];
        const theirs = held?.get(name);
        return (
          mine !== undefined && theirs !== undefined && indexKeyOf(mine) === indexKeyOf(theirs)
        );
      });
      if (same) {
        return refused(
          "key-taken",
          `A record that has the attribute values ${key.columns.join(", ")} of the key ${key.schemaName} already exists in ${table.name}.`,
        );
      }
    }
  }
  return prepared;
}

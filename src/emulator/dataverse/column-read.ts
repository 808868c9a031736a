import type { Column } from "#dataverse";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { Row, Stored } from "./row.ts";
import { isReference } from "./row.ts";
import type { Store } from "./store.ts";
import { rowOf } from "./store.ts";

/** A column that a query names, and how it is read of a row. */
export interface ColumnRead {
  readonly column: Column;
  readonly read: (row: Row, store: Store) => Stored | undefined;
}

/** `name`, `_parentaccountid_value`, or a column of a row that a lookup points to. */
export function columnRead(
  metadata: Metadata,
  table: TableMetadata,
  path: readonly string[],
): ColumnRead | Refused {
  const [head = "", ...rest] = path;
  if (rest.length === 0) {
    const column = columnNamed(table, head);
    if (isRefused(column)) return column;
    const name = column.logicalName;
    return { column, read: (row) => row.get(name) };
  }
  const navigation = table.navigation.get(head);
  const target = metadata.tables.get(navigation?.targets[0] ?? "");
  if (!navigation || !target) return unknownProperty(table, head);
  const inner = columnRead(metadata, target, rest);
  if (isRefused(inner)) return inner;
  const lookup = navigation.column.logicalName;
  return {
    column: inner.column,
    read(row, store) {
      const reference = row.get(lookup);
      if (!isReference(reference) || reference.table !== target.name) return undefined;
      const other = rowOf(store, reference.table, reference.id);
      return other && inner.read(other, store);
    },
  };
}

/** A column as a query names it: lookups as `_x_value`. */
export function columnNamed(table: TableMetadata, name: string): Column | Refused {
  const inner = /^_(.+)_value$/.exec(name)?.[1];
  const column = table.columns.get(inner ?? name);
  return column && (inner === undefined) !== (column.kind === "lookup")
    ? column
    : unknownProperty(table, name);
}

export const unknownProperty = (table: TableMetadata, name: string): Refused =>
  refused(
    "property-unknown",
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table.name}'.`,
  );

import type { Column } from "#dataverse";
import { ENGLISH } from "#dataverse";
import type { Json, JsonObject } from "#foundation";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { pageOf } from "./page.ts";
import type { Query } from "./query.ts";
import type { Row, Stored } from "./row.ts";
import { isReference } from "./row.ts";
import type { Store } from "./store.ts";
import { idsWith, indexed, rowOf } from "./store.ts";
import { ROW_VERSION } from "./transaction.ts";

const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
const LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/** How many rows of an expanded collection are given. */
const EXPANDED_ROWS = 5000;

/** How rows look from outside. */
export interface Surface {
  readonly metadata: Metadata;
  /** `https://contoso.crm.dynamics.com` */
  readonly organization: string;
  /** LCID of the labels in formatted values. */
  readonly language: number;
}

/**
 * A row as the connector gives it: empty columns are left out, lookups are `_x_value` with
 * annotations, choices carry their label, expansions are filled in.
 */
export function rowOutput(
  surface: Surface,
  store: Store,
  table: TableMetadata,
  row: Row,
  { select, expand }: Pick<Query, "select" | "expand">,
): JsonObject {
  const output = new Map<string, Json>(addressOf(surface, table, row));
  const columns = select ?? table.columns.values();
  for (const column of columns) columnOutput(surface, store, output, column, row);
  const id = row.get(table.primaryId);
  if (select && typeof id === "string") output.set(table.primaryId, id);
  for (const expansion of expand) {
    output.set(expansion.name, expansionOutput(surface, store, expansion, row, String(id), table));
  }
  return output;
}

function addressOf(surface: Surface, table: TableMetadata, row: Row): readonly [string, Json][] {
  const link = `${table.setName}(${row.get(table.primaryId)})`;
  return [
    ["@odata.type", `#Microsoft.Dynamics.CRM.${table.name}`],
    ["@odata.id", `${surface.organization}/api/data/v9.1/${link}`],
    ["@odata.etag", etagOf(row)],
    ["@odata.editLink", link],
  ];
}

export const etagOf = (row: Row): string => `W/"${row.get(ROW_VERSION)}"`;

function columnOutput(
  surface: Surface,
  store: Store,
  output: Map<string, Json>,
  column: Column,
  row: Row,
): void {
  const value = row.get(column.logicalName);
  if (value === undefined) return;
  if (isReference(value)) {
    const name = `_${column.logicalName}_value`;
    const label = nameOf(surface, store, value);
    if (label !== undefined) output.set(`${name}${FORMATTED}`, label);
    if (column.kind === "lookup") {
      const navigation = column.navigation[value.table];
      if (navigation) {
        output.set(`${name}@Microsoft.Dynamics.CRM.associatednavigationproperty`, navigation);
      }
    }
    output.set(`${name}${LOOKUP_TABLE}`, value.table);
    output.set(`${name}@odata.type`, "#Guid");
    output.set(name, value.id);
    return;
  }
  const label = labelOf(surface, column, value);
  if (label !== undefined) output.set(`${column.logicalName}${FORMATTED}`, label);
  output.set(column.logicalName, value);
}

/** The primary name of the row a lookup points to. */
function nameOf({ metadata }: Surface, store: Store, { table, id }: { table: string; id: string }) {
  const name = rowOf(store, table, id)?.get(metadata.tables.get(table)?.primaryName ?? "");
  return typeof name === "string" ? name : undefined;
}

/** The label of a choice, state, status, yes-no or list of choices; other columns have none here. */
export function labelOf(surface: Surface, column: Column, value: Stored): string | undefined {
  const { metadata, language } = surface;
  if (column.kind === "yes-no") {
    const labels = value === true ? column.yes : column.no;
    return labels[language] ?? labels[ENGLISH] ?? (value === true ? "Yes" : "No");
  }
  const options = metadata.optionsOf(column);
  if (!options) return undefined;
  const found = String(value)
    .split(",")
    .map((one) => {
      const labels = options.get(Number(one))?.labels;
      return labels?.[language] ?? labels?.[ENGLISH] ?? one;
    });
  return found.join("; ");
}

function expansionOutput(
  surface: Surface,
  store: Store,
  { kind, column, target, query }: Query["expand"][number],
  row: Row,
  id: string,
  table: TableMetadata,
): Json {
  if (kind === "one") {
    const reference = row.get(column);
    const other =
      isReference(reference) && reference.table === target.name
        ? rowOf(store, reference.table, reference.id)
        : undefined;
    return other ? rowOutput(surface, store, target, other, query) : null;
  }
  const prepared = indexed(store, target.name, column);
  const ids = idsWith(prepared, target.name, column, { table: table.name, id });
  return pageOf(prepared, target, query, EXPANDED_ROWS, ids.keys()).rows.map((child) =>
    rowOutput(surface, prepared, target, child, query),
  );
}

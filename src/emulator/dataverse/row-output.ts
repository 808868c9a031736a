import type { Column } from "#dataverse";
import { ENGLISH } from "#dataverse";
import type { Json, JsonObject } from "#foundation";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { pageOf } from "./page.ts";
import type { Query } from "./query.ts";
import type { Reference, Row, Stored } from "./row.ts";
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
  const output = new Map<string, Json>();
  addressOutput(surface, table, row, output);
  columnsOutput(surface, store, output, shownOf(select ?? table.columns), row);
  const id = row.get(table.primaryId);
  if (select && typeof id === "string") output.set(table.primaryId, id);
  for (const expansion of expand) {
    output.set(expansion.name, expansionOutput(surface, store, expansion, row, String(id), table));
  }
  return output;
}

/** What a row is, and where. */
export function addressOutput(
  { organization }: Surface,
  table: TableMetadata,
  row: Row,
  output: Map<string, Json>,
): void {
  const link = `${table.setName}(${row.get(table.primaryId)})`;
  output
    .set("@odata.type", `#Microsoft.Dynamics.CRM.${table.name}`)
    .set("@odata.id", `${organization}/api/data/v9.1/${link}`)
    .set("@odata.etag", etagOf(row))
    .set("@odata.editLink", link);
}

/** What a column and what is said about it are called. */
interface ColumnNames {
  readonly value: string;
  readonly formatted: string;
  readonly navigation: string;
  readonly table: string;
  readonly type: string;
}

/** Columns differ in their members; what is looked at row after row does not. */
export interface ShownColumn {
  readonly column: Column;
  readonly logicalName: string;
  readonly names: ColumnNames;
  readonly kind: Column["kind"];
}

/** Those of a table, or some of them. */
type Columns = ReadonlyMap<string, Column> | readonly Column[];

const shown = new WeakMap<Columns, readonly ShownColumn[]>();

/** Made once for each list of columns. */
export function shownOf(columns: Columns): readonly ShownColumn[] {
  const before = shown.get(columns);
  if (before) return before;
  const made = [...columns.values()].map((column) => shownColumn(column));
  shown.set(columns, made);
  return made;
}

function shownColumn(column: Column, name?: string): ShownColumn {
  const { kind, logicalName } = column;
  const names = namesWith(name ?? (kind === "lookup" ? `_${logicalName}_value` : logicalName));
  return { column, logicalName, names, kind };
}

const namesWith = (value: string): ColumnNames => ({
  value,
  formatted: `${value}${FORMATTED}`,
  navigation: `${value}@Microsoft.Dynamics.CRM.associatednavigationproperty`,
  table: `${value}${LOOKUP_TABLE}`,
  type: `${value}@odata.type`,
});

export const etagOf = (row: Row): string => `W/"${row.get(ROW_VERSION)}"`;

/** The values of columns with what is said about them; nothing for an empty one. */
export function columnsOutput(
  surface: Surface,
  store: Store,
  output: Map<string, Json>,
  columns: readonly ShownColumn[],
  row: Row,
): void {
  for (const column of columns) {
    const value = row.get(column.logicalName);
    if (value !== undefined) described(surface, store, output, column, value);
  }
}

/** The same of any value, under its usual name or another. */
export function annotatedOutput(
  surface: Surface,
  store: Store,
  output: Map<string, Json>,
  column: Column,
  value: Stored,
  name: string | undefined,
): void {
  described(surface, store, output, shownColumn(column, name), value);
}

function described(
  surface: Surface,
  store: Store,
  output: Map<string, Json>,
  { column, names, kind }: ShownColumn,
  value: Stored,
): void {
  if (isReference(value)) {
    const label = nameOf(surface, store, value);
    if (label !== undefined) output.set(names.formatted, label);
    const navigation = column.kind === "lookup" ? column.navigation[value.table] : undefined;
    if (navigation) output.set(names.navigation, navigation);
    output.set(names.table, value.table);
    output.set(names.type, "#Guid");
    output.set(names.value, value.id);
    return;
  }
  const label = LABELLED.has(kind) ? labelOf(surface, column, value) : undefined;
  if (label !== undefined) output.set(names.formatted, label);
  output.set(names.value, value);
}

const LABELLED: ReadonlySet<Column["kind"]> = new Set([
  "yes-no",
  "choice",
  "choices",
  "state",
  "status",
]);

/** The primary name of the row a lookup points to. */
export function nameOf(
  { metadata }: Surface,
  store: Store,
  { table, id }: Reference,
): string | undefined {
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
  if (typeof value !== "string") return optionLabel(options, Number(value), language);
  const several = value.split(",");
  return several.map((one) => optionLabel(options, Number(one), language)).join("; ");
}

function optionLabel(options: Options, value: number, language: number): string {
  const labels = options.get(value)?.labels;
  return labels?.[language] ?? labels?.[ENGLISH] ?? String(value);
}

type Options = NonNullable<ReturnType<Metadata["optionsOf"]>>;

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

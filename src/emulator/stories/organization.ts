import type { Column, StatusColumn } from "#dataverse";
import type { SolutionModel, TableComponent } from "#model";
import { type Metadata, metadataOf, type TableMetadata } from "../dataverse/metadata.ts";
import * as is from "../dataverse/standard/columns.ts";
import type { Given } from "./story.ts";

/** A column that an organisation has beside the standard ones and those of the solution. */
export interface OwnColumn {
  /** Logical names. */
  readonly table: string;
  readonly name: string;
  /** What is calculated is read only: Dataverse takes no value for it. */
  readonly holds: "text" | "amount" | "calculated" | "number" | "day" | "yes-no" | "row";
  /** Of a lookup: its navigation property, and the entity set and id of a row that must be there. */
  readonly row?: { readonly navigation: string; readonly table: string; readonly id: string };
}

/** A status reason of the organisation's own. */
export interface OwnStatusReason {
  readonly table: string;
  readonly value: number;
  readonly state: 0 | 1 | 2;
}

/** What an organisation has of its own, and what it calls otherwise than stories do. */
export interface Organization {
  readonly columns: readonly OwnColumn[];
  readonly statusReasons: readonly OwnStatusReason[];
  /** By `table column` of stories. */
  readonly called: ReadonlyMap<string, string>;
  /** Status reasons of opportunity by the one that stories name; the first is the one to save. */
  readonly reasons: ReadonlyMap<number, readonly number[]>;
  /** Current values of variables that stories take for granted, by schema name. */
  readonly variables: Readonly<Record<string, boolean>>;
}

/** The one that stories are written for. */
export const STANDARD_ORGANIZATION: Organization = {
  columns: [],
  statusReasons: [],
  called: new Map(),
  reasons: new Map(),
  variables: {},
};

/** What of it neither Dataverse nor the solution brings. */
export function assumedIn(
  model: SolutionModel,
  { columns, statusReasons }: Organization,
): Pick<Organization, "columns" | "statusReasons"> {
  const metadata = metadataOf(model);
  const { tables } = metadata;
  return {
    columns: columns.filter(({ table, name }) => !tables.get(table)?.columns.has(name)),
    statusReasons: statusReasons.filter(({ table, value }) => {
      const reasons = statusOf(metadata, table)?.statuses ?? [];
      return !reasons.some((reason) => reason.value === value);
    }),
  };
}

/** Without what Dataverse or the solution brings, which need not be looked for again in each story. */
export function ownOnly(model: SolutionModel, organization: Organization): Organization {
  const { columns, statusReasons } = assumedIn(model, organization);
  return {
    ...organization,
    columns: organization.columns.filter((column) => column.row || columns.includes(column)),
    statusReasons,
  };
}

function statusOf({ tables }: Metadata, table: string): StatusColumn | undefined {
  const column = tables.get(table)?.columns.get("statuscode");
  return column?.kind === "status" ? column : undefined;
}

/** The solution's tables as they are in that organisation, with what a story adds. */
export function tablesIn(
  model: SolutionModel,
  organization: Organization,
  said: NonNullable<Given["columns"]>,
): SolutionModel {
  const { columns: mapped, statusReasons: mappedReasons } = organization;
  if (mapped.length + mappedReasons.length + Object.keys(said).length === 0) return model;
  const metadata = metadataOf(model);
  const { columns, statusReasons } = assumedIn(model, organization);
  const own: OwnColumn[] = Object.entries(said).flatMap(([table, named]) =>
    Object.entries(named).map(([name, kind]) => ({
      table,
      name,
      holds: kind === "money" ? "amount" : kind,
    })),
  );
  const added = new Map<string, Column[]>();
  const add = (table: string, column: Column): void => {
    added.set(table, [...(added.get(table) ?? []), column]);
  };
  for (const column of [...columns, ...own]) {
    add(column.table, columnOf(column, metadata));
    const set = column.row?.table;
    if (set !== undefined && !metadata.sets.has(set)) added.set(tableOf(set, metadata), []);
  }
  for (const table of new Set(statusReasons.map((reason) => reason.table))) {
    const status = statusOf(metadata, table);
    const reasons = statusReasons.filter((reason) => reason.table === table);
    if (status) add(table, withReasons(status, reasons));
  }
  const shipped = model.tables.map((table) => {
    const more = added.get(table.logicalName) ?? [];
    added.delete(table.logicalName);
    return { ...table, columns: { ...table.columns, ...is.columnsOf(more) } };
  });
  const sets = new Map(
    columns.flatMap(({ row }) => (row ? [[tableOf(row.table, metadata), row.table]] : [])),
  );
  const others = [...added].map(([name, more]) =>
    extended(name, metadata.tables.get(name), sets.get(name), more),
  );
  return { ...model, tables: [...shipped, ...others] };
}

/** Rows that lookups of the mapping point to, by table and id. */
export function rowsPointedTo(
  { columns }: Organization,
  metadata: Metadata,
): readonly { readonly table: TableMetadata; readonly id: string }[] {
  return columns.flatMap(({ row }) => {
    const table = row && metadata.sets.get(row.table);
    return row && table ? [{ table, id: row.id }] : [];
  });
}

function columnOf({ name, holds, row }: OwnColumn, metadata: Metadata): Column {
  switch (holds) {
    case "text":
      return is.text(name, LONGEST);
    case "amount":
      return is.money(name);
    case "calculated":
      return { ...is.money(name), api: { create: false, read: true, update: false } };
    case "number":
      return { ...is.money(name), kind: "float", precision: 5 };
    case "day":
      return is.date(name);
    case "yes-no":
      return is.yesNo(name, false);
    case "row": {
      const target = tableOf(row?.table ?? "", metadata);
      return { ...is.lookup(name, target), navigation: { [target]: row?.navigation ?? name } };
    }
  }
}

/** Of a text column, as long as Dataverse allows. */
const LONGEST = 4000;

const withReasons = (status: StatusColumn, reasons: readonly OwnStatusReason[]): StatusColumn => ({
  ...status,
  statuses: [
    ...status.statuses,
    ...reasons.map(({ value, state }) => ({ value, state, labels: {} })),
  ],
});

/** A set's table; of a set that nobody knows, a name is made up. */
const tableOf = (set: string, metadata: Metadata): string =>
  metadata.sets.get(set)?.name ?? set.replace(/ies$/, "y").replace(/s$/, "");

function extended(
  name: string,
  known: TableMetadata | undefined,
  set: string | undefined,
  columns: readonly Column[],
): TableComponent {
  const primaryName = known?.primaryName ?? "name";
  const all = known ? columns : [is.text(primaryName, 100), ...columns];
  return {
    kind: "extension",
    schemaName: name,
    logicalName: name,
    setName: known?.setName ?? set ?? name,
    primaryId: known?.primaryId ?? `${name}id`,
    primaryName,
    labels: {},
    columns: is.columnsOf(all),
    relationships: [],
    formIds: new Map(),
    viewIds: new Map(),
    introducedVersion: "1.0.0.0",
  };
}

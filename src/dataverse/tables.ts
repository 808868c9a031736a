import type { Columns, StandardTable, Table, TableExtension, TableNames } from "./table.ts";

type Speech<Of, SchemaName extends string> = Omit<Of, "kind" | "logicalName" | "schemaName"> & {
  readonly schemaName: SchemaName;
};

const logicalNameOf = <SchemaName extends string>(name: SchemaName): Lowercase<SchemaName> =>
  name.toLowerCase() as Lowercase<SchemaName>;

/** A table of our own. */
export const table = <const Own extends Columns, SchemaName extends string>(
  speech: Speech<Table<Own>, SchemaName>,
): Table<Own, Lowercase<SchemaName>> =>
  Object.freeze({ ...speech, kind: "own", logicalName: logicalNameOf(speech.schemaName) });

/** Columns of ours on a table of others. */
export const tableExtension = <const Own extends Columns, Name extends string>(
  of: TableNames<Columns, Name>,
  speech: Pick<TableExtension<Own>, "labels" | "relationships" | "views" | "from" | "columns">,
): TableExtension<Own, Name> => {
  const { schemaName, logicalName, setName, primaryId, primaryName } = of;
  return Object.freeze({
    kind: "extension",
    schemaName,
    logicalName,
    setName,
    primaryId,
    primaryName,
    ...speech,
  });
};

/** A table that only others bring. */
export const standardTable = <const Own extends Columns, SchemaName extends string>(
  speech: Speech<StandardTable<Own>, SchemaName>,
): StandardTable<Own, Lowercase<SchemaName>> =>
  Object.freeze({ ...speech, kind: "standard", logicalName: logicalNameOf(speech.schemaName) });

/** A table of others together with what an extension adds: what a flow sees of it. */
export const extended = <
  const Theirs extends Columns,
  const Ours extends Columns,
  Name extends string,
>(
  table: StandardTable<Theirs, Name>,
  extension: TableExtension<Ours, Name>,
): StandardTable<Omit<Theirs, keyof Ours> & Ours, Name> =>
  Object.freeze({ ...table, columns: { ...table.columns, ...extension.columns } });

import type { Columns, StandardTable, Table, TableExtension, TableNames } from "./table.ts";

type Speech<Of> = Omit<Of, "kind" | "logicalName">;

/** A table of our own. */
export const table = <const Own extends Columns>(speech: Speech<Table<Own>>): Table<Own> =>
  Object.freeze({ ...speech, kind: "own", logicalName: speech.schemaName.toLowerCase() });

/** Columns of ours on a table of others. */
export const tableExtension = <const Own extends Columns>(
  of: TableNames,
  speech: Pick<TableExtension<Own>, "labels" | "relationships" | "from" | "columns">,
): TableExtension<Own> => {
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
export const standardTable = <const Own extends Columns>(
  speech: Speech<StandardTable<Own>>,
): StandardTable<Own> =>
  Object.freeze({ ...speech, kind: "standard", logicalName: speech.schemaName.toLowerCase() });

/** A table of others together with what an extension adds: what a flow sees of it. */
export const extended = <const Theirs extends Columns, const Ours extends Columns>(
  table: StandardTable<Theirs>,
  extension: TableExtension<Ours>,
): StandardTable<Omit<Theirs, keyof Ours> & Ours> =>
  Object.freeze({ ...table, columns: { ...table.columns, ...extension.columns } });

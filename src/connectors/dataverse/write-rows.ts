import type { AnyTable, Columns } from "#dataverse";
import { type Input, type RowWrite, type TextInput, type Typed, typed } from "#wdl";
import { operation, type ParametersOf } from "../connector.ts";
import {
  type Binding,
  columnOf,
  navigationOf,
  type Row,
  rowReader,
  type Writable,
} from "../row.ts";
import { bodyPath } from "./body-path.ts";
import { type DataverseConnection, dataverse } from "./operations.ts";

/** Columns to write, by the names authors use; only what is listed is touched. */
export type Values<Of extends Columns> = { readonly [Key in keyof Of]?: Writable<Of[Key]> };

/** Columns that only a mapping knows, by logical name. */
export type MappedValues = Readonly<Record<string, Input>>;

const write = <Name extends "CreateRecord" | "UpdateOnlyRecord" | "DeleteRecord", Result>(
  operationId: Name,
  connection: DataverseConnection,
  parameters: ParametersOf<(typeof dataverse)["operations"][Name]>,
  result: (name: string) => Result,
): RowWrite<Result> => ({
  ...operation(dataverse, operationId, connection, parameters, result),
  writes: "row",
});

/** A new row; with an id of our own a second one with the same id is refused (412). */
export const createRow = <Of extends Columns, const Selected extends keyof Of = never>(
  connection: DataverseConnection,
  table: AnyTable<Of>,
  row: {
    readonly id?: TextInput;
    readonly values: Values<Of>;
    readonly mapped?: MappedValues;
    /** What the answer is asked for. */
    readonly select?: readonly Selected[];
  },
): RowWrite<{ readonly id: Typed<string>; readonly row: Row<Of, Selected> }> =>
  write(
    "CreateRecord",
    connection,
    {
      entityName: table.setName,
      ...(row.id === undefined ? {} : { [`item/${table.primaryId}`]: row.id }),
      ...items(table, row.values, row.mapped),
    },
    (name) => ({
      id: typed(bodyPath(name, table.primaryId)),
      row: rowReader(table, row.select ?? [], (column) => bodyPath(name, column)),
    }),
  );

/** Changes a row that must exist: unlike `UpdateRecord` it never creates one. */
export const updateRow = <Of extends Columns>(
  connection: DataverseConnection,
  table: AnyTable<Of>,
  row: { readonly id: TextInput; readonly values: Values<Of>; readonly mapped?: MappedValues },
): RowWrite<object> =>
  write(
    "UpdateOnlyRecord",
    connection,
    { entityName: table.setName, recordId: row.id, ...items(table, row.values, row.mapped) },
    () => ({}),
  );

export const deleteRow = (
  connection: DataverseConnection,
  table: AnyTable,
  id: TextInput,
): RowWrite<object> =>
  write("DeleteRecord", connection, { entityName: table.setName, recordId: id }, () => ({}));

type Item = readonly [key: `item/${string}`, value: Input];
type Items = Readonly<Record<Item[0], Input>>;

/** Null is written as `@null`, which empties a column (flow-language.md §10.2). */
function items<Of extends Columns>(
  table: AnyTable<Of>,
  values: Values<Of>,
  mapped: MappedValues = {},
): Items {
  const entries = Object.entries(values).map(([key, value]): Item => {
    const column = columnOf(table, key);
    if (column.kind === "lookup" && isBinding(value)) {
      return [`item/${navigationOf(column, value.target)}@odata.bind`, value.reference];
    }
    return [`item/${column.logicalName}`, value === null ? NULL : (value as Input)];
  });
  const extra = Object.entries(mapped).map(
    ([name, value]): Item => [`item/${name}`, value === null ? NULL : value],
  );
  return Object.fromEntries<Input>([...entries, ...extra]) as Items;
}

const NULL: Typed<null> = typed({ kind: "null" });

const isBinding = (value: unknown): value is Binding =>
  typeof value === "object" && value !== null && "reference" in value;

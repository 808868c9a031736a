import type {
  AnyChoiceValue,
  AnyTable,
  ChoiceValue,
  ChosenFrom,
  Column,
  Columns,
  LookupColumn,
} from "#dataverse";
import { invariant } from "#foundation";
import {
  type Expression,
  type InterpolatedInput,
  interpolated,
  type Operand,
  operandNode,
  safeAccess,
  type Typed,
  typed,
} from "#wdl";

export type { ChoiceValue };

/** What a column holds at run time, besides null. Choices are numbers that only their option gives. */
export type ColumnValue<Of extends Column> = Of extends {
  readonly kind: "text" | "memo" | "date" | "lookup" | "unique-identifier" | "choices";
}
  ? string
  : Of extends { readonly kind: "yes-no" }
    ? boolean
    : Of extends { readonly kind: "choice" | "state" | "status" }
      ? ChoiceValue<ChosenFrom<Of>>
      : number;

/** The number of an option, for writing and comparing: of its choice, and of no other. */
export const optionValue = <Value extends AnyChoiceValue>({
  value,
}: {
  readonly value: Value;
}): Typed<Value> => typed({ kind: "number", text: String(value) });

/** The columns of a row that were asked for, each possibly null: Dataverse leaves out what is empty. */
export type Row<Of extends Columns, Selected extends keyof Of> = {
  readonly [Key in Selected]: Typed<ColumnValue<Of[Key]> | null>;
};

/** A row in a list, known only by its type. */
export interface RowShape<Of extends Columns, Selected extends keyof Of> {
  readonly row?: { readonly [Key in Selected]: ColumnValue<Of[Key]> };
}

/** Where a column's value stands in a row: lookups as `_name_value` (flow-language.md §10.2). */
export const readName = ({ kind, logicalName }: Column): string =>
  kind === "lookup" ? `_${logicalName}_value` : logicalName;

export function columnOf(table: AnyTable, key: PropertyKey): Column {
  const column = table.columns[String(key)];
  invariant(column, `table ${table.logicalName} has no column "${String(key)}"`);
  return column;
}

/** Reads columns off an element of a list. */
export const rowAt = <Of extends Columns, Selected extends keyof Of>(
  table: AnyTable<Of>,
  item: Typed<RowShape<Of, Selected> | null>,
  selected: readonly Selected[],
): Row<Of, Selected> => rowReader(table, selected, (name) => safeAccess(item.node, name));

export function rowReader<Of extends Columns, Selected extends keyof Of>(
  table: AnyTable<Of>,
  selected: readonly Selected[],
  read: (name: string) => Expression,
): Row<Of, Selected> {
  return Object.fromEntries(
    selected.map((key) => [key, typed(read(readName(columnOf(table, key))))]),
  ) as Row<Of, Selected>;
}

/** `/accounts(<guid>)`: a lookup is set by pointing to a row of one of its tables. */
export interface Binding<Target extends string = string> {
  readonly target: Target;
  readonly reference: InterpolatedInput;
}

export const bind = <Target extends string>(
  table: AnyTable<Columns, Target>,
  id: Operand<string>,
): Binding<Target> => ({
  target: table.logicalName,
  reference: interpolated([
    { kind: "text", value: `/${table.setName}(` },
    { kind: "expression", expression: operandNode(id) },
    { kind: "text", value: ")" },
  ]),
});

/** What may be written into a column. */
export type Writable<Of extends Column> =
  Of extends LookupColumn<infer Target> ? Binding<Target> : WritableValue<Of>;

type WritableValue<Of extends Column> = Of extends { readonly kind: "choice" | "state" | "status" }
  ? Typed<ColumnValue<Of> | null> | null
  : Operand<ColumnValue<Of> | null> | InterpolatedFor<Of>;

type InterpolatedFor<Of extends Column> = Of extends {
  readonly kind: "text" | "memo" | "unique-identifier";
}
  ? InterpolatedInput
  : never;

/** The name before `@odata.bind`; case counts. */
export function navigationOf(column: LookupColumn, target: string): string {
  const name = column.navigation[target];
  invariant(name, `${column.logicalName} cannot point to ${target}`);
  return name;
}

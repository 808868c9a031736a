import { BOUNDS } from "./bounds.ts";
import type { ChoiceValue, Option } from "./choice.ts";
import type {
  ChoiceColumn,
  ColumnCommon,
  DateColumn,
  DecimalColumn,
  LookupColumn,
  MemoColumn,
  MoneyColumn,
  StateColumn,
  StatusColumn,
  TextColumn,
  UniqueIdentifierColumn,
  WholeNumberColumn,
  YesNoColumn,
} from "./column.ts";

/**
 * Columns of tables that others bring: only what a flow must know of them. Labels belong to their
 * owner and are not said here.
 */
const standard = <const Of extends object>(logicalName: string, of: Of): ColumnCommon & Of =>
  Object.freeze({
    schemaName: logicalName,
    logicalName,
    labels: {},
    required: "none" as const,
    custom: false,
    ...of,
  });

export const standardText = (logicalName: string, maxLength: number): TextColumn =>
  standard(logicalName, { kind: "text", format: "text", maxLength });

export const standardMemo = (logicalName: string, maxLength: number): MemoColumn =>
  standard(logicalName, { kind: "memo", format: "textarea", maxLength });

export const standardId = (logicalName: string): UniqueIdentifierColumn =>
  standard(logicalName, { kind: "unique-identifier", primaryKey: true });

export const standardYesNo = (logicalName: string, defaultValue: boolean): YesNoColumn =>
  standard(logicalName, { kind: "yes-no", yes: {}, no: {}, defaultValue });

export const standardMoney = (logicalName: string): MoneyColumn =>
  standard(logicalName, { kind: "money", ...BOUNDS.money, precision: 2 });

export const standardWholeNumber = (logicalName: string): WholeNumberColumn =>
  standard(logicalName, { kind: "whole-number", ...BOUNDS.wholeNumber });

export const standardDecimal = (logicalName: string, precision: number): DecimalColumn =>
  standard(logicalName, { kind: "decimal", min: 1e-12, max: 100_000_000_000, precision });

/** A calendar day without a time. */
export const standardDate = (logicalName: string): DateColumn =>
  standard(logicalName, { kind: "date", format: "date", behavior: "date-only" });

export const standardDateTime = (logicalName: string): DateColumn =>
  standard(logicalName, { kind: "date", format: "datetime", behavior: "user-local" });

/** `navigation`: the name before `@odata.bind` by target table. */
export const standardLookup = <Target extends string>(
  logicalName: string,
  navigation: Readonly<Record<Target, string>>,
  form: LookupColumn["form"] = "simple",
): LookupColumn<Target> =>
  standard(logicalName, {
    kind: "lookup",
    form,
    targets: Object.keys(navigation) as Target[],
    navigation,
  });

/** The user or team a row belongs to; both are bound by the same name. */
export const owner = (): LookupColumn<"systemuser" | "team"> =>
  standardLookup("ownerid", { systemuser: "ownerid", team: "ownerid" }, "owner");

/** `column` tells its options from those of others: `<table>.<column>`. */
export const standardChoice = <const Column extends `${string}.${string}`>(
  column: Column,
  options: readonly Option[],
): ChoiceColumn<Column> =>
  standard(column.slice(column.indexOf(".") + 1), {
    kind: "choice",
    choice: { kind: "local-choice", options },
  });

export interface OptionOf<Of> {
  readonly value: ChoiceValue<Of>;
}

type State = StateColumn["states"][number];

/** The states of a table, each with the number that only its definition gives. */
export interface StatesOf<Of> extends StateColumn<Of> {
  readonly states: readonly (State & OptionOf<Of>)[];
}

export const standardState = <const Table extends string>(
  _table: Table,
  states: readonly State[],
): StatesOf<`${Table}.statecode`> =>
  standard("statecode", {
    kind: "state",
    states: states as StatesOf<`${Table}.statecode`>["states"],
  });

type Status = StatusColumn["statuses"][number];

/** The status reasons of a table, as {@link StatesOf}. */
export interface StatusesOf<Of> extends StatusColumn<Of> {
  readonly statuses: readonly (Status & OptionOf<Of>)[];
}

/** Those that every organisation has; it may have more. */
export const standardStatus = <const Table extends string>(
  _table: Table,
  statuses: readonly Status[],
): StatusesOf<`${Table}.statuscode`> =>
  standard("statuscode", {
    kind: "status",
    statuses: statuses as StatusesOf<`${Table}.statuscode`>["statuses"],
  });

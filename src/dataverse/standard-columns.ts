import { BOUNDS } from "./bounds.ts";
import type { Option } from "./choice.ts";
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

export const standardChoice = (logicalName: string, options: readonly Option[]): ChoiceColumn =>
  standard(logicalName, { kind: "choice", choice: { kind: "local-choice", options } });

type Named<Value extends number> = Option & { readonly value: Value };

export const standardState = <const Value extends number>(
  states: readonly (Named<Value> & {
    readonly defaultStatus: number;
    readonly invariantName: string;
  })[],
): StateColumn => standard("statecode", { kind: "state", states });

export const standardStatus = <const Value extends number>(
  statuses: readonly (Named<Value> & { readonly state: number })[],
): StatusColumn => standard("statuscode", { kind: "status", statuses });

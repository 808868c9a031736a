import type { GlobalChoice, Option } from "./choice.ts";
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
import type { Labels } from "./labels.ts";

/** What a column says besides its name and its type. */
export interface ColumnSpeech {
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly required?: ColumnCommon["required"];
  readonly readOnlyInUi?: boolean;
  readonly obsolete?: boolean;
}

/** What every column of ours has; the speech of its type passes through. */
const own = <Speech extends ColumnSpeech>(schemaName: string, speech: Speech) =>
  ({
    ...speech,
    required: speech.required ?? "none",
    schemaName,
    logicalName: schemaName.toLowerCase(),
    custom: true,
  }) satisfies ColumnCommon;

/** One line of text, at most 4000 characters. */
export const text = (
  schemaName: string,
  speech: ColumnSpeech & {
    readonly maxLength: number;
    readonly format?: TextColumn["format"];
    readonly autoNumber?: string;
  },
): TextColumn =>
  Object.freeze({ ...own(schemaName, speech), kind: "text", format: speech.format ?? "text" });

/** The text that names a row wherever it is shown: always required. */
export const primaryName = (
  schemaName: string,
  speech: ColumnSpeech & { readonly maxLength: number; readonly autoNumber?: string },
): TextColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "text",
    format: "text",
    primaryName: true,
    required: "required",
  });

/** Several lines of text, at most 1,048,576 characters. */
export const memo = (
  schemaName: string,
  speech: ColumnSpeech & { readonly maxLength: number },
): MemoColumn => Object.freeze({ ...own(schemaName, speech), kind: "memo", format: "textarea" });

/** One of the options of a global choice; none until someone chooses. */
export const choiceColumn = (
  schemaName: string,
  speech: ColumnSpeech & { readonly choice: Pick<GlobalChoice, "kind" | "name"> },
): ChoiceColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "choice",
    choice: { kind: speech.choice.kind, name: speech.choice.name },
  });

export const yesNo = (
  schemaName: string,
  speech: ColumnSpeech & {
    readonly yes: Labels;
    readonly no: Labels;
    readonly defaultValue: boolean;
  },
): YesNoColumn => Object.freeze({ ...own(schemaName, speech), kind: "yes-no" });

/** Points to a row of one table; what happens to it when that row goes, the relationship says. */
export function lookup<Target extends string>(
  schemaName: string,
  speech: ColumnSpeech & { readonly target: { readonly logicalName: Target } },
): LookupColumn<Target> {
  const { target, ...rest } = speech;
  return Object.freeze({
    ...own(schemaName, rest),
    kind: "lookup",
    form: "simple",
    targets: [target.logicalName],
    navigation: { [target.logicalName]: schemaName } as Record<Target, string>,
  });
}

/** A point in time; each user sees it in their own time zone. */
export const dateTime = (schemaName: string, speech: ColumnSpeech): DateColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "date",
    format: "datetime",
    behavior: "user-local",
  });

/** Of the table's rows; the server makes one where none is given. */
export const primaryId = (schemaName: string, speech: ColumnSpeech): UniqueIdentifierColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "unique-identifier",
    primaryKey: true,
    required: "systemrequired",
  });

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

/** Dataverse's own bounds of money. */
const MONEY = 922_337_203_685_477;

export const standardMoney = (logicalName: string): MoneyColumn =>
  standard(logicalName, { kind: "money", min: -MONEY, max: MONEY, precision: 2 });

export const standardWholeNumber = (logicalName: string): WholeNumberColumn =>
  standard(logicalName, { kind: "whole-number", min: -2_147_483_648, max: 2_147_483_647 });

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

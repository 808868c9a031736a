import { BOUNDS } from "./bounds.ts";
import type { ChoiceOf, ChoiceValue, GlobalChoice } from "./choice.ts";
import type {
  ChoiceColumn,
  ChoicesColumn,
  ColumnCommon,
  DateColumn,
  DecimalColumn,
  FloatColumn,
  LocalOptions,
  LookupColumn,
  MemoColumn,
  MoneyColumn,
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
  speech: ColumnSpeech & { readonly maxLength: number; readonly format?: MemoColumn["format"] },
): MemoColumn =>
  Object.freeze({ ...own(schemaName, speech), kind: "memo", format: speech.format ?? "textarea" });

type Choosable = LocalOptions | Pick<GlobalChoice, "kind" | "name">;

/** Of a global choice a column says the name only. */
const chosenFrom = (choice: Choosable): Choosable =>
  choice.kind === "local-choice" ? choice : { kind: choice.kind, name: choice.name };

/** One of the options of a choice; none until someone chooses, unless there is a default. */
export const choiceColumn = <const Choice extends Choosable>(
  schemaName: string,
  speech: ColumnSpeech & {
    readonly choice: Choice;
    readonly defaultValue?: NoInfer<ChoiceValue<ChoiceOf<Choice>>>;
  },
): ChoiceColumn<ChoiceOf<Choice>> =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "choice",
    choice: chosenFrom(speech.choice),
  });

/** Any number of the options of a choice. */
export const choicesColumn = (
  schemaName: string,
  speech: ColumnSpeech & { readonly choice: Choosable },
): ChoicesColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "choices",
    choice: chosenFrom(speech.choice),
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

type Target<Name extends string> = { readonly logicalName: Name };

/**
 * Points to a row of one of several tables, each with a relationship of its own. It is bound by
 * `<schema name>_<logical name of the table>` (solution-format.md §5.2, the lookup of the sample
 * `polymorphic-lookup`).
 */
export function polymorphicLookup<Name extends string>(
  schemaName: string,
  speech: ColumnSpeech & {
    readonly targets: readonly [Target<Name>, Target<Name>, ...(readonly Target<Name>[])];
  },
): LookupColumn<Name> {
  const { targets, ...rest } = speech;
  const names = targets.map(({ logicalName }) => logicalName);
  return Object.freeze({
    ...own(schemaName, rest),
    kind: "lookup",
    form: "polymorphic",
    targets: names,
    navigation: Object.fromEntries(names.map((name) => [name, `${schemaName}_${name}`])) as Record<
      Name,
      string
    >,
  });
}

/** A point in time; each user sees it in their own time zone, unless it is said to have none. */
export const dateTime = (
  schemaName: string,
  speech: ColumnSpeech & { readonly behavior?: Exclude<DateColumn["behavior"], "date-only"> },
): DateColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "date",
    format: "datetime",
    behavior: speech.behavior ?? "user-local",
  });

/** A calendar day without a time, the same for every user unless it is said to be a moment of theirs. */
export const calendarDay = (
  schemaName: string,
  speech: ColumnSpeech & { readonly behavior?: DateColumn["behavior"] },
): DateColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "date",
    format: "date",
    behavior: speech.behavior ?? "date-only",
  });

/** Bounds that a column does not say are those of its type. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number of 32 bits. */
export const wholeNumber = (schemaName: string, speech: ColumnSpeech & Bounds): WholeNumberColumn =>
  Object.freeze({ ...BOUNDS.wholeNumber, ...own(schemaName, speech), kind: "whole-number" });

/** An exact number; `precision` counts decimals, 0 to 10. */
export const decimal = (
  schemaName: string,
  speech: ColumnSpeech & Bounds & { readonly precision: number },
): DecimalColumn =>
  Object.freeze({ ...BOUNDS.decimal, ...own(schemaName, speech), kind: "decimal" });

/** A number as processors count; `precision` counts decimals shown, 0 to 5. */
export const float = (
  schemaName: string,
  speech: ColumnSpeech & Bounds & { readonly precision: number },
): FloatColumn => Object.freeze({ ...BOUNDS.float, ...own(schemaName, speech), kind: "float" });

/** An amount in the row's currency: the table gets a currency, a rate and the amount in the base currency. */
export const money = (
  schemaName: string,
  speech: ColumnSpeech & Bounds & { readonly precision: number },
): MoneyColumn => Object.freeze({ ...BOUNDS.money, ...own(schemaName, speech), kind: "money" });

/** Of the table's rows; the server makes one where none is given. */
export const primaryId = (schemaName: string, speech: ColumnSpeech): UniqueIdentifierColumn =>
  Object.freeze({
    ...own(schemaName, speech),
    kind: "unique-identifier",
    primaryKey: true,
    required: "systemrequired",
  });

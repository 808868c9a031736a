import type { GlobalChoice, Option } from "./choice.ts";
import type { Labels } from "./labels.ts";

declare const chosen: unique symbol;

/** Whose options a column holds, for {@link ChoiceValue}; a type only. */
interface Choosing<Of> {
  readonly [chosen]?: Of;
}

/** What the options of a column are told from others by, see {@link ChoiceValue}. */
export type ChosenFrom<Of> = Of extends Choosing<infer Choice> ? Choice : unknown;

/** Every type of column of solution-format.md §5; `foreign` is any other. */
export type Column =
  | TextColumn
  | MemoColumn
  | ChoiceColumn
  | ChoicesColumn
  | YesNoColumn
  | LookupColumn
  | DateColumn
  | MoneyColumn
  | WholeNumberColumn
  | DecimalColumn
  | FloatColumn
  | UniqueIdentifierColumn
  | StateColumn
  | StatusColumn
  | ForeignColumn;

export type ColumnKind = Column["kind"];
export type ColumnOf<Kind extends ColumnKind> = Extract<Column, { readonly kind: Kind }>;

export type RequiredLevel = "none" | "recommended" | "required" | "systemrequired";

/** `SourceType`; 0 is an ordinary column. No fact names the others: inferred. */
export const SOURCE_TYPES = Object.freeze({ calculated: 1, rollup: 2, formula: 3 });

export interface ColumnCommon {
  /** PhysicalName; the logical name is its lower case. */
  readonly schemaName: string;
  readonly logicalName: string;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly required: RequiredLevel;
  /** Read-only in forms; programs may still write it. */
  readonly readOnlyInUi?: boolean;
  /** Kept for compatibility only: never on a form, never written by a flow. */
  readonly obsolete?: boolean;
  /** False for the columns Dataverse itself brings. */
  readonly custom: boolean;
  /**
   * What Dataverse works it out by; absent where users and programs fill it. Builders do not take it:
   * the formula is a file of its own.
   */
  readonly source?: keyof typeof SOURCE_TYPES;
  /** What programs may do; absent means all three. */
  readonly api?: { readonly create: boolean; readonly read: boolean; readonly update: boolean };
}

export interface TextColumn extends ColumnCommon {
  readonly kind: "text";
  readonly format: "text" | "url" | "email" | "phone" | "textarea" | "richtext";
  /** In characters, up to 4000. */
  readonly maxLength: number;
  readonly primaryName?: boolean;
  /** E.g. `SOL-{SEQNUM:6}`. */
  readonly autoNumber?: string;
}

export interface MemoColumn extends ColumnCommon {
  readonly kind: "memo";
  readonly format: "text" | "textarea" | "richtext";
  /** In characters, up to 1,048,576. */
  readonly maxLength: number;
}

export interface ChoiceColumn<Of = unknown> extends ColumnCommon, Choosing<Of> {
  readonly kind: "choice";
  /** Own options, or the name of a global choice. */
  readonly choice: LocalOptions | Pick<GlobalChoice, "kind" | "name">;
  /** A listed value; absent means none (`-1` in the XML). */
  readonly defaultValue?: number;
}

export interface LocalOptions {
  readonly kind: "local-choice";
  readonly options: readonly Option[];
}

export interface ChoicesColumn extends ColumnCommon {
  readonly kind: "choices";
  readonly choice: LocalOptions | Pick<GlobalChoice, "kind" | "name">;
}

export interface YesNoColumn extends ColumnCommon {
  readonly kind: "yes-no";
  readonly yes: Labels;
  readonly no: Labels;
  readonly defaultValue: boolean;
}

export interface LookupColumn<Target extends string = string> extends ColumnCommon {
  readonly kind: "lookup";
  readonly form: "simple" | "customer" | "owner" | "polymorphic";
  /** Logical names of the tables it can point to. */
  readonly targets: readonly Target[];
  /**
   * The name before `@odata.bind` by target; case counts. For one target of our own it is the
   * schema name of the column, for several `<column>_<target>`.
   */
  readonly navigation: Readonly<Record<Target, string>>;
}

export interface DateColumn extends ColumnCommon {
  readonly kind: "date";
  readonly format: "datetime" | "date";
  readonly behavior: "user-local" | "date-only" | "time-zone-independent";
}

export interface MoneyColumn extends ColumnCommon {
  readonly kind: "money";
  readonly min: number;
  readonly max: number;
  readonly precision: number;
}

export interface WholeNumberColumn extends ColumnCommon {
  readonly kind: "whole-number";
  readonly min: number;
  readonly max: number;
}

export interface DecimalColumn extends ColumnCommon {
  readonly kind: "decimal";
  readonly min: number;
  readonly max: number;
  readonly precision: number;
}

export interface FloatColumn extends ColumnCommon {
  readonly kind: "float";
  readonly min: number;
  readonly max: number;
  readonly precision: number;
}

export interface UniqueIdentifierColumn extends ColumnCommon {
  readonly kind: "unique-identifier";
  readonly primaryKey?: boolean;
}

export interface StateColumn<Of = unknown> extends ColumnCommon, Choosing<Of> {
  readonly kind: "state";
  readonly states: readonly (Option & {
    readonly defaultStatus: number;
    readonly invariantName: string;
  })[];
}

export interface StatusColumn<Of = unknown> extends ColumnCommon, Choosing<Of> {
  readonly kind: "status";
  readonly statuses: readonly (Option & { readonly state: number })[];
}

export interface ForeignColumn extends ColumnCommon {
  readonly kind: "foreign";
  /** The type's word in customizations.xml, e.g. `image`. */
  readonly type: string;
}

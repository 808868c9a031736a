import type { Column } from "./column.ts";
import type { Form } from "./form.ts";
import type { AlternateKey } from "./key.ts";
import type { Labels } from "./labels.ts";
import type { Relationship } from "./relationship.ts";
import type { View } from "./view.ts";

/** Columns by the name authors use in TypeScript, e.g. `columns.referralIdentifier`. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * A table as flows see it: its names and those of its columns it is known by. Standard tables list
 * only the columns we touch; own tables and extensions list what they bring.
 */
export interface TableNames<Own extends Columns = Columns, Name extends string = string> {
  /** `pfx_MicrosoftSolution`; for system tables `Opportunity`. */
  readonly schemaName: string;
  /** Lower case of the schema name. */
  readonly logicalName: Name;
  /** Entity set, e.g. `opportunities`. */
  readonly setName: string;
  readonly columns: Own;
  /** Logical names. */
  readonly primaryId: string;
  readonly primaryName: string;
}

/** A table of our own, with everything a fresh export holds (solution-format.md §4). */
export interface Table<Own extends Columns = Columns, Name extends string = string>
  extends TableNames<Own, Name> {
  readonly kind: "own";
  readonly labels: Labels;
  readonly pluralLabels: Labels;
  readonly descriptions?: Labels;
  readonly ownership: "user" | "organization";
  readonly quickCreate: boolean;
  readonly changeTracking: boolean;
  /** Whether changes of rows are written to the audit log, where the organisation keeps one. */
  readonly audited?: boolean;
  readonly keys: readonly AlternateKey[];
  readonly views: readonly View[];
  readonly forms: readonly Form[];
  readonly relationships: readonly Relationship[];
}

/** Columns and relationships added to a table of another solution (root behavior 2). */
export interface TableExtension<Own extends Columns = Columns, Name extends string = string>
  extends TableNames<Own, Name> {
  readonly kind: "extension";
  readonly labels: Labels;
  readonly relationships: readonly Relationship[];
  /** Alternate keys that it adds; our builders add none. */
  readonly keys?: readonly AlternateKey[];
  /** Public ones of ours beside those it has. */
  readonly views?: readonly View[];
  /** The solution that brings the table, when the platform's base does not. */
  readonly from?: { readonly solution: string; readonly version: string };
}

/** A table we only read or write: nothing of it is shipped. */
export interface StandardTable<Own extends Columns = Columns, Name extends string = string>
  extends TableNames<Own, Name> {
  readonly kind: "standard";
}

export type AnyTable<Own extends Columns = Columns, Name extends string = string> =
  | Table<Own, Name>
  | TableExtension<Own, Name>
  | StandardTable<Own, Name>;

import type { Column } from "#dataverse";
import type { TableMetadata } from "../metadata.ts";
import type { Row } from "../row.ts";
import type { Store } from "../store.ts";

/** A FetchXml query with every name settled. Its tables are numbered as they stand; the first is 0. */
export interface FetchQuery {
  readonly sources: readonly FetchSource[];
  /** What the rows must be once all tables are joined. */
  readonly holds: JoinedTest;
  readonly order: readonly FetchOrder[];
  readonly top: number | undefined;
  readonly page: number;
  /** Rows on a page; the service's own number when absent. */
  readonly pageSize: number | undefined;
  readonly distinct: boolean;
  readonly aggregate: boolean;
  /** Choices are ordered by their numbers and not by their labels. */
  readonly rawOrder: boolean;
  /** More rows than this are not aggregated. */
  readonly aggregateLimit: number;
}

/** The table that is asked for, or one that is linked to it. */
export interface FetchSource {
  readonly table: TableMetadata;
  readonly columns: readonly FetchColumn[];
  /** Absent for the first. */
  readonly link: FetchLink | undefined;
}

export interface FetchLink {
  /** Number of the table that it is linked to. */
  readonly to: number;
  /** The column there and the one here that must be equal. */
  readonly toColumn: string;
  readonly fromColumn: string;
  readonly kind: LinkKind;
  readonly alias: string;
  /** What a row must be to be joined. */
  readonly holds: JoinedTest;
}

/**
 * `first`: at most one row, none too; `exists`: whether there is a row, of which nothing is given and
 * which counts once.
 */
export type LinkKind = "inner" | "outer" | "first" | "exists";

export interface FetchColumn {
  readonly column: Column;
  /** Number of its table. */
  readonly source: number;
  readonly alias: string | undefined;
  readonly use: "value" | "group" | Aggregate;
  /** Of a count: the same value counts once. */
  readonly distinct: boolean;
  readonly dates: DatePart | undefined;
}

export const AGGREGATES = ["avg", "count", "countcolumn", "max", "min", "sum"] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** Parts of a date to group by. Those of weeks and fiscal years hang on settings of the organisation. */
export const DATE_PARTS = ["day", "month", "quarter", "year"] as const;
export type DatePart = (typeof DATE_PARTS)[number];

export interface FetchOrder {
  /** A column of a table, or what a column of an aggregate is called. */
  readonly by: { readonly source: number; readonly column: Column } | { readonly alias: string };
  readonly descending: boolean;
}

/** A row of each table, by its number; none where an outer link found none. */
export type Joined = readonly (Row | undefined)[];
export type JoinedTest = (joined: Joined, store: Store) => boolean;

/** When a query is asked, and by which user. */
export interface Asked {
  readonly now: number;
  readonly user: string;
}

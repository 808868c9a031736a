import type { Column } from "#dataverse";
import type { Comparison, Literal } from "../odata/filter.ts";
import type { Refused } from "./errors.ts";
import { refused } from "./errors.ts";
import type { Stored } from "./row.ts";
import { collate, isReference } from "./row.ts";
import { guidOf } from "./values.ts";

/** The same comparison with its sides changed. */
export const MIRRORED = {
  eq: "eq",
  ne: "ne",
  gt: "lt",
  ge: "le",
  lt: "gt",
  le: "ge",
} as const satisfies Readonly<Record<Comparison, Comparison>>;

/** Whether a comparison holds, by how {@link orderOf} orders its sides. */
export const ORDERS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/** Of two comparable values; an empty column comes first, as in the database. */
export function orderOf(
  left: string | number | undefined,
  right: string | number | undefined,
): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A stored value as something that `<` orders: texts as the database's collation sees them. */
export function comparable(column: Column, value: Stored): string | number {
  if (isReference(value)) return value.id;
  if (column.kind === "date") return Date.parse(String(value));
  if (column.kind === "unique-identifier") return String(value);
  return typeof value === "string" ? collate(value) : Number(value);
}

/**
 * What a filter writes as something to compare a column with; GUIDs and dates may stand in quotes, as
 * many flows write them. Undefined when it is of another type.
 */
export function comparableOf(column: Column, value: Literal): string | number | undefined {
  if (value === null) return undefined;
  const text = typeof value === "object" ? value.text : value;
  const quoted = typeof value === "string";
  switch (column.kind) {
    case "lookup":
    case "unique-identifier":
      return typeof text === "string" ? guidOf(text) : undefined;
    case "date": {
      const moment = quoted || (typeof value === "object" && value.kind === "moment");
      const instant = moment ? Date.parse(String(text)) : Number.NaN;
      return Number.isNaN(instant) ? undefined : instant;
    }
    case "text":
    case "memo":
    case "choices":
      return quoted ? collate(value) : undefined;
    case "yes-no":
      return typeof value === "boolean" ? Number(value) : undefined;
    case "choice":
    case "state":
    case "status":
    case "whole-number":
    case "money":
    case "decimal":
    case "float":
      return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
    case "foreign":
      return undefined;
  }
}

export const incompatible = (column: Column, value: Literal): Refused =>
  refused(
    "query-malformed",
    `A binary operator with incompatible types was detected: "${column.logicalName}" (${column.kind}) and ${typeof value === "object" ? (value?.text ?? null) : typeof value === "string" ? `'${value}'` : value}.`,
  );

/** A compared value in the form in which it is stored, so that an index files both alike. */
export function indexable(column: Column, value: string | number): Stored {
  if (typeof value === "string") return column.kind === "lookup" ? { table: "", id: value } : value;
  return column.kind === "yes-no" ? value === 1 : Number.isInteger(value) ? BigInt(value) : value;
}

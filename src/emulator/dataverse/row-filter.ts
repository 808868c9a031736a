import type { Column } from "#dataverse";
import type { Comparison, Filter, Literal, Operand } from "../odata/filter.ts";
import { conjunctsOf } from "../odata/filter.ts";
import { parseFilter } from "../odata/parse-filter.ts";
import { columnNamed, columnRead, unknownProperty } from "./column-read.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { relatedRows, withoutVariable } from "./related-rows.ts";
import type { Row, Stored } from "./row.ts";
import { collate, isReference } from "./row.ts";
import { joinsItself, UNKNOWN_PAIRS } from "./self-pairs.ts";
import type { Store } from "./store.ts";
import { guidOf } from "./values.ts";

export type RowTest = (row: Row, store: Store) => boolean;

export interface RowFilter {
  readonly holds: RowTest;
  /** Columns that must have a value for the row to pass: what an index can answer. */
  readonly equalities: readonly { readonly column: string; readonly value: Stored }[];
}

/** What a `$filter` or a trigger's filter expression says about rows of a table. */
export function rowFilterOf(
  metadata: Metadata,
  table: TableMetadata,
  text: string,
  related: "with-related-rows" | "own-columns" = "with-related-rows",
): RowFilter | Refused {
  const parsed = parseFilter(text);
  if (!parsed.ok) {
    return refused(
      "query-malformed",
      `Syntax error at position ${parsed.offset} in '${text}': ${parsed.message}.`,
    );
  }
  const holds =
    related === "own-columns"
      ? testOf(
          { ...metadata, manyToMany: new Map() },
          { ...table, navigation: new Map(), collections: new Map() },
          parsed.filter,
        )
      : testOf(metadata, table, parsed.filter);
  if (isRefused(holds)) return holds;
  const equalities = conjunctsOf(parsed.filter).flatMap((part) => equalityOf(table, part));
  return { holds, equalities };
}

function testOf(metadata: Metadata, table: TableMetadata, filter: Filter): RowTest | Refused {
  switch (filter.kind) {
    case "and":
    case "or": {
      const left = testOf(metadata, table, filter.left);
      if (isRefused(left)) return left;
      const right = testOf(metadata, table, filter.right);
      if (isRefused(right)) return right;
      return filter.kind === "and"
        ? (row, store) => left(row, store) && right(row, store)
        : (row, store) => left(row, store) || right(row, store);
    }
    case "not": {
      const inner = testOf(metadata, table, filter.operand);
      return isRefused(inner) ? inner : (row, store) => !inner(row, store);
    }
    case "compare":
      return comparisonOf(metadata, table, filter);
    case "call":
      return textTestOf(metadata, table, filter.name, filter.parameters);
    case "truth":
      return comparisonOf(metadata, table, {
        operator: "eq",
        left: filter.operand,
        right: { kind: "literal", value: true },
      });
    case "any":
    case "all":
      return overRowsOf(metadata, table, filter);
  }
}

/** `teammembership_association/any(t:t/teamtype eq 1)`: a condition on rows of a collection. */
function overRowsOf(
  metadata: Metadata,
  table: TableMetadata,
  { kind, path, variable, predicate }: Extract<Filter, { readonly kind: "any" | "all" }>,
): RowTest | Refused {
  const [name = "", ...rest] = path;
  if (rest.length > 0) {
    return refused("not-simulated", "The simulation does not follow a lookup to a collection.");
  }
  const pairs = metadata.manyToMany.get(name);
  if (pairs && joinsItself(pairs)) return UNKNOWN_PAIRS;
  const related = relatedRows(metadata, table, name);
  if (!related) return unknownProperty(table, name);
  const said = withoutVariable(predicate, variable);
  if (!said) {
    return refused("query-malformed", `"${kind}" speaks of "${variable}" and of nothing else.`);
  }
  const test = testOf(metadata, related.table, said);
  if (isRefused(test)) return test;
  return (row, store) => {
    const rows = related.of(row, store);
    return kind === "any"
      ? rows.some((one) => test(one, store))
      : rows.every((one) => test(one, store));
  };
}

function comparisonOf(
  metadata: Metadata,
  table: TableMetadata,
  {
    operator,
    left,
    right,
  }: {
    readonly operator: Comparison;
    readonly left: Operand;
    readonly right: Operand;
  },
): RowTest | Refused {
  if (left.kind === "literal" && right.kind === "path") {
    return comparisonOf(metadata, table, {
      operator: MIRRORED[operator],
      left: right,
      right: left,
    });
  }
  if (left.kind === "function" || right.kind === "function") {
    return refused("not-simulated", "The simulation does not reckon with functions in a filter.");
  }
  if (left.kind !== "path" || right.kind !== "literal") {
    return refused("query-malformed", "A condition compares a column with a fixed value.");
  }
  const source = columnRead(metadata, table, left.path);
  if (isRefused(source)) return source;
  const { read } = source;
  if (right.value === null) {
    if (operator === "eq") return (row, store) => read(row, store) === undefined;
    if (operator === "ne") return (row, store) => read(row, store) !== undefined;
    return () => false;
  }
  const wanted = comparableOf(source.column, right.value);
  if (wanted === undefined) return incompatible(source.column, right.value);
  const holds = ORDERS[operator];
  return (row, store) => {
    const value = read(row, store);
    if (value === undefined) return operator === "ne";
    const mine = comparable(source.column, value);
    return holds(orderOf(mine, wanted));
  };
}

const MIRRORED = {
  eq: "eq",
  ne: "ne",
  gt: "lt",
  ge: "le",
  lt: "gt",
  le: "ge",
} as const satisfies Readonly<Record<Comparison, Comparison>>;

const ORDERS: Readonly<Record<Comparison, (order: number) => boolean>> = {
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

/** GUIDs and dates may stand in quotes, as many flows write them. */
function comparableOf(column: Column, value: Literal): string | number | undefined {
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

const incompatible = (column: Column, value: Literal): Refused =>
  refused(
    "query-malformed",
    `A binary operator with incompatible types was detected: "${column.logicalName}" (${column.kind}) and ${typeof value === "object" ? (value?.text ?? null) : typeof value === "string" ? `'${value}'` : value}.`,
  );

const TEXT_TESTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

function textTestOf(
  metadata: Metadata,
  table: TableMetadata,
  name: string,
  [subject, part]: readonly Operand[],
): RowTest | Refused {
  const test = Object.hasOwn(TEXT_TESTS, name) ? TEXT_TESTS[name] : undefined;
  if (!test)
    return refused("not-simulated", `The simulation does not know the function "${name}".`);
  if (subject?.kind !== "path" || part?.kind !== "literal" || typeof part.value !== "string") {
    return refused("query-malformed", `"${name}" takes a column and a text.`);
  }
  const source = columnRead(metadata, table, subject.path);
  if (isRefused(source)) return source;
  if (source.column.kind !== "text" && source.column.kind !== "memo") {
    return incompatible(source.column, part.value);
  }
  const wanted = collate(part.value);
  return (row, store) => {
    const value = source.read(row, store);
    return typeof value === "string" && test(collate(value), wanted);
  };
}

function equalityOf(table: TableMetadata, filter: Filter): RowFilter["equalities"] {
  if (filter.kind !== "compare" || filter.operator !== "eq") return [];
  const { left, right } = filter;
  if (left.kind !== "path" || left.path.length !== 1 || right.kind !== "literal") return [];
  const column = columnNamed(table, left.path[0] ?? "");
  if (isRefused(column) || column.kind === "date" || right.value === null) return [];
  const value = comparableOf(column, right.value);
  return value === undefined
    ? []
    : [{ column: column.logicalName, value: indexable(column, value) }];
}

/** A compared value in the form in which it is stored, so that an index files both alike. */
function indexable(column: Column, value: string | number): Stored {
  if (typeof value === "string") return column.kind === "lookup" ? { table: "", id: value } : value;
  return column.kind === "yes-no" ? value === 1 : Number.isInteger(value) ? BigInt(value) : value;
}

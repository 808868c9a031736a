import type { Column } from "#dataverse";
import type { Filter, Literal, Operand } from "../odata/filter.ts";
import { columnRead, unknownProperty } from "./column-read.ts";
import { comparable, comparableOf, incompatible, MIRRORED, ORDERS, orderOf } from "./comparable.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { relatedRows, withoutVariable } from "./related-rows.ts";
import type { Row } from "./row.ts";
import { collate } from "./row.ts";
import { joinsItself, UNKNOWN_PAIRS } from "./self-pairs.ts";
import type { Store } from "./store.ts";

/** What is compared with in the slots of a test, as `comparableOf` makes it for their columns. */
export type Given = readonly (string | number | undefined)[];

export type RowTest = (row: Row, store: Store, given: Given) => boolean;

/** Literals that are known only when a test is made: which they are, and for which columns. */
export interface Slots {
  readonly placeOf: (literal: Literal) => number | undefined;
  /** By place, as the test is built. */
  readonly columns: (Column | undefined)[];
}

type FilterOf<Kind extends Filter["kind"]> = Extract<Filter, { readonly kind: Kind }>;

/** The test that a filter is. */
export function testOf(
  metadata: Metadata,
  table: TableMetadata,
  filter: Filter,
  slots: Slots,
): RowTest | Refused {
  switch (filter.kind) {
    case "and":
    case "or": {
      const left = testOf(metadata, table, filter.left, slots);
      if (isRefused(left)) return left;
      const right = testOf(metadata, table, filter.right, slots);
      if (isRefused(right)) return right;
      return filter.kind === "and"
        ? (row, store, given) => left(row, store, given) && right(row, store, given)
        : (row, store, given) => left(row, store, given) || right(row, store, given);
    }
    case "not": {
      const inner = testOf(metadata, table, filter.operand, slots);
      return isRefused(inner) ? inner : (row, store, given) => !inner(row, store, given);
    }
    case "compare":
      return comparisonOf(metadata, table, filter, slots);
    case "call":
      return textTestOf(metadata, table, filter, slots);
    case "truth":
      return comparisonOf(metadata, table, isTrue(filter.operand), slots);
    case "any":
    case "all":
      return overRowsOf(metadata, table, filter, slots);
  }
}

/** `teammembership_association/any(t:t/teamtype eq 1)`: a condition on rows of a collection. */
function overRowsOf(
  metadata: Metadata,
  table: TableMetadata,
  { kind, path, variable, predicate }: FilterOf<"any" | "all">,
  slots: Slots,
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
  const test = testOf(metadata, related.table, said, slots);
  if (isRefused(test)) return test;
  return (row, store, given) => {
    const rows = related.of(row, store);
    return kind === "any"
      ? rows.some((one) => test(one, store, given))
      : rows.every((one) => test(one, store, given));
  };
}

type Compared = Omit<FilterOf<"compare">, "kind">;

const isTrue = (left: Operand): Compared => ({
  operator: "eq",
  left,
  right: { kind: "literal", value: true },
});

function comparisonOf(
  metadata: Metadata,
  table: TableMetadata,
  { operator, left, right }: Compared,
  slots: Slots,
): RowTest | Refused {
  if (left.kind === "literal" && right.kind === "path") {
    const mirrored = { operator: MIRRORED[operator], left: right, right: left };
    return comparisonOf(metadata, table, mirrored, slots);
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
  const wanted = wantedOf(source.column, right.value, slots);
  if (isRefused(wanted)) return wanted;
  const holds = ORDERS[operator];
  return (row, store, given) => {
    const value = read(row, store);
    if (value === undefined) return operator === "ne";
    return holds(orderOf(comparable(source.column, value), wanted(given)));
  };
}

/** What a column is compared with: known now, or given later in a slot. */
function wantedOf(
  column: Column,
  literal: Literal,
  slots: Slots,
): ((given: Given) => string | number | undefined) | Refused {
  const place = slots.placeOf(literal);
  if (place !== undefined) {
    slots.columns[place] = column;
    return (given) => given[place];
  }
  const value = comparableOf(column, literal);
  return value === undefined ? incompatible(column, literal) : () => value;
}

const TEXT_TESTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

function textTestOf(
  metadata: Metadata,
  table: TableMetadata,
  { name, parameters: [subject, part] }: FilterOf<"call">,
  slots: Slots,
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
  const wanted = wantedOf(source.column, part.value, slots);
  if (isRefused(wanted)) return wanted;
  return (row, store, given) => {
    const value = source.read(row, store);
    return typeof value === "string" && test(collate(value), String(wanted(given)));
  };
}

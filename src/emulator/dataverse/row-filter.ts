import type { Column } from "#dataverse";
import { recalling } from "#foundation";
import type { Filter, Literal } from "../odata/filter.ts";
import { conjunctsOf } from "../odata/filter.ts";
import { placeOf, shapeOf } from "../odata/filter-shape.ts";
import { LONGEST_FILTER, parseFilter } from "../odata/parse-filter.ts";
import { columnNamed } from "./column-read.ts";
import { comparableOf, indexable } from "./comparable.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { Row, Stored } from "./row.ts";
import { type Given, type RowTest, type Slots, testOf } from "./row-test.ts";
import type { Store } from "./store.ts";

export interface RowFilter {
  readonly holds: (row: Row, store: Store) => boolean;
  /** Columns that must have a value for the row to pass: what an index can answer. */
  readonly equalities: readonly Equality[];
}

interface Equality {
  readonly column: string;
  readonly value: Stored;
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
  const slots: Slots = { placeOf: () => undefined, columns: [] };
  const test =
    related === "own-columns"
      ? testOf(
          { ...metadata, manyToMany: new Map() },
          { ...table, navigation: new Map(), collections: new Map() },
          parsed.filter,
          slots,
        )
      : testOf(metadata, table, parsed.filter, slots);
  if (isRefused(test)) return test;
  return filterWith({ test, equalities: equalitiesOf(table, parsed.filter, slots) }, []);
}

/** How many filters that differ in more than texts and GUIDs are remembered for a table. */
const REMEMBERED = 50;

/**
 * Reads filters of one table. Flows ask the same again and again, apart from the ids and texts in it:
 * everything else is read once.
 */
export function filterReader(
  metadata: Metadata,
  table: TableMetadata,
): (text: string) => RowFilter | Refused {
  const plans = recalling(REMEMBERED, (shape) => ({ plan: planOf(metadata, table, shape) }));
  return (text) => {
    if (text.length > LONGEST_FILTER) return rowFilterOf(metadata, table, text);
    const shape = shapeOf(text);
    const { plan } = plans(shape.text);
    const given = plan && givenFor(plan, shape.literals);
    // What is refused is told of the filter as it is written.
    return given ? filterWith(plan, given) : rowFilterOf(metadata, table, text);
  };
}

interface Plan {
  readonly test: RowTest;
  readonly equalities: readonly OpenEquality[];
}

/** A filter with slots in place of its texts and GUIDs. */
interface OpenPlan extends Plan {
  /** What is compared with them. */
  readonly columns: Slots["columns"];
}

interface OpenEquality {
  readonly column: Column;
  /** A slot, or what is written. */
  readonly place: number | undefined;
  readonly literal: Literal;
}

/** Nothing when it is no filter of this table. */
function planOf(metadata: Metadata, table: TableMetadata, shape: string): OpenPlan | undefined {
  const parsed = parseFilter(shape);
  if (!parsed.ok) return undefined;
  const slots: Slots = { placeOf, columns: [] };
  const test = testOf(metadata, table, parsed.filter, slots);
  if (isRefused(test)) return undefined;
  const equalities = equalitiesOf(table, parsed.filter, slots);
  return { test, columns: slots.columns, equalities };
}

/** What stands in the slots; nothing when a literal does not fit its column. */
function givenFor({ columns }: OpenPlan, literals: readonly Literal[]): Given | undefined {
  const given: (string | number | undefined)[] = [];
  for (let place = 0; place < literals.length; place += 1) {
    const column = columns[place];
    const value = column && comparableOf(column, literals[place] ?? null);
    if (value === undefined) return undefined;
    given.push(value);
  }
  return given;
}

const filterWith = ({ test, equalities }: Plan, given: Given): RowFilter => ({
  holds: (row, store) => test(row, store, given),
  equalities: equalities.flatMap(({ column, place, literal }) => {
    const value = place === undefined ? comparableOf(column, literal) : given[place];
    const { logicalName } = column;
    return value === undefined ? [] : [{ column: logicalName, value: indexable(column, value) }];
  }),
});

const equalitiesOf = (
  table: TableMetadata,
  filter: Filter,
  slots: Slots,
): readonly OpenEquality[] => conjunctsOf(filter).flatMap((part) => equalityOf(table, part, slots));

function equalityOf(table: TableMetadata, filter: Filter, slots: Slots): readonly OpenEquality[] {
  if (filter.kind !== "compare" || filter.operator !== "eq") return [];
  const { left, right } = filter;
  if (left.kind !== "path" || left.path.length !== 1 || right.kind !== "literal") return [];
  const column = columnNamed(table, left.path[0] ?? "");
  if (isRefused(column) || column.kind === "date" || right.value === null) return [];
  return [{ column, place: slots.placeOf(right.value), literal: right.value }];
}

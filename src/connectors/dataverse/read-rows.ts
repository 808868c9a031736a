import type { AnyTable, Columns, LookupColumn } from "#dataverse";
import { invariant } from "#foundation";
import {
  call,
  type Draft,
  isTyped,
  namedCall,
  type Operand,
  operandNode,
  safeAccess,
  type TextInput,
  type Typed,
  typed,
} from "#wdl";
import { operation } from "../connector.ts";
import { columnOf, navigationOf, type Row, type RowShape, readName, rowReader } from "../row.ts";
import { bodyPath } from "./body-path.ts";
import { checkFilter } from "./filter-columns.ts";
import { type DataverseConnection, dataverse } from "./operations.ts";

/** One row; 404 fails the step. */
export const getRow = <Of extends Columns, const Selected extends keyof Of>(
  connection: DataverseConnection,
  table: AnyTable<Of>,
  query: {
    readonly id: TextInput;
    readonly select: readonly Selected[];
    /** Names of further columns, joined to the select list. */
    readonly mapped?: readonly TextInput[];
  },
): Draft<{
  readonly row: Row<Of, Selected>;
  readonly read: (name: Operand<string>) => Typed<unknown>;
}> =>
  operation(
    dataverse,
    "GetItem",
    connection,
    { entityName: table.setName, recordId: query.id, $select: selectList(table, query) },
    (name) => ({
      row: rowReader(table, query.select, (column) => bodyPath(name, column)),
      read: (column) =>
        typed({
          kind: "access",
          of: namedCall("body", name),
          key: operandNode(column),
          safe: true,
          style: "bracket",
        }),
    }),
  );

export interface RowList<Of extends Columns, Selected extends keyof Of> {
  readonly rows: Typed<readonly RowShape<Of, Selected>[]>;
  /** The first row; all null when there is none. */
  readonly first: Row<Of, Selected>;
  /** A mapped column of the first row. */
  readonly firstMapped: (column: string) => Typed<string | null>;
}

/**
 * Up to `top` rows in a fixed order. Text in the filter must come through `odataText`; of a table that
 * others bring it names columns of its definition only, see {@link checkFilter}.
 */
export const listRows = <
  Of extends Columns,
  const Selected extends keyof Of,
  Theirs extends Columns = Columns,
  Name extends string = string,
>(
  connection: DataverseConnection,
  table: AnyTable<Of>,
  query: {
    readonly select: readonly Selected[];
    /** Further columns that only a mapping knows, by logical name. */
    readonly mapped?: readonly string[];
    readonly filter: TextInput;
    readonly orderBy: { readonly column: keyof Of; readonly descending?: boolean };
    readonly top: number;
    /** A row that each row points to, read along; see {@link expanded}. */
    readonly expand?: Expansion<Of, Theirs, Name>;
  },
): Draft<RowList<Of, Selected>> => {
  checkFilter(table, query.filter, query.mapped);
  return operation(
    dataverse,
    "ListRecords",
    connection,
    {
      entityName: table.setName,
      $select: selectList(table, query),
      $filter: query.filter,
      $orderby: `${readName(columnOf(table, query.orderBy.column))} ${query.orderBy.descending ? "desc" : "asc"}`,
      $top: query.top,
      $expand: query.expand && expandList(table, query.expand),
    },
    (name) => {
      const rows = bodyPath(name, "value");
      return {
        rows: typed(rows),
        first: rowReader(table, query.select, (column) => safeAccess(call("first", rows), column)),
        firstMapped: (column) => typed(safeAccess(call("first", rows), column)),
      };
    },
  );
};

/** The lookup to follow and what to read of the row behind it. */
export interface Expansion<Of extends Columns, Theirs extends Columns, Name extends string> {
  readonly lookup: LookupTo<Of, Name>;
  readonly table: AnyTable<Theirs, Name>;
  readonly select: readonly (keyof Theirs)[];
}

/** The lookups that can point to a table of this name. */
type LookupTo<Of extends Columns, Name extends string> = {
  [Key in keyof Of]: Of[Key] extends LookupColumn<infer Target>
    ? Name extends Target
      ? Key
      : never
    : never;
}[keyof Of];

function expandList<Of extends Columns, Theirs extends Columns, Name extends string>(
  table: AnyTable<Of>,
  expand: Expansion<Of, Theirs, Name>,
): string {
  const names = expand.select.map((key) => readName(columnOf(expand.table, key)));
  return `${expandedName(table, expand.lookup, expand.table)}($select=${names.join(",")})`;
}

function expandedName(table: AnyTable, lookup: PropertyKey, target: AnyTable): string {
  const column = columnOf(table, lookup);
  invariant(column.kind === "lookup", `${column.logicalName} is no lookup`);
  return navigationOf(column, target.logicalName);
}

/** Columns of the row that an element of a list points to; all null when it points nowhere. */
export const expanded = <
  Of extends Columns,
  Theirs extends Columns,
  Name extends string,
  const Selected extends keyof Theirs,
>(
  table: AnyTable<Of>,
  item: Typed<unknown>,
  lookup: NoInfer<LookupTo<Of, Name>>,
  target: AnyTable<Theirs, Name>,
  select: readonly Selected[],
): Row<Theirs, Selected> =>
  rowReader(target, select, (column) =>
    safeAccess(safeAccess(item.node, expandedName(table, lookup, target)), column),
  );

function selectList<Of extends Columns>(
  table: AnyTable<Of>,
  query: { readonly select: readonly (keyof Of)[]; readonly mapped?: readonly TextInput[] },
): TextInput {
  const names = query.select.map((key) => readName(columnOf(table, key)));
  const mapped = (query.mapped ?? []).filter(
    (input) => typeof input !== "string" || !names.includes(input),
  );
  const literal = mapped.filter((input) => typeof input === "string");
  const listed = [...names, ...literal].join(",");
  const computed = mapped.filter((input) => typeof input !== "string");
  if (computed.length === 0) return listed;
  const parts = computed.flatMap((input) => [
    { kind: "string" as const, value: "," },
    isTyped(input) ? input.node : { kind: "string" as const, value: String(input) },
  ]);
  return typed(call("concat", { kind: "string", value: listed }, ...parts));
}

import type { AnyTable, Columns } from "#dataverse";
import { invariant } from "#foundation";
import {
  type ConnectorTrigger,
  call,
  type Draft,
  type Input,
  isTyped,
  namedCall,
  safeAccess,
  type TextInput,
  type Typed,
  templateFrom,
  typed,
  type UsedConnection,
} from "#wdl";
import {
  AUTHENTICATION,
  type Connector,
  hostOf,
  operation,
  optional,
  required,
} from "./connector.ts";
import {
  type Binding,
  columnOf,
  navigationOf,
  type Row,
  type RowShape,
  readName,
  rowReader,
  type Writable,
} from "./row.ts";

const rowParameters = { entityName: required, recordId: required, "item/": optional };
const queryParameters = {
  $select: optional,
  $filter: optional,
  $orderby: optional,
  $top: optional,
  $expand: optional,
  fetchXml: optional,
  $skiptoken: optional,
  partitionId: optional,
};

/** Microsoft Dataverse, formerly Common Data Service (current environment): flow-language.md §10. */
export const dataverse = {
  apiName: "shared_commondataserviceforapps",
  operations: {
    SubscribeWebhookTrigger: {
      kind: "trigger",
      effect: "subscribe",
      parameters: {
        "subscriptionRequest/message": required,
        "subscriptionRequest/entityname": required,
        "subscriptionRequest/scope": required,
        "subscriptionRequest/filteringattributes": optional,
        "subscriptionRequest/filterexpression": optional,
        "subscriptionRequest/runas": optional,
        "subscriptionRequest/name": optional,
        "subscriptionRequest/postponeuntil": optional,
      },
    },
    ListRecords: {
      kind: "action",
      effect: "read",
      parameters: { entityName: required, ...queryParameters },
    },
    GetItem: {
      kind: "action",
      effect: "read",
      parameters: {
        entityName: required,
        recordId: required,
        $select: optional,
        $expand: optional,
        partitionId: optional,
      },
    },
    CreateRecord: {
      kind: "action",
      effect: "create",
      parameters: { entityName: required, "item/": optional },
    },
    UpdateRecord: { kind: "action", effect: "write", parameters: rowParameters },
    UpdateOnlyRecord: { kind: "action", effect: "write", parameters: rowParameters },
    DeleteRecord: {
      kind: "action",
      effect: "write",
      parameters: { entityName: required, recordId: required, partitionId: optional },
    },
    AssociateEntities: {
      kind: "action",
      effect: "write",
      parameters: {
        entityName: required,
        recordId: required,
        associationEntityRelationship: required,
        "item/@odata.id": required,
      },
    },
    DisassociateEntities: {
      kind: "action",
      effect: "write",
      parameters: {
        entityName: required,
        recordId: required,
        associationEntityRelationship: required,
        $id: required,
      },
    },
    PerformUnboundAction: {
      kind: "action",
      effect: "create",
      parameters: { actionName: required, "item/": optional },
    },
    PerformBoundAction: {
      kind: "action",
      effect: "create",
      parameters: {
        entityName: required,
        actionName: required,
        recordId: required,
        "item/": optional,
      },
    },
  },
} as const satisfies Connector;

/** Columns to write, by the names authors use; only what is listed is touched. */
export type Values<Of extends Columns> = { readonly [Key in keyof Of]?: Writable<Of[Key]> };

/** Columns that only a mapping knows, by logical name. */
export type MappedValues = Readonly<Record<string, Input>>;

/** One row; 404 fails the step. */
export const getRow = <Of extends Columns, const Selected extends keyof Of>(
  connection: UsedConnection,
  table: AnyTable<Of>,
  query: {
    readonly id: TextInput;
    readonly select: readonly Selected[];
    /** Names of further columns, joined to the select list. */
    readonly mapped?: readonly TextInput[];
  },
): Draft<{
  readonly row: Row<Of, Selected>;
  readonly read: (name: Typed<string>) => Typed<unknown>;
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
          key: column.node,
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

/** Up to `top` rows in a fixed order. Text in the filter must come through `odataText`. */
export const listRows = <Of extends Columns, const Selected extends keyof Of>(
  connection: UsedConnection,
  table: AnyTable<Of>,
  query: {
    readonly select: readonly Selected[];
    /** Further columns that only a mapping knows, by logical name. */
    readonly mapped?: readonly string[];
    readonly filter: TextInput;
    readonly orderBy: { readonly column: keyof Of; readonly descending?: boolean };
    readonly top: number;
    /** A row that each row points to, read along; see {@link expanded}. */
    readonly expand?: Expansion<Of>;
  },
): Draft<RowList<Of, Selected>> =>
  operation(
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

/** The lookup to follow and what to read of the row behind it. */
export interface Expansion<Of extends Columns> {
  readonly lookup: keyof Of;
  readonly table: AnyTable;
  readonly select: readonly string[];
}

function expandList<Of extends Columns>(table: AnyTable<Of>, expand: Expansion<Of>): string {
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
  const Selected extends keyof Theirs,
>(
  table: AnyTable<Of>,
  item: Typed<unknown>,
  lookup: keyof Of,
  target: AnyTable<Theirs>,
  select: readonly Selected[],
): Row<Theirs, Selected> =>
  rowReader(target, select, (column) =>
    safeAccess(safeAccess(item.node, expandedName(table, lookup, target)), column),
  );

/** A new row; with an id of our own a second one with the same id is refused (412). */
export const createRow = <Of extends Columns, const Selected extends keyof Of = never>(
  connection: UsedConnection,
  table: AnyTable<Of>,
  row: {
    readonly id?: TextInput;
    readonly values: Values<Of>;
    readonly mapped?: MappedValues;
    /** What the answer is asked for. */
    readonly select?: readonly Selected[];
  },
): Draft<{ readonly id: Typed<string>; readonly row: Row<Of, Selected> }> =>
  operation(
    dataverse,
    "CreateRecord",
    connection,
    {
      entityName: table.setName,
      ...(row.id === undefined ? {} : { [`item/${table.primaryId}`]: row.id }),
      ...items(table, row.values, row.mapped),
    },
    (name) => ({
      id: typed(bodyPath(name, table.primaryId)),
      row: rowReader(table, row.select ?? [], (column) => bodyPath(name, column)),
    }),
  );

/** Changes a row that must exist: unlike `UpdateRecord` it never creates one. */
export const updateRow = <Of extends Columns>(
  connection: UsedConnection,
  table: AnyTable<Of>,
  row: { readonly id: TextInput; readonly values: Values<Of>; readonly mapped?: MappedValues },
): Draft<object> =>
  operation(
    dataverse,
    "UpdateOnlyRecord",
    connection,
    { entityName: table.setName, recordId: row.id, ...items(table, row.values, row.mapped) },
    () => ({}),
  );

export const deleteRow = (
  connection: UsedConnection,
  table: AnyTable,
  id: TextInput,
): Draft<object> =>
  operation(
    dataverse,
    "DeleteRecord",
    connection,
    { entityName: table.setName, recordId: id },
    () => ({}),
  );

/** An action of Dataverse that belongs to no row, e.g. `WinOpportunity`. */
export const performAction = (
  connection: UsedConnection,
  actionName: string,
  parameters: Readonly<Record<string, Input>>,
): Draft<object> =>
  operation(
    dataverse,
    "PerformUnboundAction",
    connection,
    {
      actionName,
      ...Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [`item/${key}`, value]),
      ),
    },
    () => ({}),
  );

/** Numbers of `subscriptionRequest/message`. */
const MESSAGES = {
  added: 1,
  deleted: 2,
  modified: 3,
  "added or modified": 4,
  "added or deleted": 5,
  "modified or deleted": 6,
  "added, modified or deleted": 7,
} as const;

const ORGANIZATION = 4;

export interface RowTrigger<Of extends Columns> {
  readonly trigger: ConnectorTrigger;
  readonly connection: UsedConnection;
  /** Null columns are absent, and after a delete all but the id are. */
  readonly id: Typed<string>;
  readonly row: Row<Of, keyof Of>;
  /** `Create`, `Update` or `Delete`. */
  readonly message: Typed<string | null>;
}

/** Started after a row of any owner has changed; at least once for each change, in any order. */
export function whenRowChanges<Of extends Columns>(
  connection: UsedConnection,
  table: AnyTable<Of>,
  on: {
    readonly name: string;
    readonly message: keyof typeof MESSAGES;
    /** A change starts the flow when one of these is in the request. */
    readonly filteringColumns?: readonly string[];
    /** An OData condition on the row as it is after the change. */
    readonly filter?: string;
  },
): RowTrigger<Of> {
  const read = (column: string) => safeAccess(call("triggerOutputs"), `body/${column}`);
  return {
    connection,
    trigger: {
      kind: "connector",
      mode: "webhook",
      name: on.name,
      host: hostOf(dataverse.apiName, "SubscribeWebhookTrigger"),
      parameters: templateFrom({
        "subscriptionRequest/message": MESSAGES[on.message],
        "subscriptionRequest/entityname": table.logicalName,
        "subscriptionRequest/scope": ORGANIZATION,
        "subscriptionRequest/filteringattributes": on.filteringColumns?.join(","),
        "subscriptionRequest/filterexpression": on.filter,
      }),
      authentication: AUTHENTICATION,
    },
    id: typed(read(table.primaryId)),
    row: rowReader(table, Object.keys(table.columns), read) as Row<Of, keyof Of>,
    message: typed(read("SdkMessage")),
  };
}

const bodyPath = (name: string, path: string) =>
  safeAccess(namedCall("outputs", name), `body/${path}`);

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

/** Null is written as `@null`, which empties a column (flow-language.md §10.2). */
function items<Of extends Columns>(
  table: AnyTable<Of>,
  values: Values<Of>,
  mapped: MappedValues = {},
): Record<string, Input> {
  const entries = Object.entries(values).map(([key, value]): [string, Input] => {
    const column = columnOf(table, key);
    if (column.kind === "lookup" && isBinding(value)) {
      return [`item/${navigationOf(column, value.target)}@odata.bind`, value.reference];
    }
    return [`item/${column.logicalName}`, value === null ? NULL : (value as Input)];
  });
  const extra = Object.entries(mapped).map(([name, value]): [string, Input] => [
    `item/${name}`,
    value === null ? NULL : value,
  ]);
  return Object.fromEntries([...entries, ...extra]);
}

const NULL: Typed<null> = typed({ kind: "null" });

const isBinding = (value: unknown): value is Binding =>
  typeof value === "object" && value !== null && "reference" in value;

import type { AnyTable, Columns } from "#dataverse";
import { byText } from "#foundation";
import { type ConnectorTrigger, call, safeAccess, type Typed, templateFrom, typed } from "#wdl";
import { AUTHENTICATION, hostOf } from "../connector.ts";
import { columnOf, type Row, rowReader } from "../row.ts";
import { checkFilter } from "./filter-columns.ts";
import { type DataverseConnection, dataverse } from "./operations.ts";

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
  readonly connection: DataverseConnection;
  /** Null columns are absent, and after a delete all but the id are. */
  readonly id: Typed<string>;
  readonly row: Row<Of, keyof Of>;
  /** `Create`, `Update` or `Delete`. */
  readonly message: Typed<string | null>;
}

/** Started after a row of any owner has changed; at least once for each change, in any order. */
export function whenRowChanges<Of extends Columns>(
  connection: DataverseConnection,
  table: AnyTable<Of>,
  on: {
    readonly name: string;
    readonly message: keyof typeof MESSAGES;
    /** A change starts the flow when one of these is in the request. */
    readonly filteringColumns?: readonly (keyof Of)[];
    /** Further ones that only a mapping knows, by logical name. */
    readonly mappedColumns?: readonly string[];
    /** An OData condition on the row as it is after the change, see {@link checkFilter}. */
    readonly filter?: string;
  },
): RowTrigger<Of> {
  checkFilter(table, on.filter, on.mappedColumns);
  const listened = [
    ...new Set([
      ...(on.filteringColumns ?? []).map((key) => columnOf(table, key).logicalName),
      ...(on.mappedColumns ?? []),
    ]),
  ]
    .sort(byText)
    .join(",");
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
        "subscriptionRequest/filteringattributes": listened.length > 0 ? listened : undefined,
        "subscriptionRequest/filterexpression": on.filter,
      }),
      authentication: AUTHENTICATION,
    },
    id: typed(read(table.primaryId)),
    row: rowReader(table, Object.keys(table.columns), read) as Row<Of, keyof Of>,
    message: typed(read("SdkMessage")),
  };
}

import type { Json, JsonObject } from "#foundation";
import type { Subscription } from "../port.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { isReference } from "./row.ts";
import { type RowFilter, rowFilterOf } from "./row-filter.ts";
import type { Store } from "./store.ts";
import type { Message, RowEvent } from "./transaction.ts";

/** A callback registration: what a switched-on flow wants to hear (flow-language.md §10.1). */
export interface Registration {
  readonly id: string;
  readonly table: TableMetadata;
  readonly messages: readonly Message[];
  readonly scope: Scope;
  /** Only changes whose request names one of these; empty means any. */
  readonly filteringColumns: readonly string[];
  readonly holds: RowFilter["holds"] | undefined;
  readonly runAs: RunAs;
}

type Scope = "user" | "business-unit" | "child-business-units" | "organization";
type RunAs = "modifying-user" | "row-owner" | "flow-owner";

const MESSAGES: Readonly<Record<string, readonly Message[]>> = {
  1: ["Create"],
  2: ["Delete"],
  3: ["Update"],
  4: ["Create", "Update"],
  5: ["Create", "Delete"],
  6: ["Update", "Delete"],
  7: ["Create", "Update", "Delete"],
};

const SCOPES: Readonly<Record<string, Scope>> = {
  1: "user",
  2: "business-unit",
  3: "child-business-units",
  4: "organization",
};

const RUN_AS: Readonly<Record<string, RunAs>> = {
  1: "modifying-user",
  2: "row-owner",
  3: "flow-owner",
};

export function registrationOf(
  metadata: Metadata,
  { id, parameters }: Subscription,
): Registration | Refused {
  const said = (name: string): string => textOf(parameters, `subscriptionRequest/${name}`);
  const table = metadata.tables.get(said("entityname"));
  if (!table) return refused("set-unknown", `There is no table '${said("entityname")}'.`);
  const messages = MESSAGES[said("message")];
  if (!messages) {
    return refused("payload-malformed", `'${said("message")}' is no message; 1 to 7 are.`);
  }
  const scope = SCOPES[said("scope") || "4"];
  if (!scope) return refused("payload-malformed", `'${said("scope")}' is no scope; 1 to 4 are.`);
  const runAs = RUN_AS[said("runas") || "3"];
  if (!runAs)
    return refused("payload-malformed", `'${said("runas")}' is no way to run; 1 to 3 are.`);
  if (said("postponeuntil") !== "") {
    return refused("not-simulated", "The simulation does not postpone triggers.");
  }
  const filteringColumns = said("filteringattributes")
    .split(",")
    .flatMap((name) => name.trim() || []);
  const unknown = filteringColumns.find((name) => !table.columns.has(name));
  if (unknown !== undefined) {
    return refused("property-unknown", `'${table.name}' has no column '${unknown}' to filter by.`);
  }
  const expression = said("filterexpression");
  const filter =
    expression === "" ? undefined : rowFilterOf(metadata, table, expression, "own-columns");
  if (isRefused(filter)) return filter;
  return { id, table, messages, scope, filteringColumns, holds: filter?.holds, runAs };
}

const textOf = (parameters: JsonObject, name: string): string => {
  const value: Json | undefined = parameters.get(name);
  return value === undefined || value === null ? "" : String(value).trim();
};

/**
 * Does this event start the flow? A change counts when the request held a filtering column, whether
 * or not its value differs; the filter expression sees the row after the write. The simulated
 * organisation has one business unit, so only the scope "user" narrows anything.
 */
export function hears(
  registration: Registration,
  event: RowEvent,
  store: Store,
  flowOwner: string,
): boolean {
  if (registration.table.name !== event.table) return false;
  if (!registration.messages.includes(event.message)) return false;
  const { filteringColumns, holds } = registration;
  if (
    event.message === "Update" &&
    filteringColumns.length > 0 &&
    !filteringColumns.some((column) => event.sent.includes(column))
  ) {
    return false;
  }
  const owner = event.row.get("ownerid");
  if (registration.scope === "user" && isReference(owner) && owner.id !== flowOwner) return false;
  return holds?.(event.row, store) ?? true;
}

/** Whom the flow's own connections act for. */
export function runsAs(registration: Registration, event: RowEvent, flowOwner: string): string {
  const owner = event.row.get("ownerid");
  const modifier = event.row.get("modifiedby");
  if (registration.runAs === "row-owner" && isReference(owner)) return owner.id;
  if (registration.runAs === "modifying-user" && isReference(modifier)) return modifier.id;
  return flowOwner;
}

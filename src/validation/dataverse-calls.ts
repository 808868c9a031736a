import { dataverse } from "#connectors";
import type { Template } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import type { KnownTable } from "./known-tables.ts";
import { literalText, memberOf, membersOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { type CalledOperation, operationsIn } from "./operations.ts";

/** A call of an operation on rows of one table. */
export interface RowCall {
  readonly called: CalledOperation;
  readonly operationId: string;
  /** `entityName` or the trigger's `entityname` as written. */
  readonly name: string;
  readonly nameKey: string;
  readonly table: KnownTable | undefined;
  /** Columns and bindings that are written, by the key without `item/`. */
  readonly items: readonly { readonly key: string; readonly value: Template }[];
}

const ENTITY_NAME = "entityName";
export const TRIGGER_ENTITY = "subscriptionRequest/entityname";
export const TRIGGER_FILTER = "subscriptionRequest/filterexpression";

/** Calls whose table is said by a literal; the others nobody can judge before they run. */
export const rowCallsIn = oncePer((view: FlowView): readonly RowCall[] => {
  const { tables } = view;
  return operationsIn(view).flatMap((called) => {
    if (called.apiName !== dataverse.apiName) return [];
    // It is started by an action and brings parameters, no row (flow-language.md §10.1).
    if (called.host.operationId === "BusinessEventsTrigger") return [];
    const nameKey = called.step ? ENTITY_NAME : TRIGGER_ENTITY;
    const name = literalText(memberOf(called.parameters, nameKey));
    if (name === undefined) return [];
    return [
      {
        called,
        operationId: called.host.operationId,
        name,
        nameKey,
        table: called.step ? tables.withSet(name) : tables.withLogicalName(name),
        items: membersOf(called.parameters).flatMap(({ key, value }) =>
          key.startsWith("item/") ? [{ key: key.slice("item/".length), value }] : [],
        ),
      },
    ];
  });
});

const ADDED = /^(ItemInternalId|SdkMessage|RunAsSystemUserId|RowVersion|@.*)$/i;

/** What the connector adds to a row (flow-language.md §10.1, §10.2). */
export const isAdded = (key: string): boolean => ADDED.test(key);

/** The column behind a name in a query: lookups are read as `_name_value`. */
export const columnBehind = (name: string): string => /^_(.+)_value$/.exec(name)?.[1] ?? name;

export const listIn = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

import type { Column } from "#dataverse";
import * as is from "./columns.ts";

/** Every table has these, whether its definition lists them or not (solution-format.md §4.3). */
export const EVERY_TABLE: readonly Column[] = [
  is.readOnlyMoment("CreatedOn"),
  is.readOnlyLookup("CreatedBy", "systemuser"),
  is.readOnlyMoment("ModifiedOn"),
  is.readOnlyLookup("ModifiedBy", "systemuser"),
  is.moment("OverriddenCreatedOn"),
  is.whole("ImportSequenceNumber"),
];

/** And these, when rows belong to users or teams. */
export const OWNED_TABLE: readonly Column[] = [
  is.owner(),
  is.readOnlyLookup("OwningUser", "systemuser"),
  is.readOnlyLookup("OwningTeam", "team"),
];

export const PLAIN_STATES: readonly Column[] = [
  is.state({ 0: ["Active", 1], 1: ["Inactive", 2] }),
  is.status({ 1: ["Active", 0], 2: ["Inactive", 1] }),
];

/** Every table with a money column has these. */
export const MONEY_TABLE: readonly Column[] = [
  is.lookup("TransactionCurrencyId", "transactioncurrency"),
  { ...is.decimal("ExchangeRate", 12), api: { create: false, read: true, update: false } },
];

import { expect, expectTypeOf, test } from "vitest";
import {
  type ChoiceColumn,
  choiceColumn,
  globalChoice,
  type LookupColumn,
  labels,
  lookup,
  memo,
  polymorphicLookup,
  primaryName,
  standardTables,
  type TextColumn,
  table,
  text,
  type YesNoColumn,
  yesNo,
} from "#dataverse";

const LABELS = labels("Name", "Bezeichnung");

test("a column is frozen, required by nobody and named as its schema name in lower case", () => {
  const column = text("pfx_Name", { labels: LABELS, maxLength: 10 });
  expect(column).toEqual({
    kind: "text",
    format: "text",
    schemaName: "pfx_Name",
    logicalName: "pfx_name",
    labels: LABELS,
    required: "none",
    maxLength: 10,
    custom: true,
  });
  expect(Object.isFrozen(column)).toBe(true);
});

test("the primary name is required even when said otherwise", () => {
  const column = primaryName("pfx_name", { labels: LABELS, maxLength: 10, required: "none" });
  expect([column.required, column.primaryName]).toEqual(["required", true]);
});

test("a lookup is bound by its schema name", () => {
  const column = lookup("pfx_OpportunityId", {
    labels: LABELS,
    target: standardTables.opportunity,
  });
  expect(column.navigation).toEqual({ opportunity: "pfx_OpportunityId" });
  expect(column).not.toHaveProperty("target");
});

test("a lookup to several tables is bound by its schema name and the table's", () => {
  const column = polymorphicLookup("pfx_About", {
    labels: LABELS,
    targets: [standardTables.account, standardTables.contact],
  });
  expect(column.targets).toEqual(["account", "contact"]);
  expect(column.navigation).toEqual({ account: "pfx_About_account", contact: "pfx_About_contact" });
  expectTypeOf(column).toEqualTypeOf<LookupColumn<"account" | "contact">>();
  expect(column).not.toHaveProperty("target");
});

test("a choice column names its choice and carries none of its options", () => {
  const choice = globalChoice(
    { optionValuePrefix: 10000 },
    { name: "pfx_help", labels: LABELS, options: [{ code: "A", labels: LABELS }] },
  );
  const column = choiceColumn("pfx_help", { labels: LABELS, choice });
  expect(column.choice).toEqual({ kind: "global-choice", name: "pfx_help" });
  expect(choice.options).toEqual([{ value: 100000000, code: "A", labels: LABELS }]);
  expectTypeOf(choice.options[0]?.code).toEqualTypeOf<"A" | undefined>();
});

test("a table keeps the kind of each of its columns, and knows no others", () => {
  const own = table({
    schemaName: "pfx_Thing",
    setName: "pfx_things",
    primaryId: "pfx_thingid",
    primaryName: "pfx_name",
    labels: LABELS,
    pluralLabels: LABELS,
    ownership: "user",
    quickCreate: false,
    changeTracking: false,
    columns: {
      name: text("pfx_Name", { labels: LABELS, maxLength: 10 }),
      done: yesNo("pfx_Done", { labels: LABELS, yes: LABELS, no: LABELS, defaultValue: false }),
      notes: memo("pfx_Notes", { labels: LABELS, maxLength: 2000 }),
    },
    keys: [],
    views: [],
    forms: [],
    relationships: [],
  });
  expect(own.logicalName).toBe("pfx_thing");
  expectTypeOf(own.columns.name).toEqualTypeOf<TextColumn>();
  expectTypeOf(own.columns.done).toEqualTypeOf<YesNoColumn>();
  // @ts-expect-error: there is no such column
  expect(own.columns.nmae).toBeUndefined();
});

// domain.md §8, flow-language.md §10.2
test("standard lookups are bound by Dataverse's own names", () => {
  const { opportunity, contact } = standardTables;
  expectTypeOf(opportunity.columns.customer).toEqualTypeOf<LookupColumn<"account" | "contact">>();
  expect(opportunity.columns.customer.navigation).toEqual({
    account: "customerid_account",
    contact: "customerid_contact",
  });
  expect(contact.columns.parentCustomer.navigation).toEqual({
    account: "parentcustomerid_account",
    contact: "parentcustomerid_contact",
  });
  expect(opportunity.columns.parentAccount.navigation).toEqual({ account: "parentaccountid" });
  expect(opportunity.columns.currency.navigation).toEqual({
    transactioncurrency: "transactioncurrencyid",
  });
  expect(opportunity.columns.owner.navigation).toEqual({ systemuser: "ownerid", team: "ownerid" });
});

// domain.md §8
test("opportunity has the states and status reasons of Dynamics 365", () => {
  const { state, status } = standardTables.opportunity.columns;
  expect(state.states.map(({ value, invariantName }) => [value, invariantName])).toEqual([
    [0, "Open"],
    [1, "Won"],
    [2, "Lost"],
  ]);
  expect(status.statuses.map(({ value, state: of }) => [value, of])).toEqual([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 2],
  ]);
  expectTypeOf<ChoiceColumn["kind"]>().not.toEqualTypeOf<(typeof state)["kind"]>();
});

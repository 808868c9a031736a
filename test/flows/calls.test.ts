import { expect, test } from "vitest";
import { standardTables } from "#dataverse";
import { entities } from "#entities";
import { own } from "../entities/product.ts";
import {
  actionsOf,
  allActions,
  definitionOf,
  flowNamed,
  flows,
  objectIn,
  triggerOf,
} from "./shipped.ts";

const operations = allActions().filter(({ operation }) => operation !== undefined);
const told = (actions: readonly { readonly flow: string; readonly name: string }[]) =>
  actions.map(({ flow, name }) => `${flow}: ${name}`);

/** What may be asked again without harm (domain.md §5, flow-language.md §15). */
const REPEATABLE = new Set([
  "ListRecords",
  "GetItem",
  "UpdateOnlyRecord",
  "DeleteRecord",
  "GetAllReferrals",
  "GetReferralById",
  "PatchReferralById",
  "ViewRegistration",
  "UpdateRegistration",
]);
const ONCE = new Set([
  "CreateRecord",
  "CreateReferral",
  "PerformUnboundAction",
  "EventRegistration",
]);

test("only operations are called of which it is known whether they may be repeated", () => {
  const unknown = operations.filter(
    ({ operation = "" }) => !REPEATABLE.has(operation) && !ONCE.has(operation),
  );
  expect(told(unknown)).toEqual([]);
});

/** Who is added to a team twice stands there twice. */
const ADDS = new Set(["Add_to_the_team", "Add_to_the_team_again"]);

test("what creates or adds is never repeated, what reads or may be written twice is", () => {
  for (const { name, operation = "", inputs } of operations) {
    const { type } = objectIn(inputs["retryPolicy"]);
    const repeated = REPEATABLE.has(operation) && !ADDS.has(name);
    expect([name, type]).toEqual([name, repeated ? "exponential" : "none"]);
  }
  const adding = operations.filter(({ name }) => ADDS.has(name));
  expect(adding).toHaveLength(ADDS.size);
});

test("children are never called twice", () => {
  const children = allActions().filter(({ type }) => type === "Workflow");
  expect(children.length).toBeGreaterThan(0);
  for (const { inputs } of children) expect(inputs["retryPolicy"]).toEqual({ type: "none" });
});

test("every list says what it wants, of which rows and how many", () => {
  const lists = operations.filter(({ operation }) => operation === "ListRecords");
  expect(lists.length).toBeGreaterThan(0);
  for (const { parameters } of lists) {
    expect(Object.keys(parameters)).toEqual(
      expect.arrayContaining(["$filter", "$select", "$top", "$orderby"]),
    );
  }
  const rows = operations.filter(({ operation }) => operation === "GetItem");
  expect(told(rows.filter(({ parameters }) => !parameters["$select"]))).toEqual([]);
});

// domain.md §2, T20. The row's own id comes whether it is asked for or not.
test.each(flows.map((flow) => [flow.key, flow] as const))(
  "%s asks for no column that it does not read",
  (_, flow) => {
    const actions = actionsOf(flow);
    const text = JSON.stringify(definitionOf(flow), (key, value) =>
      key === "$select" ? undefined : value,
    );
    const unread = actions.flatMap(({ name, operation, parameters }) => {
      const list = String(parameters["$select"] ?? "");
      const columns = list.startsWith("@") ? fixedIn(list) : list.split(",");
      const isRead = (column: string): boolean =>
        operation === "GetItem"
          ? text.includes(`outputs('${name}')?['body/${column}']`) ||
            text.includes(`body('${name}')?['${column}']`)
          : // Rows of a list are read where nobody says of which list they are.
            text.includes(`['${column}']`) || text.includes(`/${column}']`);
      return columns
        .filter((column) => column !== "" && !ROW_IDS.has(column) && !isRead(column))
        .map((column) => `${name}: ${column}`);
    });
    expect(unread).toEqual([]);
  },
);

/** Columns that a computed list begins with: `@concat('name,_ownerid_value', …)`. */
const fixedIn = (list: string): readonly string[] =>
  (/^@concat\('([^']*)'/.exec(list)?.[1] ?? "").split(",");

const { tables } = entities(own());
const ROW_IDS: ReadonlySet<string> = new Set(
  [...tables, ...Object.values(standardTables)].map(({ primaryId }) => primaryId),
);

test("rows that must exist are never created by an update", () => {
  expect(told(operations.filter(({ operation }) => operation === "UpdateRecord"))).toEqual([]);
});

test("lists of referrals are filtered", () => {
  const lists = operations.filter(({ operation }) => operation === "GetAllReferrals");
  expect(told(lists.filter(({ parameters }) => !parameters["$filter"]))).toEqual([]);
});

// domain.md §5.3: neither the name nor what the flows write themselves is listened to.
test("an own write starts nothing", () => {
  const inputs = objectIn(triggerOf(flowNamed("opportunity-to-partner-center"))["inputs"]);
  const parameters = objectIn(inputs["parameters"]);
  const columns = String(parameters["subscriptionRequest/filteringattributes"]).split(",");
  const prefixed = columns.filter((column) => column.startsWith("cosell_"));
  expect(prefixed).toEqual([
    "cosell_microsoftpartnercenterhelp",
    "cosell_microsoftpartnercenterreferralsync",
    "cosell_microsoftpartnercenterreferralvisible",
  ]);
  expect(columns).toEqual(expect.arrayContaining(["estimatedvalue", "statecode", "statuscode"]));
  expect(columns).not.toContain("name");
  expect(columns).not.toContain("modifiedon");
  expect(parameters["subscriptionRequest/message"]).toBe(4);
  expect(parameters["subscriptionRequest/scope"]).toBe(4);
  // Or once shared, so that switching off is told (domain.md §10, U11).
  expect(parameters["subscriptionRequest/filterexpression"]).toBe(
    "cosell_microsoftpartnercenterreferralsync eq true or cosell_microsoftpartnercenterreferralidentifier ne null",
  );
});

test("solutions that are added, changed and removed start their flow", () => {
  const inputs = objectIn(triggerOf(flowNamed("microsoft-solution-to-partner-center"))["inputs"]);
  expect(objectIn(inputs["parameters"])["subscriptionRequest/message"]).toBe(7);
});

// domain.md §4.5: what Partner Center lets a PATCH change.
test("a patch names only paths that may be changed", () => {
  const allowed =
    /^\/(campaignId|consent\/consentToShareReferralWithMicrosoftSellers|customerProfile\/team(\/-)?|details\/(closingDateTime|currency|dealValue|notes|requirements\/solutions(\/-)?)|externalReferenceId|referralProgram|salesStage|status|substatus|statusReason|team(\/-)?)$/;
  const paths = allActions().flatMap(({ json }) =>
    [...JSON.stringify(json["inputs"] ?? {}).matchAll(/"path":"(\/[^"]+)"/g)].map(
      ([, path]) => path,
    ),
  );
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) expect(path).toMatch(allowed);
});

import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { checkSolution } from "#validation";
import { type FlowExample, modelOfExample } from "../../../src/validation/example.ts";
import { KINDS, TRACE } from "../../../src/validation/example-tables.ts";
import {
  compose,
  connected,
  DATAVERSE,
  initialize,
  operation,
  succeeded,
  whenRowChanges,
} from "../../../src/validation/examples.ts";

const codesOf = (flow: FlowExample): readonly string[] =>
  checkSolution(
    modelOfExample({ tables: [TRACE], choices: [KINDS], flows: { Flow: flow } }),
  ).findings.map(({ code }) => code);

const listing = (more: { readonly [key: string]: PlainJson }): FlowExample => ({
  connections: connected(DATAVERSE),
  actions: {
    List: operation("ListRecords", {
      entityName: "ex_traces",
      $select: "ex_name",
      $top: 1,
      ...more,
    }),
  },
});

const COMPARED = "dataverse/compared-value";

test.each([
  "ex_done eq 'true'",
  "ex_kind eq 'One'",
  "ex_kind eq '@{triggerBody()?['kind']}'",
  "ex_kind eq 5",
  "ex_name eq 'a' and ex_kind ne 7",
  "ex_name eq 5",
  "(ex_name eq true)",
])("a filter %s compares unlike", ($filter) => {
  expect(codesOf(listing({ $filter }))).toContain(COMPARED);
});

test.each([
  "ex_done eq true",
  `ex_kind eq ${KINDS.options[0]?.value}`,
  "ex_kind gt 5",
  "ex_kind eq @{triggerBody()?['kind']}",
  "ex_kind eq null",
  "ex_name eq '5'",
  "ex_name eq @{triggerBody()?['name']}",
  "contains(ex_name, '5')",
  "ex_nowhere eq 5",
  "_ex_opportunity_value eq 5",
  "ex_Opportunity/name eq 5",
])("a filter %s is left alone", ($filter) => {
  expect(codesOf(listing({ $filter }))).not.toContain(COMPARED);
});

test("the filter of a trigger is looked at as well", () => {
  const triggers = whenRowChanges("ex_trace", {
    "subscriptionRequest/filteringattributes": "ex_name",
    "subscriptionRequest/filterexpression": "ex_done eq 'true'",
  });
  const actions = { Look: compose("a") };
  expect(codesOf({ connections: connected(DATAVERSE), triggers, actions })).toContain(COMPARED);
});

test.each([
  ["ex_opportunity", true],
  ["ex_Opportunity,ex_Nope($select=name)", true],
  ["ex_name", true],
  ["ex_Opportunity", false],
  ["ex_Opportunity($select=name;$expand=parentaccountid($select=name))", false],
  ["createdby($select=fullname)", false],
])("what is expanded: %s", ($expand, told) => {
  expect(codesOf(listing({ $expand })).includes("dataverse/expanded")).toBe(told);
});

const until = (expression: string, inside: object, beside: object = {}): FlowExample => ({
  actions: {
    Start: initialize("done", "Boolean", false),
    Wait: {
      type: "Until",
      expression,
      limit: { count: 5, timeout: "PT1H" },
      actions: inside as never,
      runAfter: succeeded("Start"),
    },
    ...beside,
  },
});
const Done = { type: "SetVariable", inputs: { name: "DONE", value: true } };
const Look = compose("a");
const UNCHANGING = "loop/until-unchanging";

test.each<[string, FlowExample]>([
  ["a constant", until("@false", { Look })],
  ["constants compared", until("@equals(1, 2)", { Look })],
  ["a variable that nothing sets", until("@variables('done')", { Look })],
  [
    "a variable that was set before",
    until("@variables('done')", { Look }, { Set: { ...Done, runAfter: succeeded("Wait") } }),
  ],
  ["the trigger", until("@equals(triggerBody()?['a'], 1)", { Look })],
])("a loop that waits for %s", (_, flow) => {
  expect(codesOf(flow)).toContain(UNCHANGING);
});

test.each<[string, FlowExample]>([
  ["once", until("@true", { Look })],
  ["a variable that it sets", until("@variables('done')", { Done })],
  [
    "a variable that it sets deep inside",
    until("@variables('done')", { Scope: { type: "Scope", actions: { Done } } }),
  ],
  [
    "a variable that is set meanwhile",
    until("@variables('done')", { Look }, { Set: { ...Done, runAfter: succeeded("Start") } }),
  ],
  ["what it made", until("@equals(outputs('Look'), 'b')", { Look })],
  ["a time", until("@greater(utcNow(), '2030-01-01')", { Look })],
  ["its rounds", until("@equals(iterationIndexes('Wait'), 3)", { Look })],
  ["what no one can read", until("@equals(", { Look })],
])("a loop that waits for %s is left alone", (_, flow) => {
  expect(codesOf(flow)).not.toContain(UNCHANGING);
});

import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { checkSolution, type SolutionExample } from "#validation";
import { exampleId, type FlowExample, modelOfExample } from "../../../src/validation/example.ts";
import { KINDS, TRACE } from "../../../src/validation/example-tables.ts";
import {
  BUTTON_TRIGGER,
  compose,
  connected,
  DATAVERSE,
  HTTP_TRIGGER,
  operation,
  RESPONSE,
  whenRowChanges,
} from "../../../src/validation/examples.ts";

interface Members {
  readonly [key: string]: PlainJson;
}

const REFERRALS = "shared_partnercenterref";
const EVENTS = "shared_partnercenterevents";
const ROW = "@triggerOutputs()?['body/ex_traceid']";
const CHANGED = "@triggerOutputs()?['body/ex_notes']";

const hearing = (more: Members, actions: Members, table = "ex_trace"): FlowExample => ({
  connections: connected(DATAVERSE),
  triggers: whenRowChanges(table, more),
  actions,
});
const only = (columns: string, actions: Members) =>
  hearing({ "subscriptionRequest/filteringattributes": columns }, actions);
const on = (message: PlainJson, actions: Members, table?: string) =>
  hearing({ "subscriptionRequest/message": message }, actions, table);

const writing = (more: Members, operationId = "UpdateOnlyRecord"): Members => ({
  Write: operation(operationId, { entityName: "ex_traces", recordId: ROW, ...more }),
});
const NOTES = writing({ "item/ex_notes": "seen" });
const ADDING = writing({ recordId: undefined as never, "item/ex_name": "a" }, "CreateRecord");

const deciding = (expression: PlainJson, actions: Members = NOTES): Members => ({
  Decide: { type: "If", expression, actions },
});
const calling = (flow: string): Members => ({
  Call: {
    type: "Workflow",
    inputs: { host: { workflowReferenceName: exampleId(flow) }, body: {} },
  },
});
const called = (actions: Members): FlowExample => ({
  connections: connected(DATAVERSE),
  triggers: BUTTON_TRIGGER,
  actions: { ...actions, Answer: { ...RESPONSE, kind: undefined as never, runAfter: {} } },
});
const conditioned = (condition: string, actions: Members = NOTES): FlowExample => {
  const flow = hearing({}, actions);
  const { When_a_row_changes: trigger } = flow.triggers as { When_a_row_changes: object };
  return {
    ...flow,
    triggers: {
      When_a_row_changes: { ...trigger, conditions: [{ expression: condition }] } as never,
    },
  };
};

const one = (Sync: FlowExample): SolutionExample => ({ flows: { Sync } });
const update = (more: Members): Members => ({
  Tell: operation("PatchReferralById", { id: "1", ...more }, REFERRALS),
});
const registering: FlowExample = {
  connections: connected(EVENTS),
  actions: { Register: operation("EventRegistration", {}, EVENTS) },
};

const ENDLESS: Readonly<Record<string, SolutionExample>> = {
  "every write": one(hearing({}, NOTES)),
  "the written column, alone": one(only("ex_notes", NOTES)),
  "the written column among others, with blanks": one(only("ex_name, ex_notes", NOTES)),
  "the written column with a capital": one(only("ex_Notes", NOTES)),
  "its lookup, which is bound by its navigation property": one(
    only("ex_opportunity", writing({ "item/ex_Opportunity@odata.bind": "opportunities(1)" })),
  ),
  "the message as text": one(on("3", NOTES)),
  "the message of additions and changes": one(on(4, NOTES)),
  "all messages": one(on(7, NOTES)),
  "the update that may create": one(
    only("ex_notes", writing({ "item/ex_notes": "a" }, "UpdateRecord")),
  ),
  "its rows, of which it makes more": one(on(1, ADDING)),
  "a column that a file is put in": one(
    only(
      "ex_notes",
      writing(
        { fileImageFieldName: "ex_notes", item: "@triggerBody()" },
        "UpdateEntityFileImageFieldContent",
      ),
    ),
  ),
  "a row that is written as a whole": one(
    only("ex_notes", writing({ item: "@outputs('Ask')?['body']" })),
  ),
  "a write in a scope in a loop": one(
    hearing(
      {},
      {
        Each: {
          type: "Foreach",
          foreach: "@triggerBody()?['rows']",
          actions: { Inside: { type: "Scope", actions: NOTES } },
        },
      },
    ),
  ),
  "a table that nobody knows": one(
    hearing({}, writing({ entityName: "oth_things", "item/oth_name": "a" }), "oth_thing"),
  ),
  "a table that nobody knows, in y": one(
    hearing({}, writing({ entityName: "oth_cities", "item/oth_name": "a" }), "oth_city"),
  ),
  "two flows that write each other's columns": {
    flows: { One: only("ex_name", NOTES), Two: only("ex_notes", writing({ "item/ex_name": "a" })) },
  },
  "three flows in a circle": {
    flows: {
      One: only("ex_name", NOTES),
      Two: only("ex_notes", writing({ "item/ex_done": true })),
      Three: only("ex_done", writing({ "item/ex_name": "a" })),
    },
  },
  "a flow that is called and writes": {
    flows: { Sync: hearing({}, calling("Child")), Child: called(NOTES) },
  },
  "a flow that is called by one that is called": {
    flows: {
      Sync: hearing({}, calling("Child")),
      Child: called(calling("Grandchild")),
      Grandchild: called(NOTES),
    },
  },
  "Partner Center, which calls back": {
    flows: {
      Out: {
        ...hearing({}, update({ "item/name": "a" })),
        connections: { ...connected(DATAVERSE), ...connected(REFERRALS) },
      },
      Back: { connections: connected(DATAVERSE), triggers: HTTP_TRIGGER, actions: NOTES },
      Register: registering,
    },
  },
  "rows that one flow makes when another takes them away": {
    flows: { One: on(2, ADDING), Two: on(1, writing({}, "DeleteRecord")) },
  },
  "a decision about constants": one(hearing({}, deciding("@equals(1, 1)"))),
  "a decision about a setting": one(hearing({}, deciding("@parameters('Go')"))),
  "a decision about a column that nobody writes": one(
    hearing({}, deciding({ equals: ["@triggerOutputs()?['body/ex_name']", "a"] })),
  ),
  "a trigger condition that is always true": one(conditioned("@true")),
  "a trigger condition about a column that nobody writes": one(
    conditioned("@not(empty(triggerBody()?['ex_name']))"),
  ),
  "a filter of a column that nobody writes": one(
    hearing({ "subscriptionRequest/filterexpression": "ex_name ne null" }, NOTES),
  ),
  "an early end that no run takes": one(
    hearing(
      {},
      {
        Decide: {
          type: "If",
          expression: "@equals(1, 2)",
          actions: { End: { type: "Terminate", inputs: { runStatus: "Succeeded" } } },
        },
        Write: { ...(NOTES["Write"] as object), runAfter: { Decide: ["Succeeded"] } } as never,
      },
    ),
  ),
};

const BROKEN: Readonly<Record<string, readonly [SolutionExample, guard: string]>> = {
  "a decision about the written column": [
    one(hearing({}, deciding({ equals: [CHANGED, "a"] }))),
    'the decision "Decide"',
  ],
  "a trigger condition about the written column": [
    one(conditioned("@equals(triggerBody()?['ex_notes'], 'a')")),
    'the trigger condition of "Sync"',
  ],
  "a filter of the written column": [
    one(hearing({ "subscriptionRequest/filterexpression": "ex_notes ne 'seen'" }, NOTES)),
    'the filter of the trigger of "Sync"',
  ],
  "a filter of a lookup that is written": [
    one(
      hearing(
        { "subscriptionRequest/filterexpression": "_ex_opportunity_value eq null" },
        writing({ "item/ex_Opportunity@odata.bind": "opportunities(1)" }),
      ),
    ),
    'the filter of the trigger of "Sync"',
  ],
  "who wrote": [
    one(conditioned("@not(equals(triggerBody()?['_modifiedby_value'], '1'))")),
    'the trigger condition of "Sync"',
  ],
  "what an action has read": [
    one(hearing({}, { Say: compose("@triggerBody()"), ...deciding("@empty(outputs('Say'))") })),
    'the decision "Decide"',
  ],
  "an early end": [
    one(
      hearing(
        {},
        {
          Decide: {
            type: "If",
            expression: { equals: [CHANGED, "seen"] },
            actions: { End: { type: "Terminate", inputs: { runStatus: "Succeeded" } } },
          },
          Write: { ...(NOTES["Write"] as object), runAfter: { Decide: ["Succeeded"] } } as never,
        },
      ),
    ),
    'the early end "End"',
  ],
  "rows that run out": [one(on(2, writing({}, "DeleteRecord"))), "that rows run out"],
  "a decision in the flow that is called": [
    {
      flows: {
        Sync: hearing({}, calling("Child")),
        Child: called(deciding("@empty(triggerBody()?['text'])")),
      },
    },
    'the decision "Decide"',
  ],
  "a decision before what Partner Center hears": [
    {
      flows: {
        Out: {
          ...hearing({}, deciding({ equals: [CHANGED, "a"] }, update({ "item/name": "a" }))),
          connections: { ...connected(DATAVERSE), ...connected(REFERRALS) },
        },
        Back: { connections: connected(DATAVERSE), triggers: HTTP_TRIGGER, actions: NOTES },
        Register: registering,
      },
    },
    'the decision "Decide"',
  ],
};

test("guards of one name are told apart by their flows", () => {
  const flows = {
    Sync: hearing({}, deciding("@empty(triggerBody()?['ex_notes'])", calling("Child"))),
    Child: called(deciding("@empty(triggerBody()?['text'])")),
  };
  const [message = "", ...others] = told({ flows }, "sync/guarded-loop");
  expect(others).toEqual([]);
  expect(message).toContain('the decision "Decide" in "Sync"');
  expect(message).toContain('the decision "Decide" in "Child"');
});

const NONE: Readonly<Record<string, SolutionExample>> = {
  "a flow that writes what it does not hear": one(only("ex_name", NOTES)),
  "a flow that hears rows that are made, and changes them": one(on(1, NOTES)),
  "a flow that hears changes, and makes rows": one(on(3, ADDING)),
  "a flow that hears deletions, and changes rows": one(on(2, NOTES)),
  "a flow that writes another table": one(
    hearing({}, writing({ entityName: "contacts", "item/firstname": "a" })),
  ),
  "a flow that only reads": one(hearing({}, writing({}, "GetItem"))),
  "Partner Center, whom nobody asked to call back": {
    flows: {
      Out: {
        ...hearing({}, update({ "item/name": "a" })),
        connections: { ...connected(DATAVERSE), ...connected(REFERRALS) },
      },
      Back: { connections: connected(DATAVERSE), triggers: HTTP_TRIGGER, actions: NOTES },
    },
  },
};

const told = (example: SolutionExample, code: string): readonly string[] =>
  checkSolution(modelOfExample({ tables: [TRACE], choices: [KINDS], ...example })).findings.flatMap(
    (finding) => (finding.code === code ? [finding.message] : []),
  );

test.each(Object.entries(ENDLESS))("endless: %s", (_, example) => {
  expect(told(example, "sync/loop")).toHaveLength(1);
});

test.each(Object.entries(BROKEN))("broken by %s, which is named", (_, [example, guard]) => {
  expect(told(example, "sync/loop")).toEqual([]);
  expect(told(example, "sync/guarded-loop")).toEqual([expect.stringContaining(guard)]);
});

test.each(Object.entries(NONE))("no circle: %s", (_, example) => {
  expect(told(example, "sync/loop")).toEqual([]);
  expect(told(example, "sync/guarded-loop")).toEqual([]);
});

import { test } from "vitest";
import { compose, HTTP_TRIGGER, initialize, RESPONSE } from "../../../src/validation/examples.ts";
import {
  acting,
  after,
  beforeLate,
  deciding,
  declared,
  each,
  expectTold,
  filtering,
  http,
  mapping,
  type OddDefect,
  scope,
  setting,
  switching,
  tabling,
  until,
} from "./odd-flows.ts";

/** Defects of references, orders and variables in places and spellings where nobody looks first. */
const DEFECTS: readonly OddDefect[] = [
  [
    "later action in object value deep",
    acting(beforeLate(compose({ a: [{ b: { c: "@outputs('Late')" } }] }))),
    "reference/not-before",
  ],
  [
    "later action in an array element text",
    acting(beforeLate(compose(["x @{outputs('Late')} y"]))),
    "reference/not-before",
  ],
  [
    "later action as an object key",
    acting(beforeLate(compose({ "@{outputs('Late')}": 1 }))),
    "reference/not-before",
  ],
  [
    "later action in header key",
    acting(beforeLate(http({ headers: { "@{outputs('Late')}": "x" } }))),
    "reference/not-before",
  ],
  [
    "unknown action in http query",
    acting({ A: http({ queries: { q: "@body('Nowhere')" } }) }),
    "reference/unknown-action",
  ],
  [
    "unknown action in http authentication",
    acting({ A: http({ authentication: { type: "Raw", value: "@{body('Nowhere')}" } }) }),
    "reference/unknown-action",
  ],
  [
    "unknown action in retry count",
    acting({
      A: http({ retryPolicy: { type: "fixed", count: "@body('Nowhere')", interval: "PT5S" } }),
    }),
    "reference/unknown-action",
  ],
  [
    "unknown action in retry interval text",
    acting({
      A: http({ retryPolicy: { type: "fixed", count: 2, interval: "PT@{body('Nowhere')}S" } }),
    }),
    "reference/unknown-action",
  ],
  [
    "later action in foreach concurrency",
    acting(
      beforeLate(
        each(
          { I: compose(1) },
          { runtimeConfiguration: { concurrency: { repetitions: "@outputs('Late')" } } },
        ),
      ),
    ),
    "reference/not-before",
  ],
  [
    "later action in until limit timeout",
    acting(
      beforeLate(
        until(
          "@equals(1,1)",
          { I: compose(1) },
          { limit: { count: 5, timeout: "@{outputs('Late')}" } },
        ),
      ),
    ),
    "reference/not-before",
  ],
  [
    "later action in switch expression in text",
    acting(beforeLate(switching("a @{outputs('Late')}", { C: { case: "a 1", actions: {} } }))),
    "reference/not-before",
  ],
  [
    "action of case A read in case B",
    acting({
      S: switching("@triggerBody()?['x']", {
        A: { case: 1, actions: { InA: compose(1) } },
        B: { case: 2, actions: { InB: compose("@outputs('InA')") } },
      }),
    }),
    "reference/not-before",
  ],
  [
    "action of a case read in default",
    acting({
      S: switching(
        "@triggerBody()?['x']",
        { A: { case: 1, actions: { InA: compose(1) } } },
        { default: { actions: { InD: compose("@outputs('InA')") } } },
      ),
    }),
    "reference/not-before",
  ],
  [
    "switch expression reads an action inside a case",
    acting({ S: switching("@outputs('InA')", { A: { case: 1, actions: { InA: compose(1) } } }) }),
    "reference/not-before",
  ],
  [
    "foreach reads its own body",
    acting({ S: each({ InA: compose(1) }, { foreach: "@outputs('InA')" }) }),
    "reference/not-before",
  ],
  [
    "result() of itself from within",
    acting({ S: scope({ A: compose("@result('S')") }) }),
    "reference/not-before",
  ],
  [
    "result() of an enclosing loop's outer scope",
    acting({ S: scope({ L: each({ A: compose("@result('S')") }) }) }),
    "reference/not-before",
  ],
  [
    "items of sibling loop",
    acting({
      L1: each({ A: compose(1) }),
      L2: { ...each({ B: compose("@items('L1')") }), ...after("L1") },
    }),
    "reference/outside-loop",
  ],
  [
    "items of loop in if's condition after it",
    acting({
      L1: each({ A: compose(1) }),
      I: { ...deciding({ equals: ["@items('L1')", 1] }), ...after("L1") },
    }),
    "reference/outside-loop",
  ],
  [
    "items() of Query",
    acting({ Q: filtering("@createArray(1)", "@equals(items('Q'),1)") }),
    "reference/outside-loop",
  ],
  [
    "item() in compose at root in text",
    acting({ A: compose("x @{item()?['a']}") }),
    "reference/item-outside",
  ],
  [
    "item() in Query's from",
    acting({ Q: filtering("@item()", "@equals(item(),1)") }),
    "reference/item-outside",
  ],
  [
    "item() in Select's from at root",
    acting({ Q: mapping("@item()?['x']", { a: "@item()" }) }),
    "reference/item-outside",
  ],
  [
    "iterationIndexes of Foreach",
    acting({ L: each({ A: compose("@iterationIndexes('L')") }) }),
    "reference/outside-loop",
  ],
  [
    "iterationIndexes from outside",
    acting({
      U: until("@equals(1,1)", { A: compose(1) }),
      B: compose("@iterationIndexes('U')", "U"),
    }),
    "reference/outside-loop",
  ],
  [
    "body with two-step name computed by concat",
    acting({ A: compose(1), B: compose("@outputs(concat('A',''))", "A") }),
    "reference/computed-name",
  ],
  [
    "actions() of unknown in runtime until",
    acting({ U: until("@equals(actions('Gone')?['status'],'Succeeded')", { A: compose(1) }) }),
    "reference/unknown-action",
  ],
  [
    "trackedProperties key reads other action",
    acting({
      A: compose(1),
      B: { ...compose(2, "A"), trackedProperties: { "@{outputs('A')}": 1 } },
    }),
    "reference/tracked",
  ],
  [
    "trackedProperties nested text",
    acting({
      A: compose(1),
      B: { ...compose(2, "A"), trackedProperties: { x: { y: ["a @{body('A')}"] } } },
    }),
    "reference/tracked",
  ],
  [
    "trigger splitOn reads outputs of action",
    {
      triggers: { manual: { ...HTTP_TRIGGER.manual, splitOn: "@outputs('A')" } },
      actions: { A: compose(1) },
    },
    "shape/split-on",
  ],
  [
    "trigger condition reads variables in text",
    {
      triggers: {
        manual: {
          ...HTTP_TRIGGER.manual,
          conditions: [{ expression: "@equals('@{1}', variables('v'))" }],
        },
      },
      actions: declared(),
    },
    "reference/in-trigger",
  ],
  [
    "trigger correlation reads action",
    {
      triggers: {
        manual: { ...HTTP_TRIGGER.manual, correlation: { clientTrackingId: "@{outputs('A')}" } },
      },
      actions: { A: compose(1) },
    },
    "reference/in-trigger",
  ],
  [
    "trigger input reads action",
    {
      triggers: {
        D: { type: "Recurrence", recurrence: { frequency: "@{outputs('A')}", interval: 1 } },
      },
      actions: { A: compose(1) },
    },
    "reference/in-trigger",
  ],
  [
    "Response header reads later action",
    acting(
      {
        R: { ...RESPONSE, inputs: { statusCode: 200, headers: { x: "@{outputs('L')}" } } },
        L: compose(1, "R"),
      },
      { triggers: HTTP_TRIGGER },
    ),
    "reference/not-before",
  ],
  [
    "Terminate's message reads unknown",
    acting({
      T: {
        type: "Terminate",
        inputs: {
          runStatus: "Failed",
          runError: { code: "1", message: "@{outputs('Gone')?['x']}" },
        },
      },
    }),
    "reference/unknown-action",
  ],
  [
    "ParseJson schema reads unknown (schema is evaluated)",
    acting({
      P: {
        type: "ParseJson",
        inputs: { content: "{}", schema: { type: "object", description: "@{outputs('Gone')}" } },
      },
    }),
    "reference/unknown-action",
  ],
  [
    "Wait until reads unknown",
    acting({ W: { type: "Wait", inputs: { until: { timestamp: "@outputs('Gone')" } } } }),
    "reference/unknown-action",
  ],
  [
    "Join's joinWith reads later",
    acting(
      beforeLate({
        type: "Join",
        inputs: { from: "@createArray(1)", joinWith: "@{outputs('Late')}" },
      }),
    ),
    "reference/not-before",
  ],
  [
    "Table column value reads later",
    acting(
      beforeLate(
        tabling("@createArray(1)", { columns: [{ header: "x", value: "@outputs('Late')" }] }),
      ),
    ),
    "reference/not-before",
  ],
  [
    "Table header reads later",
    acting(
      beforeLate(
        tabling("@createArray(1)", {
          columns: [{ header: "@{outputs('Late')}", value: "@item()" }],
        }),
      ),
    ),
    "reference/not-before",
  ],
  [
    "Select key reads later",
    acting(beforeLate(mapping("@createArray(1)", { "@{outputs('Late')}": 1 }))),
    "reference/not-before",
  ],
  [
    "If nested comparator reads its else branch",
    acting({
      I: deciding(
        { and: [{ not: { equals: ["@outputs('E')", 1] } }] },
        {},
        { else: { actions: { E: compose(1) } } },
      ),
    }),
    "reference/not-before",
  ],
  [
    "formDataValue of unknown action",
    acting({ A: compose("@formDataValue('Gone','k')") }),
    "reference/unknown-action",
  ],
  [
    "actionOutputs legacy alias of unknown",
    acting({ A: compose("@actionOutputs('Gone')") }),
    "reference/unknown-action",
  ],
  [
    "outputs of parallel sibling in nested scope",
    acting({ S: scope({ A: compose(1), B: compose("@outputs('A')") }) }),
    "reference/not-before",
  ],
  [
    "outputs of an action after a scope read inside the scope",
    acting({ S: scope({ A: compose("@outputs('Z')") }), Z: compose(1, "S") }),
    "reference/not-before",
  ],
  [
    "unicode case twin name",
    acting({ Straße: compose(1), B: compose("@outputs('STRASSE')", "Straße") }),
    "reference/unknown-action",
  ],
  [
    "trailing blank in a reference",
    acting({ A: compose(1), B: compose("@outputs('A ')", "A") }),
    "reference/unknown-action",
  ],
  [
    "designer name with blanks",
    acting({ My_action: compose(1), B: compose("@outputs('My action')", "My_action") }),
    "reference/unknown-action",
  ],
  [
    "quote of a name that is not doubled",
    acting({ "It's": compose(1), B: compose("@outputs('It's')", "It's") }),
    "expression/unexpected-text",
  ],
  [
    "runAfter names an action in a case",
    acting({
      S: switching("@triggerBody()", { A: { case: 1, actions: { I: compose(1) } } }),
      Z: compose(1, "I"),
    }),
    "run-after/unknown-action",
  ],
  [
    "case action runs after default's",
    acting({
      S: switching(
        "@triggerBody()",
        { A: { case: 1, actions: { I: compose(1, "D") } } },
        { default: { actions: { D: compose(1) } } },
      ),
    }),
    "run-after/unknown-action",
  ],
  [
    "action runs after its own container",
    acting({ S: scope({ I: compose(1, "S") }) }),
    "run-after/unknown-action",
  ],
  [
    "cycle of three inside an else",
    acting({
      I: deciding(
        { equals: [1, 1] },
        {},
        { else: { actions: { A: compose(1, "C"), B: compose(1, "A"), C: compose(1, "B") } } },
      ),
    }),
    "run-after/cycle",
  ],
  [
    "cycle in case differing spelling",
    acting({ A: compose(1, "b"), B: compose(1, "a") }),
    "run-after/cycle",
  ],
  [
    "status lower case invalid word",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: ["Success"] } } }),
    "run-after/status",
  ],
  [
    "status Cancelled",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: ["Cancelled"] } } }),
    "run-after/status",
  ],
  [
    "status Aborted",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: ["Succeeded", "Aborted"] } } }),
    "run-after/status",
  ],
  [
    "statuses as text",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: "Succeeded" } } }),
    "flow/unexpected-value",
  ],
  [
    "statuses null",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: null } } }),
    "flow/unexpected-value",
  ],
  [
    "runAfter as a list",
    acting({ A: compose(1), B: { ...compose(1), runAfter: ["A"] } }),
    "flow/unexpected-value",
  ],
  [
    "runAfter as text",
    acting({ A: compose(1), B: { ...compose(1), runAfter: "A" } }),
    "flow/unexpected-value",
  ],
  [
    "runAfter an expression key",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { "@{'A'}": ["Succeeded"] } } }),
    "run-after/unknown-action",
  ],
  [
    "runAfter names one action in two spellings",
    acting({ A: compose(1), B: { ...compose(1), runAfter: { A: ["Succeeded"], a: ["Failed"] } } }),
    "run-after/never",
  ],
  [
    "never satisfiable: Succeeded and Failed of chain",
    acting({
      A: compose(1),
      B: compose(1, "A"),
      C: { ...compose(1), runAfter: { A: ["Failed"], B: ["Succeeded"] } },
    }),
    "run-after/never",
  ],
  [
    "variable read in until before its declaration",
    acting({
      U: until("@equals(variables('v'),1)", { A: compose(1) }),
      V: { ...initialize("v", "Integer"), ...after("U") },
    }),
    "variable/not-before",
  ],
  [
    "variable read in object key",
    acting({ A: compose({ "@{variables('gone')}": 1 }) }),
    "variable/undeclared",
  ],
  [
    "undeclared variable in a retry policy",
    acting({
      A: http({ retryPolicy: { type: "fixed", count: "@variables('gone')", interval: "PT5S" } }),
    }),
    "variable/undeclared",
  ],
  [
    "self reference inside deep object",
    acting({ ...declared("Object"), S: setting({ a: [{ b: "@variables('v')" }] }) }),
    "variable/self-reference",
  ],
  [
    "self reference in another case",
    acting({ ...declared("String"), S: setting("@concat(variables('V'),'x')") }),
    "variable/self-reference",
  ],
  [
    "self reference in text",
    acting({ ...declared("String"), S: setting("x @{variables('v')}") }),
    "variable/self-reference",
  ],
  [
    "append refers to itself",
    acting({
      ...declared("Array"),
      S: setting("@length(variables('v'))", "AppendToArrayVariable"),
    }),
    "variable/self-reference",
  ],
  [
    "initialise refers to itself",
    acting({ V: initialize("v", "String", "@variables('v')") }),
    "variable/not-before",
  ],
  [
    "initialise in else",
    acting({ I: deciding({ equals: [1, 1] }, {}, { else: { actions: declared() } }) }),
    "variable/not-at-root",
  ],
  [
    "initialise in a case",
    acting({ S: switching("@triggerBody()", { A: { case: 1, actions: declared() } }) }),
    "variable/not-at-root",
  ],
  [
    "set of a name given by expression",
    acting({ ...declared(), S: { ...setting("x"), inputs: { name: "@{'v'}", value: "x" } } }),
    "variable/unused",
  ],
  [
    "read of a name by expression",
    acting({ ...declared(), S: compose("@variables(concat('v',''))", "V") }),
    "reference/computed-name",
  ],
  [
    "variables without argument",
    acting({ A: compose("@variables()") }),
    "expression/argument-count",
  ],
  [
    "no variable at all",
    acting({ V: { type: "InitializeVariable", inputs: { variables: [] } } }),
    "variable/one-each",
  ],
  [
    "declared in the old form",
    acting({ V: { type: "InitializeVariable", inputs: { name: "v", type: "String" } } }),
    "shape/unknown-type",
  ],
  [
    "increment by text",
    acting({ ...declared("Integer"), S: setting("1", "IncrementVariable") }),
    "variable/unused",
  ],
  ["boolean given as text", acting({ V: initialize("v", "Boolean", "true") }), "variable/unused"],
  ["integer given as text", acting({ V: initialize("v", "Integer", "5") }), "variable/unused"],
  [
    "array initialised with object",
    acting({ V: initialize("v", "Array", { a: 1 }) }),
    "variable/type",
  ],
  [
    "append to string an object literal",
    acting({ ...declared("String"), S: setting({ a: 1 }, "AppendToStringVariable") }),
    "variable/unused",
  ],
  [
    "parallel foreach appends through nested scope",
    acting({
      ...declared("Array"),
      L: {
        ...each({
          S: scope({
            I: deciding(
              { equals: [1, 1] },
              { A: { type: "AppendToArrayVariable", inputs: { name: "v", value: 1 } } },
            ),
          }),
        }),
        runtimeConfiguration: { concurrency: { repetitions: 20 } },
        ...after("V"),
      },
    }),
    "variable/parallel-write",
  ],
  [
    "declared after a skipped-only branch (parallel)",
    acting({ ...declared(), W: compose(1), S: { ...setting("x", "SetVariable", "W") } }),
    "variable/not-before",
  ],
];

test.each(DEFECTS)("%s", (_, flow, code) => expectTold(flow, code));

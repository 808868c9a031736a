import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import {
  BUTTON_TRIGGER,
  compose,
  DAILY,
  HTTP_TRIGGER,
  initialize,
  RESPONSE,
  setVariable,
  succeeded,
} from "../../../src/validation/examples.ts";
import { type Defect, expectFound, toldIn } from "./found.ts";

const LIST = "@createArray(1, 2)";
const each = (actions: object, more: object = {}) => ({
  type: "Foreach",
  foreach: LIST,
  actions,
  ...more,
});
const until = (more: object) => ({
  type: "Until",
  expression: "@equals(1, 1)",
  limit: { count: 60, timeout: "PT1H" },
  actions: { Inside: compose(1) },
  ...more,
});
const decide = (expression: PlainJson) => ({ type: "If", expression, actions: {} });
const http = (more: object, inputs: object = {}) => ({
  type: "Http",
  inputs: { method: "GET", uri: "https://contoso.com", ...inputs },
  ...more,
});
const acting = (actions: object, more: object = {}) => ({ actions, ...more }) as never;
const asking = (manual: object) =>
  acting({}, { triggers: { manual: { ...HTTP_TRIGGER.manual, ...manual } } });
const every = (recurrence: object) =>
  acting({}, { triggers: { Often: { type: "Recurrence", recurrence } } });
const started = (type: string, value: PlainJson) => acting({ V: initialize("v", type, value) });
const given = (type: string, value: PlainJson, kind = "SetVariable") =>
  acting({ V: initialize("v", type), Set: { ...setVariable("v", value, "V"), type: kind } });
const answer = (after: string, statuses: readonly string[] = ["Succeeded"]) => ({
  ...RESPONSE,
  runAfter: { [after]: statuses },
});
const answering = (actions: object) => acting(actions, { triggers: HTTP_TRIGGER });
const loop = (concurrency: object) =>
  acting({ Each: each({}, { runtimeConfiguration: { concurrency } }) });
const retried = (retryPolicy: PlainJson) => acting({ Ask: http({}, { retryPolicy }) });

const DEFECTS: readonly Defect[] = [
  [
    "a misspelt property of an action",
    acting({ Make: compose(1), Next: { ...compose(2), runAftre: succeeded("Make") } }),
    "shape/misspelt-property",
    "/Next/runAftre",
  ],
  [
    "a misspelt property of inputs",
    acting({
      Parse: { type: "ParseJson", inputs: { content: "{}", schema: {}, shcema: {} } },
    }),
    "shape/misspelt-property",
    "/inputs/shcema",
  ],
  [
    "a misspelt property of a trigger",
    asking({ operationOptoins: "EnableSchemaValidation" }),
    "shape/misspelt-property",
    "/manual/operationOptoins",
  ],
  [
    "a branch under a misspelt name",
    acting({ If: { ...decide({ equals: [1, 1] }), else: { actoins: { Make: compose(1) } } } }),
    "shape/misspelt-property",
    "/If/else/actoins",
  ],
  [
    "a retry policy with a misspelt time",
    retried({ type: "exponential", count: 4, interval: "PT5S", minimumInterva: "PT5S" }),
    "limit/retry",
    "/retryPolicy/minimumInterva",
  ],
  [
    "an error that is a list",
    acting({ End: { type: "Terminate", inputs: { runStatus: "Failed", runError: [] } } }),
    "shape/terminate-error",
    "/runError",
  ],
  [
    "an error with a misspelt message",
    acting({
      End: {
        type: "Terminate",
        inputs: { runStatus: "Failed", runError: { code: "1", mesage: "a" } },
      },
    }),
    "shape/terminate-error",
    "/runError/mesage",
  ],
  [
    "a run that ends as nothing",
    acting({ End: { type: "Terminate", inputs: { runStatus: null } } }),
    "shape/terminate-status",
    "/runStatus",
  ],
  [
    "a type of a schema that is a number",
    acting({ Parse: { type: "ParseJson", inputs: { content: "{}", schema: { type: 5 } } } }),
    "shape/schema",
    "/schema/type",
  ],
  [
    "an Until's limit that reads what is inside",
    acting({ Wait: until({ limit: { count: "@outputs('Inside')", timeout: "PT1H" } }) }),
    "reference/not-before",
    "/Wait/limit/count",
  ],
  [
    "item() in a trigger's condition",
    asking({ conditions: [{ expression: "@equals(item(), 1)" }] }),
    "reference/item-outside",
    "/conditions/0/expression",
  ],
  [
    "item() in the list of a loop",
    acting({ Each: each({}, { foreach: "@item()" }) }),
    "reference/item-outside",
    "/Each/foreach",
  ],
  [
    "a tracked property that reads a variable",
    acting({
      V: initialize("v", "String"),
      Make: { ...compose("@variables('v')", "V"), trackedProperties: { x: "@variables('v')" } },
    }),
    "reference/tracked",
    "/trackedProperties/x",
  ],
  [
    "a condition that is compared under a name nobody knows",
    acting({ If: decide({ and: [{ or: [{ isEqual: [1, 1] }] }] }) }),
    "expression/unknown-function",
    "/and/0/or/0/isEqual",
  ],
  [
    "a condition with an operand too many",
    acting({ If: decide({ and: [{ equals: [1, 1, 1] }] }) }),
    "expression/argument-count",
    "/and/0/equals",
  ],
  [
    "and of one object",
    acting({ If: decide({ and: { equals: [1, 1] } }) }),
    "shape/negation",
    "/expression/and",
  ],
  [
    "a condition that is plain text",
    acting({ If: decide("equals(1, 1)") }),
    "shape/plain-text",
    "/If/expression",
  ],
  [
    "an Until of plain text",
    acting({ Wait: until({ expression: "equals(1, 1)" }) }),
    "shape/plain-text",
    "/Wait/expression",
  ],
  [
    "a Switch over plain text",
    acting({ By: { type: "Switch", expression: "triggerBody()", cases: {} } }),
    "shape/plain-text",
    "/By/expression",
  ],
  [
    "a filter of plain text",
    acting({ Keep: { type: "Query", inputs: { from: "triggerBody()", where: "@equals(1, 1)" } } }),
    "shape/plain-text",
    "/inputs/from",
  ],
  [
    "a decision that is made text",
    acting({ If: decide("@{equals(1, 1)}") }),
    "expression/result-type",
    "/If/expression",
  ],
  [
    "a decision by what gives no truth value",
    acting({ If: decide({ length: ["a"] }) }),
    "expression/result-type",
    "/expression/length",
  ],
  [
    "a loop over a text",
    acting({ Each: each({}, { foreach: "@{triggerBody()}" }) }),
    "expression/result-type",
    "/Each/foreach",
  ],
  [
    "a loop over an object",
    acting({ Each: each({}, { foreach: { a: 1 } }) }),
    "expression/result-type",
    "/Each/foreach",
  ],
  [
    "a table of a text",
    acting({ Print: { type: "Table", inputs: { from: "@concat('a')", format: "CSV" } } }),
    "expression/result-type",
    "/inputs/from",
  ],
  [
    "a trigger's condition that is made text",
    asking({ conditions: [{ expression: "@{equals(1, 1)}" }] }),
    "expression/result-type",
    "/conditions/0/expression",
  ],
  [
    "a list that an object's schema parses",
    acting({ Parse: { type: "ParseJson", inputs: { content: LIST, schema: { type: "object" } } } }),
    "expression/result-type",
    "/inputs/content",
  ],
  [
    "conditions that are no list",
    asking({ conditions: { expression: "@equals(1, 1)" } }),
    "shape/condition",
    "/conditions",
  ],
  [
    "a condition that is a string",
    asking({ conditions: ["@equals(1, 1)"] }),
    "shape/condition",
    "/conditions/0",
  ],
  [
    "splitting what is one text",
    acting(
      {},
      {
        triggers: {
          manual: {
            type: "Request",
            kind: "Button",
            inputs: {
              schema: { type: "object", properties: { t: { type: "string" } }, required: ["t"] },
            },
            splitOn: "@triggerBody()?['t']",
          },
        },
      },
    ),
    "shape/split-on",
    "/splitOn",
  ],

  ["text that starts with a number", started("String", 5), "variable/type", "/variables/0/value"],
  [
    "text that starts with an object",
    started("String", { a: 1 }),
    "variable/type",
    "/variables/0/value",
  ],
  [
    "an object that starts with text",
    started("Object", "abc"),
    "variable/type",
    "/variables/0/value",
  ],
  ["a list that starts with text", started("Array", "abc"), "variable/type", "/variables/0/value"],
  [
    "a whole number that starts with a half",
    started("Integer", 1.5),
    "variable/type",
    "/variables/0/value",
  ],
  ["text that is set to an object", given("String", { a: 1 }), "variable/value", "/inputs/value"],
  [
    "a whole number that is set to a half",
    given("Integer", 1.5),
    "variable/value",
    "/inputs/value",
  ],
  [
    "a whole number that is counted by halves",
    given("Integer", 1.5, "IncrementVariable"),
    "variable/value",
    "/inputs/value",
  ],
  ["an object that is set to text", given("Object", "x"), "variable/value", "/inputs/value"],
  [
    "a variable that is set to nothing",
    acting({
      V: initialize("v", "String"),
      Set: { type: "SetVariable", inputs: { name: "v" }, runAfter: succeeded("V") },
    }),
    "variable/value",
    "/Set/inputs",
  ],
  [
    "a whole number that starts as made text",
    started("Integer", "@{triggerBody()}"),
    "variable/assigned-type",
    "/variables/0/value",
  ],
  [
    "a truth value that is set to text",
    given("Boolean", "@string(true)"),
    "variable/assigned-type",
    "/inputs/value",
  ],
  [
    "a list that is appended as an element",
    given("Array", LIST, "AppendToArrayVariable"),
    "variable/assigned-type",
    "/inputs/value",
  ],
  [
    "text that is counted",
    given("Integer", "@concat('1')", "IncrementVariable"),
    "variable/assigned-type",
    "/inputs/value",
  ],

  [
    "an answer with half a status",
    answering({ Answer: { ...RESPONSE, inputs: { statusCode: 200.5 } } }),
    "response/status-code",
    "/inputs/statusCode",
  ],
  [
    "an answer with a truth value as its status",
    answering({ Answer: { ...RESPONSE, inputs: { statusCode: true } } }),
    "response/status-code",
    "/inputs/statusCode",
  ],
  [
    "an answer with a literal expression as its status",
    answering({ Answer: { ...RESPONSE, inputs: { statusCode: "@302" } } }),
    "response/status-code",
    "/inputs/statusCode",
  ],
  [
    "two answers at the same time",
    answering({ One: RESPONSE, Two: RESPONSE }),
    "response/in-parallel",
    "/actions/Two",
  ],
  [
    "an answer beside another branch",
    answering({ Start: compose(1), Long: compose(2, "Start"), Answer: answer("Start") }),
    "response/in-parallel",
    "/actions/Answer",
  ],
  [
    "an answer inside a branch beside another",
    answering({ Try: { type: "Scope", actions: { Answer: RESPONSE } }, Long: compose(2) }),
    "response/in-parallel",
    "/actions/Answer",
  ],
  [
    "two answers with something between",
    answering({ One: RESPONSE, Mid: compose(1, "One"), Two: answer("Mid") }),
    "response/second",
    "/actions/Two",
  ],
  [
    "an answer in a scope and one behind it",
    answering({ Try: { type: "Scope", actions: { One: RESPONSE } }, Two: answer("Try") }),
    "response/second",
    "/actions/Two",
  ],
  [
    "an answer behind a skipped branch of the answered",
    answering({
      One: RESPONSE,
      Why: compose(1),
      Two: { ...RESPONSE, runAfter: { One: ["Succeeded"], Why: ["Succeeded"] } },
    }),
    "response/second",
    "/actions/Two",
  ],

  [
    "an Until of words",
    acting({ Wait: until({ limit: { count: "many", timeout: "PT1H" } }) }),
    "loop/until-limit",
    "/limit/count",
  ],
  [
    "an Until of one and a half rounds",
    acting({ Wait: until({ limit: { count: 1.5, timeout: "PT1H" } }) }),
    "loop/until-limit",
    "/limit/count",
  ],
  [
    "an Until of a computed 5001",
    acting({ Wait: until({ limit: { count: "@5001", timeout: "PT1H" } }) }),
    "loop/until-limit",
    "/limit/count",
  ],
  [
    "an Until that lasts an object",
    acting({ Wait: until({ limit: { count: 1, timeout: {} } }) }),
    "shape/duration",
    "/limit/timeout",
  ],
  [
    "an Until that lasts a number",
    acting({ Wait: until({ limit: { count: 1, timeout: 60 } }) }),
    "shape/duration",
    "/limit/timeout",
  ],
  ["half a round at the same time", loop({ repetitions: 1.5 }), "loop/concurrency", "/repetitions"],
  ["runs of a loop", loop({ runs: 5 }), "shape/unknown-setting", "/concurrency/runs"],
  [
    "half a run at the same time",
    asking({ runtimeConfiguration: { concurrency: { runs: 2.5 } } }),
    "limit/trigger-concurrency",
    "/concurrency/runs",
  ],
  [
    "rounds of a trigger",
    asking({ runtimeConfiguration: { concurrency: { repetitions: 5 } } }),
    "shape/unknown-setting",
    "/concurrency/repetitions",
  ],
  [
    "words for a number of waiting runs",
    asking({ runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: "all" } } }),
    "limit/waiting-runs",
    "/maximumWaitingRuns",
  ],
  ["a ninth container that is empty", acting(nested(9)), "limit/depth", "/Level_0"],
  [
    "every one and a half days",
    every({ frequency: "Day", interval: 1.5 }),
    "limit/recurrence",
    "/recurrence/interval",
  ],
  [
    "a schedule in words",
    every({ frequency: "Day", interval: "one" }),
    "limit/recurrence",
    "/recurrence/interval",
  ],
  [
    "a schedule without an interval",
    every({ frequency: "Day" }),
    "limit/recurrence",
    "/recurrence",
  ],
  ["a schedule without a frequency", every({ interval: 1 }), "limit/recurrence", "/recurrence"],
  [
    "a schedule that says nothing",
    acting({}, { triggers: { Often: { type: "Recurrence" } } }),
    "limit/recurrence",
    "/triggers/Often",
  ],
  [
    "hours that are no list",
    every({ frequency: "Day", interval: 1, schedule: { hours: "5" } }),
    "shape/schedule",
    "/schedule/hours",
  ],
  [
    "the zeroth of a month",
    every({ frequency: "Month", interval: 1, schedule: { monthDays: [0] } }),
    "shape/schedule",
    "/monthDays/0",
  ],
  [
    "a part that no schedule has",
    every({ frequency: "Day", interval: 1, schedule: { hour: ["5"] } }),
    "shape/schedule",
    "/schedule/hour",
  ],
  [
    "a start that is no moment",
    every({ frequency: "Day", interval: 1, startTime: "tomorrow" }),
    "shape/schedule",
    "/startTime",
  ],

  [
    "repeats in words",
    retried({ type: "fixed", count: "four", interval: "PT10S" }),
    "limit/retry",
    "/retryPolicy/count",
  ],
  [
    "half a repeat",
    retried({ type: "fixed", count: 1.5, interval: "PT10S" }),
    "limit/retry",
    "/retryPolicy/count",
  ],
  [
    "repeats after a number",
    retried({ type: "fixed", count: 4, interval: 10 }),
    "limit/retry",
    "/retryPolicy/interval",
  ],
  [
    "a shortest wait that is longer than the longest",
    retried({
      type: "exponential",
      count: 4,
      interval: "PT5S",
      minimumInterval: "PT1H",
      maximumInterval: "PT10S",
    }),
    "limit/retry",
    "/minimumInterval",
  ],
  [
    "a retry policy without a type",
    retried({ count: 4, interval: "PT5S" }),
    "limit/retry",
    "/retryPolicy",
  ],
  ["a retry policy that is a word", retried("none"), "limit/retry", "/retryPolicy"],
  [
    "a trigger that is repeated after a second",
    asking({ inputs: { schema: {}, retryPolicy: { type: "fixed", count: 4, interval: "PT1S" } } }),
    "limit/retry",
    "/manual/inputs/retryPolicy/interval",
  ],
  [
    "a retry policy among the settings",
    acting({ Ask: http({ runtimeConfiguration: { retryPolicy: { type: "none" } } }) }),
    "shape/misplaced-policy",
    "/runtimeConfiguration/retryPolicy",
  ],
  [
    "secure data beside the settings",
    acting({ Make: { ...compose(1), secureData: { properties: ["inputs"] } } }),
    "shape/misplaced-policy",
    "/Make/secureData",
  ],
  [
    "a limit among the inputs",
    acting({ Ask: http({}, { limit: { timeout: "PT1H" } }) }),
    "shape/misplaced-policy",
    "/inputs/limit",
  ],
  [
    "secure data that is no list",
    acting({
      Make: { ...compose(1), runtimeConfiguration: { secureData: { properties: "inputs" } } },
    }),
    "shape/unknown-setting",
    "/secureData/properties",
  ],
  [
    "an option of another action",
    acting({ Ask: http({ operationOptions: "FailWhenLimitsReached" }) }),
    "shape/misplaced-option",
    "/operationOptions",
  ],
  [
    "a delay of nothing",
    acting({ Wait: { type: "Wait", inputs: {} } }),
    "shape/wait",
    "/Wait/inputs",
  ],
  [
    "a delay of less than nothing",
    acting({ Wait: { type: "Wait", inputs: { interval: { count: -1, unit: "Day" } } } }),
    "shape/wait",
    "/interval/count",
  ],
  [
    "a delay of two months",
    acting({ Wait: { type: "Wait", inputs: { interval: { count: 2, unit: "Month" } } } }),
    "shape/wait",
    "/interval/count",
  ],
  [
    "a delay until no moment",
    acting({ Wait: { type: "Wait", inputs: { until: { timestamp: "tomorrow" } } } }),
    "shape/wait",
    "/until/timestamp",
  ],
  [
    "an address without a scheme",
    acting({ Ask: http({}, { uri: "contoso.com/x" }) }),
    "shape/http-call",
    "/inputs/uri",
  ],
  [
    "a loop without a list of actions",
    acting({ Each: { type: "Foreach", foreach: LIST } }),
    "shape/no-actions",
    "/actions/Each",
  ],
  [
    "a trigger's name with a blank",
    acting({}, { triggers: { "Every day": DAILY.Daily } }),
    "name/blank",
    "/triggers/Every day",
  ],
  [
    "a variable of JSON that is text",
    { parameters: { P: { type: "Object", defaultValue: "x" } } },
    "parameter/default-type",
    "/P/defaultValue",
  ],
  [
    "a whole number of more than 64 bits",
    acting({ Make: compose("@add(9223372036854775808, 1)") }),
    "expression/failing-value",
    "/Make/inputs",
  ],
  [
    "an expression of 9,000 blanks",
    acting({ Make: compose(`@concat('a',${" ".repeat(9000)}'b')`) }),
    "expression/too-long",
    "/Make/inputs",
  ],
  [
    "an expression of 5,000 numbers",
    acting({ Make: compose(`@createArray(${Array.from({ length: 5000 }, () => "1").join(",")})`) }),
    "expression/too-long",
    "/Make/inputs",
  ],
  [
    "a month that is written in minutes",
    acting({ Make: compose("@utcNow('dd/mm/yyyy')") }),
    "expression/date-format",
    "/Make/inputs",
  ],
];

function nested(levels: number): object {
  let actions: object = {};
  for (let level = 0; level < levels; level += 1) {
    actions = { [`Level_${level}`]: { type: "Scope", actions } };
  }
  return actions;
}

test.each(DEFECTS)("%s is found", (_, flow, code, pointer) => {
  expectFound(flow, code, pointer);
});

test.each<[string, never, string]>([
  [
    "answers of two branches of which one is taken",
    answering({
      If: {
        ...decide("@equals(1, 1)"),
        actions: { One: RESPONSE },
        else: { actions: { Two: RESPONSE } },
      },
    }),
    "response",
  ],
  [
    "an answer for success and one for failure",
    answering({
      Work: compose(1),
      One: answer("Work"),
      Two: answer("Work", ["Failed", "TimedOut"]),
    }),
    "response",
  ],
  [
    "an answer in a try and one in its catch",
    answering({
      Try: { type: "Scope", actions: { One: RESPONSE } },
      Catch: { type: "Scope", actions: { Two: RESPONSE }, runAfter: { Try: ["Failed"] } },
    }),
    "response",
  ],
  [
    "an answer that ends the run before the other",
    answering({
      If: {
        ...decide("@equals(1, 1)"),
        actions: {
          One: RESPONSE,
          End: {
            type: "Terminate",
            inputs: { runStatus: "Succeeded" },
            runAfter: succeeded("One"),
          },
        },
      },
      Two: answer("If"),
    }),
    "response",
  ],
  [
    "an answer after the one that failed",
    answering({ One: RESPONSE, Two: answer("One", ["Failed"]) }),
    "response",
  ],
  [
    "a branch for failures beside an answer",
    answering({
      Work: compose(1),
      Log: { ...compose(2), runAfter: { Work: ["Failed"] } },
      Answer: answer("Work"),
    }),
    "response",
  ],
  ["a schedule by an interval in digits", every({ frequency: "Day", interval: "2" }), "limit"],
  [
    "an address that is computed behind a line break",
    acting({ Ask: http({}, { uri: "\n@{triggerBody()}" }) }),
    "shape",
  ],
  ["a name with a plus, as real ones", acting({ "Total_+=_Price": compose(1) }), "name"],
  [
    "an action that goes by the trigger's name",
    acting({ manual: compose(1) }, { triggers: BUTTON_TRIGGER }),
    "name",
  ],
  ["a list of conditions without any", asking({ conditions: [] }), "shape"],
  [
    "JSON text for a list and an object",
    acting({ A: initialize("a", "Array", "[]"), B: initialize("b", "Object", "{}") }),
    "variable/type",
  ],
])("%s is no defect", (_, flow, area) => {
  expect(toldIn(flow, area)).toEqual([]);
});

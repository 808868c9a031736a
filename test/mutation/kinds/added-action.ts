import type { Loose } from "../flow-json.ts";
import { rootActions } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";

/** An action that stands for itself and breaks one fact. */
const added =
  (json: Loose) =>
  (root: Loose): boolean => {
    rootActions(root)["Added_here"] = { runAfter: {}, ...json };
    return true;
  };

const CONTROL = "flow-language.md §3.1";
const DATA = "flow-language.md §3.3";
const CALLS = "flow-language.md §3.4";
const SETTINGS = "flow-language.md §5";

const If = (expression: Loose) => ({ type: "If", expression, actions: {} });
const compose = (inputs: Loose) => ({ type: "Compose", inputs });
const http = (rest: Loose = {}, inputs: Loose = {}) => ({
  type: "Http",
  inputs: { method: "GET", uri: "https://contoso.com", ...inputs },
  ...rest,
});

/** What is wrong, the fact, the areas that must tell it, the action. */
const ROWS: readonly (readonly [
  name: string,
  fact: string,
  expects: readonly string[],
  json: Loose,
])[] = [
  ["a condition without its expression", CONTROL, ["shape", "flow"], { type: "If", actions: {} }],
  ["a condition of an unknown operator", CONTROL, ["shape", "expression"], If({ equalz: [1, 1] })],
  [
    "a condition of two operators",
    CONTROL,
    ["shape", "expression", "flow"],
    If({ equals: [1, 1], less: [1, 2] }),
  ],
  ["a not with a list", CONTROL, ["shape", "expression"], If({ not: [{ equals: [1, 1] }] })],
  ["a condition that is a number", CONTROL, ["expression", "shape"], If("@add(1, 2)")],
  [
    "a choice without its expression",
    CONTROL,
    ["shape", "flow"],
    { type: "Switch", cases: { A: { case: 1, actions: {} } } },
  ],
  [
    "a case that is computed",
    CONTROL,
    ["shape", "flow"],
    {
      type: "Switch",
      expression: "@rand(1, 9)",
      cases: { A: { case: "@utcNow()", actions: {} } },
    },
  ],
  ["a loop over nothing", CONTROL, ["shape", "flow"], { type: "Foreach", actions: {} }],
  [
    "a loop over plain text",
    CONTROL,
    ["shape", "expression", "loop"],
    { type: "Foreach", foreach: "triggerBody()", actions: {} },
  ],
  [
    "a loop over a number",
    CONTROL,
    ["shape", "expression", "loop"],
    { type: "Foreach", foreach: "@length('abc')", actions: {} },
  ],
  [
    "no round at the same time",
    CONTROL,
    ["loop"],
    {
      type: "Foreach",
      foreach: "@createArray(1)",
      actions: {},
      runtimeConfiguration: { concurrency: { repetitions: 0 } },
    },
  ],
  [
    "an Until without its condition",
    CONTROL,
    ["shape", "flow"],
    { type: "Until", limit: { count: 1, timeout: "PT1H" }, actions: {} },
  ],
  [
    "an error beside a good end",
    CONTROL,
    ["shape"],
    {
      type: "Terminate",
      inputs: { runStatus: "Succeeded", runError: { code: "A", message: "a" } },
    },
  ],
  [
    "an end with a number for its code",
    CONTROL,
    ["shape"],
    { type: "Terminate", inputs: { runStatus: "Failed", runError: { code: 500 } } },
  ],
  [
    "an end with an object for its message",
    CONTROL,
    ["shape"],
    { type: "Terminate", inputs: { runStatus: "Failed", runError: { code: "A", message: {} } } },
  ],
  [
    "a wait of an unknown unit",
    CONTROL,
    ["shape"],
    { type: "Wait", inputs: { interval: { count: 1, unit: "Fortnight" } } },
  ],
  [
    "a call of no flow",
    CONTROL,
    ["shape", "flow", "child-flow"],
    { type: "Workflow", inputs: { host: {} } },
  ],
  [
    "text parsed without a schema",
    DATA,
    ["shape", "flow"],
    { type: "ParseJson", inputs: { content: "{}" } },
  ],
  [
    "a filter without its condition",
    DATA,
    ["shape", "flow"],
    { type: "Query", inputs: { from: "@createArray(1)" } },
  ],
  [
    "a filter by plain text",
    DATA,
    ["shape", "expression"],
    { type: "Query", inputs: { from: "@createArray(1)", where: "equals(item(), 1)" } },
  ],
  [
    "a filter of nothing",
    DATA,
    ["shape", "flow"],
    { type: "Query", inputs: { where: "@equals(item(), 1)" } },
  ],
  [
    "a selection of nothing",
    DATA,
    ["shape", "flow"],
    { type: "Select", inputs: { from: "@createArray(1)" } },
  ],
  [
    "a table of an unknown format",
    DATA,
    ["shape"],
    { type: "Table", inputs: { from: "@createArray(1)", format: "XML" } },
  ],
  [
    "a join without its text between",
    DATA,
    ["shape", "flow"],
    { type: "Join", inputs: { from: "@createArray(1)" } },
  ],
  [
    "an expression of an unknown kind",
    DATA,
    ["shape"],
    { type: "Expression", kind: "AddToClock", inputs: {} },
  ],
  [
    "an HTTP call to nowhere",
    CALLS,
    ["shape", "flow"],
    { type: "Http", inputs: { method: "GET" } },
  ],
  [
    "an HTTP call without a method",
    CALLS,
    ["shape", "flow"],
    { type: "Http", inputs: { uri: "https://contoso.com" } },
  ],
  [
    "an answer of an unknown kind",
    CALLS,
    ["shape", "response"],
    { type: "Response", kind: "Fax", inputs: { statusCode: 200 } },
  ],
  [
    "an answer with words for its status",
    CALLS,
    ["response"],
    { type: "Response", kind: "Http", inputs: { statusCode: "OK" } },
  ],
  [
    "a retry policy of an unknown type",
    SETTINGS,
    ["limit", "shape"],
    http({}, { retryPolicy: { type: "linear", count: 2, interval: "PT10S" } }),
  ],
  [
    "a retry policy without a count",
    SETTINGS,
    ["limit", "shape"],
    http({}, { retryPolicy: { type: "fixed", interval: "PT10S" } }),
  ],
  [
    "a retry policy of two days",
    SETTINGS,
    ["limit"],
    http({}, { retryPolicy: { type: "fixed", count: 2, interval: "P2D" } }),
  ],
  [
    "a retry policy beside the inputs",
    SETTINGS,
    ["shape", "limit", "flow"],
    http({ retryPolicy: { type: "none" } }),
  ],
  [
    "more pages than there can be",
    SETTINGS,
    ["limit"],
    http({ runtimeConfiguration: { paginationPolicy: { minimumItemCount: 200_000 } } }),
  ],
  [
    "a part that cannot be hidden",
    SETTINGS,
    ["shape", "secret"],
    http({ runtimeConfiguration: { secureData: { properties: ["headers"] } } }),
  ],
  [
    "an unknown option of an operation",
    SETTINGS,
    ["shape"],
    http({ operationOptions: "DisableAsync" }),
  ],
  [
    "a static result that is nowhere",
    SETTINGS,
    ["shape", "reference"],
    http({
      runtimeConfiguration: { staticResult: { name: "Http9", staticResultOptions: "Enabled" } },
    }),
  ],
  [
    "the action itself, read in its inputs",
    "flow-language.md §6",
    ["reference", "expression"],
    compose("@action()"),
  ],
  [
    "the address of a trigger, read in an action",
    "flow-language.md §6",
    ["reference", "expression"],
    compose("@listCallbackUrl()"),
  ],
  [
    "the round of a loop that is not around",
    "flow-language.md §7.7",
    ["reference"],
    compose("@iterationIndexes('Nowhere')"),
  ],
  [
    "a tracked property that reads another action",
    "flow-language.md §6",
    ["reference"],
    { ...compose(1), trackedProperties: { a: "@outputs('Added_before')" } },
  ],
];

const EXACT: readonly (readonly [name: string, fact: string, code: string, json: Loose])[] = [
  ["a scope without its list of actions", CONTROL, "shape/no-actions", { type: "Scope" }],
  [
    "an option of another kind of action",
    SETTINGS,
    "shape/misplaced-option",
    { ...compose(1), operationOptions: "Asynchronous" },
  ],
  [
    "a moment that is not worked out from all it needs",
    DATA,
    "shape/data-operation",
    { type: "Expression", kind: "GetPastTime", inputs: { interval: 1 } },
  ],
  [
    "a setting that there is not",
    SETTINGS,
    "shape/unknown-setting",
    http({ runtimeConfiguration: { paginationPolicy: { maximumItemCount: 5 } } }),
  ],
  [
    "a wait of no length",
    CONTROL,
    "shape/wait",
    { type: "Wait", inputs: { interval: { unit: "Minute" } } },
  ],
  [
    "a credential that the run history shows",
    "flow-language.md §5, §14",
    "secret/unsecured",
    http({}, { authentication: { type: "Basic", username: "a", password: "@{guid()}" } }),
  ],
  [
    "the address of an environment",
    "flow-language.md §14",
    "environment/hard-coded",
    compose("https://planted.crm4.dynamics.com/main.aspx"),
  ],
  [
    "the id of a row",
    "flow-language.md §14",
    "environment/fixed-id",
    compose("accounts(6f2c6d1e-0a0b-4c1d-8e2f-3a4b5c6d7e8f)"),
  ],
  [
    "a loop in a loop",
    "flow-language.md §14",
    "loop/nested",
    {
      type: "Foreach",
      foreach: "@createArray(1)",
      actions: {
        Inner: { type: "Foreach", foreach: "@createArray(2)", actions: {}, runAfter: {} },
      },
    },
  ],
  [
    "a case of another type",
    CONTROL,
    "expression/case-type",
    {
      type: "Switch",
      expression: "@concat('a', 'b')",
      cases: { A: { case: 1, actions: {} } },
    },
  ],
];

/** Expressions that do something else than they seem to. */
const MISLEADING: readonly (readonly [name: string, fact: string, code: string, text: string])[] = [
  [
    "a truth value as text",
    "flow-language.md §7.4",
    "expression/text-with-boolean",
    "@equals(string(true), 'true')",
  ],
  [
    "a number and its digits",
    "flow-language.md §7.5",
    "expression/number-with-text",
    "@equals(length('abc'), '3')",
  ],
  [
    "a number and a truth value",
    "flow-language.md §7.5",
    "expression/number-with-boolean",
    "@equals(length('abc'), true)",
  ],
  [
    "a call without its @ around what is read of the run",
    "flow-language.md §7.1",
    "expression/lost-at",
    "trim(coalesce(triggerBody()?['name'], ''))",
  ],
  [
    "two lists",
    "flow-language.md §7.5, §17",
    "expression/compared-collections",
    "@equals(createArray(1), createArray(2))",
  ],
  [
    "minutes for months",
    "flow-language.md §8",
    "expression/date-format",
    "@formatDateTime(utcNow(), 'yyyy-mm-dd')",
  ],
  [
    "a second key without its question mark",
    "flow-language.md §7.3",
    "expression/dropped-safe",
    "@trigger()?['inputs']?['planted']['key']",
  ],
  [
    "a name looked up in a list",
    "flow-language.md §7.3",
    "expression/wrong-key",
    "@split('a,b', ',')?['a']",
  ],
  [
    "text of a number",
    "flow-language.md §7.4",
    "expression/redundant-interpolation",
    "@{length(createArray(1))}",
  ],
  [
    "a backslash for a line break",
    "flow-language.md §16 trap 5",
    "expression/backslash",
    "@split('a', '\\n')",
  ],
  [
    "an element where no list is gone through",
    "flow-language.md §7.7",
    "reference/item-outside",
    "@item()?['name']",
  ],
];

const EXPRESSIONS = "flow-language.md §7.2";
const FUNCTIONS = "flow-language.md §8";

/** Expressions that can be read nowhere, or fail on every run. */
const FAILING: readonly (readonly [name: string, fact: string, text: string])[] = [
  ["an operator", EXPRESSIONS, "@length('a') + 1"],
  ["a call of a result", EXPRESSIONS, "@json('{}')('a')"],
  ["a number that breaks off", EXPRESSIONS, "@add(1e, 1)"],
  ["an empty interpolation", "flow-language.md §7.1", "a @{} b"],
  ["a list in brackets", EXPRESSIONS, "@length([1, 2])"],
  ["a comma at the end", EXPRESSIONS, "@add(1, 2,)"],
  ["text from before its beginning", FUNCTIONS, "@substring('abc', -1)"],
  ["text beyond its end", FUNCTIONS, "@substring('abc', 2, 5)"],
  ["a random number of an empty range", FUNCTIONS, "@rand(5, 1)"],
  ["a division by zero", FUNCTIONS, "@div(1, 0)"],
  ["a range of too many", FUNCTIONS, "@range(0, 100001)"],
  ["pieces of no length", FUNCTIONS, "@chunk('abc', 0)"],
  ["the zeroth place", FUNCTIONS, "@nthIndexOf('abc', 'a', 0)"],
  ["less than nothing taken", FUNCTIONS, "@take('abc', -1)"],
  ["nothing replaced", FUNCTIONS, "@replace('abc', '', 'd')"],
  ["words for a number", FUNCTIONS, "@int('three')"],
  ["a fraction for a whole number", FUNCTIONS, "@int('1.5')"],
  ["words for a fraction", FUNCTIONS, "@float('half')"],
  ["JSON that breaks off", FUNCTIONS, "@json('{\"a\":')"],
  ["an unknown unit of time", FUNCTIONS, "@addToTime(utcNow(), 1, 'Fortnight')"],
  ["an unknown time zone", FUNCTIONS, "@convertFromUtc(utcNow(), 'Europe/Berlin')"],
  ["an unknown format of a guid", FUNCTIONS, "@guid('Z')"],
  ["a single letter that is no format", FUNCTIONS, "@formatDateTime(utcNow(), 'q')"],
  ["a format with an open quote", FUNCTIONS, "@formatDateTime(utcNow(), 'yyyy ''at')"],
  ["a moment that is none", FUNCTIONS, "@addDays('tomorrow', 1)"],
  ["an empty list", FUNCTIONS, "@createArray()"],
  ["the first of an object", FUNCTIONS, "@first(json('{}'))"],
  ["the length of nothing", FUNCTIONS, "@length(null)"],
];

export const ADDED_ACTION_KINDS: readonly MutantKind[] = [
  ...ROWS.map(([name, fact, expects, json]) => ({ name, fact, expects, plant: added(json) })),
  ...EXACT.map(([name, fact, code, json]) => ({ name, fact, expects: [code], plant: added(json) })),
  ...MISLEADING.map(([name, fact, code, text]) => ({
    name: `${name}: ${text}`,
    fact,
    expects: [code],
    plant: added(compose(text)),
  })),
  ...FAILING.map(([name, fact, text]) => ({
    name: `${name}: ${text}`,
    fact,
    expects: ["expression", "shape/time-zone"],
    plant: added(compose(text)),
  })),
];

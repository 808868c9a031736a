import { expect, test } from "vitest";
import { compose } from "../../../src/validation/examples.ts";
import { expectFound, toldIn } from "./found.ts";

const VALUES = {
  List: compose(["a", "b"]),
  Object: compose({ k: 1, b: "x" }, "List"),
  None: compose([], "Object"),
  Word: compose("ten", "None"),
  Nothing: compose(0, "Word"),
  Quoted: compose("{'a':1}", "Nothing"),
  Null: compose("@null", "Quoted"),
};
const making = (expression: string) => ({
  actions: { ...VALUES, Make: compose(`@${expression}`, "Null") },
});

const RANGE = "expression/out-of-range";
const KEY = "expression/existing-key";
const FAILING = "expression/failing-value";

test.each([
  ["createArray(1, 2)[2]", RANGE],
  ["createArray(1, 2)[-1]", RANGE],
  ["outputs('List')?[2]", RANGE],
  ["outputs('None')[0]", RANGE],
  ["json('[1]')[1]", RANGE],
  ["range(0, 3)[3]", RANGE],
  ["split('a,b', ',')[9]", RANGE],
  ["triggerBody()?['rows']?[-1]", RANGE],
  ["addProperty(outputs('Object'), 'K', 1)", KEY],
  ["addProperty(setProperty(json('{}'), 'a', 1), 'A', 2)", KEY],
  ["addProperty(addProperty(json('{}'), 'a', 1), 'a', 2)", KEY],
  ["max(outputs('None'))", "expression/empty-list"],
  ["min(json('[]'))", "expression/empty-list"],
  ["xml(outputs('Object'))", "expression/xml-root"],
  ["xml(json('{}'))", "expression/xml-root"],
  [`xml(json('{"a":[1]}'))`, "expression/xml-root"],
  ["outputs('Null')['a']", "expression/wrong-key"],
  [`json('{"a":1}')['b']`, "expression/unknown-key"],
  ["setProperty(outputs('Object'), 'n', 1)['m']", "expression/unknown-key"],
  ["equals(outputs('List'), '')", "expression/never-empty-text"],
  ["equals('', outputs('Null'))", "expression/never-empty-text"],
  ["int(outputs('Word'))", FAILING],
  ["div(1, outputs('Nothing'))", FAILING],
  ["bool(null)", FAILING],
  ["formatDateTime('2020-13-01')", FAILING],
  ["addDays('2023-02-29T10:00:00Z', 1)", FAILING],
  ["formatDateTime('2020-01-01', '%')", FAILING],
  ["formatDateTime('2020-01-01', 'yyyy%%')", FAILING],
  ["utcNow('ss.ffffffff')", FAILING],
])("%s is told by %s", (expression, code) => {
  expectFound(making(expression), code, "/Make/inputs");
});

test.each([
  "createArray(1, 2)[1]",
  "outputs('List')[0]",
  "take(createArray(1, 2), 1)[1]",
  "skip(createArray(1, 2), 1)[1]",
  "union(createArray(1), createArray(2))[1]",
  "if(empty(triggerBody()), createArray(1), createArray(1, 2))[1]",
  "split('a,b', '')[0]",
  "addProperty(outputs('Object'), 'z', 1)",
  "addProperty(removeProperty(outputs('Object'), 'K'), 'k', 2)",
  "addProperty(if(empty(triggerBody()), json('{}'), outputs('Object')), 'k', 1)",
  "addProperty(json(string(triggerBody()?['text'])), 'a', 1)",
  "max(createArray(1, 2))",
  "max(1, 2)",
  `xml(json('{"a":{"b":1,"c":2}}'))`,
  `xml(setProperty(json('{}'), 'a', json('{"b":1}')))`,
  "outputs('Null')?['a']",
  `json('{"a":{"b":1}}')?['a/b']`,
  "formatDateTime('2024-02-29')",
  "formatDateTime('2020-01-01', '%d')",
  `formatDateTime('2020-01-01', 'yyyy''%''MM')`,
  "utcNow('ss.fffffff')",
  "json(outputs('Quoted'))",
  "equals(triggerBody()?['text'], '')",
  "equals(first(outputs('List')), '')",
])("%s is right", (expression) => {
  expect(toldIn(making(expression), "expression/")).toEqual([]);
});

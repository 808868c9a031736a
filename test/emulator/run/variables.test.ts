import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import { after, bodyOf, compose, outputsOf, type Plain, ran, recordIn, resultOf } from "./flow.ts";

const declared = (type: string, value?: PlainJson): Plain => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name: "V", type, ...(value !== undefined && { value }) }] },
  runAfter: {},
});
const change = (type: string, value?: PlainJson): Plain => ({
  type,
  inputs: { name: "v", ...(value !== undefined && { value }) },
  runAfter: after("Init"),
});

/** flow-language.md §3.2: type in any case, value, and what `variables()` gives. */
test.each([
  ["String", undefined, ""],
  ["Integer", undefined, 0],
  ["Float", undefined, 0],
  ["Boolean", undefined, false],
  ["Object", undefined, null],
  ["Array", undefined, []],
  ["string", "a", "a"],
  ["INTEGER", "@add(1, 1)", 2],
  ["float", 1, 1],
  ["Float", 1.5, 1.5],
  ["boolean", true, true],
  ["object", { a: "@concat('x', 'y')", "@{string(1)}": 2 }, { a: "xy", "1": 2 }],
  ["array", [1, "@null"], [1, null]],
  ["String", null, ""],
  ["Array", null, []],
])("a variable of type %s made with %j is %j", (type, value, expected) => {
  const run = ran({
    Init: declared(type, value as PlainJson | undefined),
    See: compose("@variables('v')", after("Init")),
  });
  expect(outputsOf(run, "See")).toEqual(expected);
  expect(resultOf(run, "Init").code).toBe("NotSpecified");
});

test.each([
  ["Integer", "1"],
  ["Integer", 1.5],
  ["String", 1],
  ["Boolean", "true"],
  ["Object", [1]],
  ["Array", {}],
  ["Number", 1],
])("a variable of type %s does not take %j", (type, value) => {
  const run = ran({ Init: declared(type, value as PlainJson) });
  expect(resultOf(run, "Init")).toMatchObject({ status: "Failed", code: "BadRequest" });
});

/** What changing does; `undefined` is refused. */
const CHANGES: readonly (readonly [
  type: string,
  value: PlainJson | undefined,
  change: string,
  by: PlainJson | undefined,
  expected: PlainJson | undefined,
])[] = [
  ["String", "a", "SetVariable", "b", "b"],
  ["String", "a", "SetVariable", null, ""],
  ["String", "a", "SetVariable", 1, undefined],
  ["Integer", 1, "SetVariable", 2, 2],
  ["Integer", 1, "SetVariable", 2.5, undefined],
  ["Integer", 1, "SetVariable", null, undefined],
  ["Float", 1.5, "SetVariable", 2, 2],
  ["Array", [1], "SetVariable", null, []],
  ["Object", { a: 1 }, "SetVariable", { b: 2 }, { b: 2 }],
  ["Boolean", false, "SetVariable", "@equals(1, 1)", true],
  ["Integer", 1, "IncrementVariable", undefined, 2],
  ["Integer", 1, "IncrementVariable", 5, 6],
  ["Float", 1.5, "IncrementVariable", 1, 2.5],
  ["Integer", 1, "IncrementVariable", 1.5, undefined],
  ["String", "1", "IncrementVariable", 1, undefined],
  ["Integer", 1, "DecrementVariable", undefined, 0],
  ["Integer", 1, "DecrementVariable", 3, -2],
  ["Integer", "@add(9223372036854775806, 1)", "IncrementVariable", 1, undefined],
  ["String", "a", "AppendToStringVariable", "b", "ab"],
  ["String", "a", "AppendToStringVariable", 1, "a1"],
  ["String", "a", "AppendToStringVariable", { a: 1 }, undefined],
  ["Array", [1], "AppendToStringVariable", "b", undefined],
  ["Array", [1], "AppendToArrayVariable", "b", [1, "b"]],
  ["Array", [1], "AppendToArrayVariable", { a: 1 }, [1, { a: 1 }]],
  ["Array", [1], "AppendToArrayVariable", [2], undefined],
  ["Array", [1], "AppendToArrayVariable", null, undefined],
  ["String", "a", "AppendToArrayVariable", "b", undefined],
];

test.each(CHANGES)("%s %j: %s by %j gives %j", (type, value, kind, by, expected) => {
  const run = ran({ Init: declared(type, value), Change: change(kind, by) });
  const { status } = resultOf(run, "Change");
  expect(status).toBe(expected === undefined ? "Failed" : "Succeeded");
  if (expected !== undefined) expect(bodyOf(run, "Change")).toEqual({ name: "v", value: expected });
});

test("the record of InitializeVariable has the variable among its inputs", () => {
  expect(recordIn(ran({ Init: declared("Integer", 3) }), "Init")).toMatchObject({
    inputs: { variables: [{ name: "V", type: "Integer", value: 3 }] },
  });
});

test("a variable that was never made cannot be changed", () => {
  const run = ran({
    Init: compose(1),
    Change: change("SetVariable", 1),
  });
  expect(resultOf(run, "Change")).toMatchObject({ status: "Failed", code: "BadRequest" });
});

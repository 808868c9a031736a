import { expect, test } from "vitest";
import {
  activationOrder,
  addressOf,
  assemble,
  callsOf,
  EMPTY_LOCK,
  flowId,
  flowPart,
  judgeRelease,
  type Lock,
  type SolutionDefinition,
} from "#model";
import { printLock, readLock } from "#project";
import { tiny } from "../tiny/definition.ts";

const codes = (definition: SolutionDefinition, lock: Lock = EMPTY_LOCK) =>
  assemble(definition, lock).diagnostics.map(({ code }) => code);
const locked = assemble(tiny, EMPTY_LOCK).value.lock;

test("the tiny solution is settled without a finding", () => {
  expect(assemble(tiny, EMPTY_LOCK).diagnostics).toEqual([]);
});

test("45: ids follow from the solution's unique name and the part's key", () => {
  const other = { ...tiny, identity: { ...tiny.identity, uniqueName: "Fork" } };
  const ids = (of: SolutionDefinition) =>
    assemble(of, EMPTY_LOCK).value.model.flows.map(({ id }) => id);
  expect(ids(tiny)).toContain(flowId("TinyNotes", "write-note"));
  expect(ids(other).filter((id) => ids(tiny).includes(id))).toEqual([]);
});

test("another display name changes no id", () => {
  const renamed = {
    ...tiny,
    flows: tiny.flows.map((flow) => ({ ...flow, name: `${flow.name} (new)` })),
    roles: tiny.roles.map((role) => ({ ...role, name: "Other" })),
  };
  const ids = (of: SolutionDefinition) => {
    const { flows, roles } = assemble(of, locked).value.model;
    return [...flows, ...roles].map(({ id }) => id);
  };
  expect(ids(renamed)).toEqual(ids(tiny));
});

test("42: a call by key becomes a call by id", () => {
  const { flows } = assemble(tiny, EMPTY_LOCK).value.model;
  const start = flows.find(({ name }) => name === "Start");
  expect(callsOf(start?.definition.actions ?? [])).toEqual([flowId("TinyNotes", "write-note")]);
});

test("a call of a flow that is not there is refused", () => {
  const alone = { ...tiny, flows: tiny.flows.filter(({ key }) => key === "start") };
  expect(codes(alone)).toEqual(["model/unknown-flow"]);
});

test("a character that XML cannot hold is refused with its place", () => {
  const bad = { ...tiny, publisher: { ...tiny.publisher, labels: { 1033: "a\u0001" } } };
  expect(assemble(bad, EMPTY_LOCK).diagnostics).toMatchObject([
    { code: "model/character", at: { pointer: "/publisher/labels/1033" } },
  ]);
});

test("two parts of one name are refused", () => {
  expect(codes({ ...tiny, choices: [...tiny.choices, ...tiny.choices] })).toEqual(["model/twice"]);
});

const flow = addressOf.flow;
const withoutStart = { ...tiny, flows: tiny.flows.filter(({ key }) => key !== "start") };
const begun = {
  ...tiny,
  flows: tiny.flows.map((one) => (one.key === "start" ? { ...one, key: "begin" } : one)),
};

test("47: a part that vanishes is refused until it is removed with a reason", () => {
  expect(codes(withoutStart, locked)).toEqual(["lock/vanished"]);
  const told = (reason: string): Lock => ({ ...locked, removed: { [flow("start")]: { reason } } });
  expect(codes(withoutStart, told("nobody starts it"))).toEqual([]);
  expect(codes(withoutStart, told(" "))).toEqual(["lock/reason"]);
});

test("47: a new prefix is one mistake, not one for each part", () => {
  const other = { ...tiny, tables: [], choices: [], roles: [], flows: [] };
  expect(assemble({ ...other, environmentVariables: [] }, locked).diagnostics).toMatchObject([
    {
      code: "lock/vanished",
      message: expect.stringMatching(/^\d\d of the \d\d parts /),
      hint: expect.stringContaining("old prefix"),
    },
  ]);
});

test("the id of a removed part is kept, and the part may not come back", () => {
  const removed: Lock = { ...locked, removed: { [flow("start")]: { reason: "gone" } } };
  const after = assemble(withoutStart, removed).value.lock;
  expect(after.removed[flow("start")]).toEqual({
    id: flowId("TinyNotes", "start"),
    reason: "gone",
  });
  expect(codes(tiny, after)).toEqual(["lock/came-back"]);
});

test("renamed-from keeps the id and the first version under another key", () => {
  const lock: Lock = {
    ...locked,
    parts: { ...locked.parts, [flow("begin")]: { renamedFrom: flow("start") } },
  };
  const { value, diagnostics } = assemble(
    { ...begun, identity: { ...tiny.identity, version: "2.0.0.0" } },
    lock,
  );
  expect(diagnostics).toEqual([]);
  expect(value.lock.parts[flow("begin")]).toEqual({
    id: flowId("TinyNotes", "start"),
    introduced: "1.0.0.0",
  });
  expect(value.lock.parts[flow("start")]).toBeUndefined();
});

test.for([
  ["another kind", flow("begin"), "role/writer"],
  ["a part that is still there", flow("begin"), flow("write-note")],
  ["nothing", flow("begin"), flow("nowhere")],
])("renamed-from %s is refused", ([, address, from]) => {
  const lock: Lock = {
    ...locked,
    parts: { ...locked.parts, [String(address)]: { renamedFrom: String(from) } },
  };
  expect(codes(begun, lock)).toContain("lock/renamed-from");
});

test("two parts with one id are refused", () => {
  const id = flowId("TinyNotes", "start");
  const lock: Lock = { ...locked, parts: { ...locked.parts, [flow("write-note")]: { id } } };
  expect(codes(tiny, lock)).toContain("lock/same-id");
});

test.each([
  ["2.0.0.0", "and this is 1.0.0.0"],
  ["foo", "no version of four numbers"],
  ["1.0", "no version of four numbers"],
])("a part that first came with %s is refused at its line", (introduced, said) => {
  const lock: Lock = {
    ...locked,
    parts: { ...locked.parts, [flow("start")]: { introduced } },
  };
  expect(assemble(tiny, lock).diagnostics).toMatchObject([
    {
      code: "lock/introduced",
      message: expect.stringContaining(said),
      at: { pointer: "/parts/flow~1start/introduced" },
      hint: expect.any(String),
    },
  ]);
});

test("the id of a removed part is used up", () => {
  const id = flowId("TinyNotes", "gone");
  const lock: Lock = {
    ...locked,
    parts: { ...locked.parts, [flow("start")]: { ...locked.parts[flow("start")], id } },
    removed: { [flow("gone")]: { id, reason: "merged" } },
  };
  expect(assemble(tiny, lock).diagnostics).toMatchObject([
    {
      code: "lock/removed-id",
      message: expect.stringContaining(`"${flow("gone")}", which was removed`),
      at: { pointer: "/parts/flow~1start/id" },
      hint: expect.any(String),
    },
  ]);
});

test("a later build keeps the version in which a part first came", () => {
  const later = { ...tiny, identity: { ...tiny.identity, version: "1.1.0.0" } };
  const { model } = assemble(later, locked).value;
  expect(new Set(model.introducedIn?.values())).toEqual(new Set(["1.0.0.0"]));
});

test.for([
  ["1.0.0.1", "b", []],
  ["1.0.0.0", "a", []],
  ["1.0.0.0", "b", ["lock/version"]],
  ["0.9.9.9", "a", ["lock/version"]],
  ["1.0.0.10", "b", []],
  ["1.0.0.2", "b", []],
] as const)(
  "7: version %s with content %s against the release 1.0.0.0 a",
  ([version, digest, expected]) => {
    const lock: Lock = { ...EMPTY_LOCK, released: { version: "1.0.0.0", digest: "a" } };
    expect(judgeRelease(lock, { version, digest }).map(({ code }) => code)).toEqual(expected);
  },
);

test("a lock is read as it was written", () => {
  const lock: Lock = {
    ...locked,
    removed: { "flow/old": { id: flowId("TinyNotes", "old"), reason: "merged: see start" } },
    released: { version: "1.0.0.0", digest: "0123" },
  };
  expect(readLock(printLock(lock))).toEqual({ value: lock, diagnostics: [] });
});

test.for([
  ["parts: 5", "project/lock"],
  ["parts:\n  flow/a: {ident: x}", "project/lock"],
  ["removed:\n  flow/a: {}", "project/lock"],
  ["part:\n  flow/a: {}", "project/lock"],
  ["parts: {", "project/yaml-syntax"],
])("a lock that says %j is refused", ([text, code]) => {
  expect(readLock(String(text)).diagnostics.map((one) => one.code)).toContain(code);
});

test("what vanished says how it is removed, and a reason alone says where it belongs", () => {
  expect(assemble(withoutStart, locked).diagnostics).toMatchObject([
    { code: "lock/vanished", hint: expect.stringContaining('"flow/start: { reason: … }"') },
  ]);
  expect(readLock("removed:\n  flow/gone: No longer needed.\n").diagnostics).toMatchObject([
    { code: "project/lock", message: "An entry has to be a map: { reason: … }." },
  ]);
});

test("two forks never share ids: the lock of another solution is refused, told once", () => {
  const { lock } = assemble(tiny, EMPTY_LOCK).value;
  const fork = { ...tiny, identity: { ...tiny.identity, uniqueName: "OtherNotes" } };
  const { value, diagnostics } = assemble(fork, lock);
  expect(diagnostics).toMatchObject([
    { code: "lock/other-solution", severity: "error", hint: expect.stringContaining("Empty") },
  ]);
  expect(value.model.flows.map(({ id }) => id)).toEqual(
    assemble(fork, EMPTY_LOCK).value.model.flows.map(({ id }) => id),
  );
  expect(value.lock.solution).toBe("OtherNotes");
});

test("children are switched on before their callers", () => {
  const { flows } = assemble(tiny, EMPTY_LOCK).value.model;
  expect(activationOrder(flows).value.map(({ step, name }) => [step, name])).toEqual([
    [1, "Write Note – Tiny"],
    [2, "Start"],
  ]);
});

test("flows that do not need each other are switched on as the definition has them", () => {
  const { flows } = assemble(tiny, EMPTY_LOCK).value.model;
  const apart = (names: readonly string[], position?: (index: number) => number) =>
    flows.slice(0, names.length).map(({ position: _, ...flow }, index) => ({
      ...flow,
      name: names[index] ?? "",
      definition: { ...flow.definition, actions: [] },
      ...(position && { position: position(index) }),
    }));
  const orderOf = (list: Parameters<typeof activationOrder>[0]) =>
    activationOrder(list).value.map(({ name }) => name);
  expect(orderOf(apart(["B", "A"], (index) => index))).toEqual(["B", "A"]);
  expect(orderOf(apart(["B", "A"], (index) => 1 - index))).toEqual(["A", "B"]);
  expect(orderOf(apart(["B", "A"]))).toEqual(["A", "B"]);
});

test("42: flows that call each other in a circle are refused", () => {
  const { flows } = assemble(tiny, EMPTY_LOCK).value.model;
  const [first, second] = flows;
  if (!first || !second) throw new Error("two flows");
  const calling = (from: typeof first, to: string): typeof first => ({
    ...from,
    definition: {
      ...from.definition,
      actions: [{ kind: "child-flow", name: "Call", workflowReferenceName: to }],
    },
  });
  const circle = [calling(first, second.id), calling(second, first.id)];
  expect(activationOrder(circle).diagnostics.map(({ code }) => code)).toEqual(["model/circle"]);
});

test.for([
  ["[Customize] A–B_c", "CustomizeAB_c"],
  ["Привет", ""],
  ["x".repeat(60), "x".repeat(50)],
])("4: the file of %j begins with %j", ([name, stem]) => {
  const id = "2b7fdefe-ef10-5ed7-8179-a52ce9dc8330";
  expect(flowPart(String(name), id)).toBe(`Workflows/${stem}-${id.toUpperCase()}.json`);
});

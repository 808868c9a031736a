import { expect, test } from "vitest";
import {
  type Action,
  after,
  allActions,
  compose,
  expression,
  fn,
  initialize,
  type RowWrite,
  rawAction,
  record,
  type Steps,
  typed,
} from "#wdl";

const played = (body: (steps: Steps) => void): readonly Action[] => record(body).actions;
const runAfter = (body: (steps: Steps) => void) =>
  Object.fromEntries(
    allActions(played(body)).map(({ action }) => [
      action.name,
      (action.runAfter ?? []).map(({ action: name, statuses }) => `${name}: ${statuses.join()}`),
    ]),
  );
const one = compose(1);

test("order is run-after, in every container anew", () => {
  expect(
    runAfter((s) => {
      s.do("First", one);
      s.when(
        "If",
        fn.equals(1, 1),
        (s) => {
          s.do("Then", one);
          s.do("Then again", one);
        },
        (s) => {
          s.do("Else", one);
        },
      );
      s.scope("Scope", (s) => s.do("Inside", one));
    }),
  ).toEqual({
    First: [],
    If: ["First: Succeeded"],
    Then: [],
    Then_again: ["Then: Succeeded"],
    Else: [],
    Scope: ["If: Succeeded"],
    Inside: [],
  });
});

test("what has been said is told where it was said, with all inside it", () => {
  const told: string[][] = [];
  const tell = (s: Steps) => told.push(allActions(s.said()).map(({ action }) => action.name));
  played((s) => {
    tell(s);
    s.do("First", one);
    s.scope("Scope", (s) => {
      s.do("Inside", one);
      tell(s);
    });
    tell(s);
  });
  expect(told).toEqual([[], ["Inside"], ["First", "Scope", "Inside"]]);
});

test("a step may run after others than the one before it", () => {
  expect(
    runAfter((s) => {
      const first = s.do("First", one);
      s.do("Second", one);
      s.do("Third", one, { after: after(first, "Failed", "TimedOut") });
      s.do("Fourth", one, { after: [] });
    }),
  ).toEqual({
    First: [],
    Second: ["First: Succeeded"],
    Third: ["First: Failed,TimedOut"],
    Fourth: [],
  });
});

test("branches start together and are waited for", () => {
  expect(
    runAfter((s) => {
      s.do("Before", one);
      const [left, right] = s.parallel(
        (s) => s.do("Left", one),
        (s) => {
          s.do("Right", one);
          return s.do("Right again", one);
        },
        () => undefined,
      );
      s.do("Behind", compose([left.output, right.output]));
    }),
  ).toEqual({
    Before: [],
    Left: ["Before: Succeeded"],
    Right: ["Before: Succeeded"],
    Right_again: ["Right: Succeeded"],
    Behind: ["Left: Succeeded", "Right_again: Succeeded", "Before: Succeeded"],
  });
});

test("names take the designer's spelling, and outputs are read by it", () => {
  const [first, second] = played((s) => {
    const { output } = s.do("It's a step", compose<string>("a"));
    s.do("Next", compose(output));
  });
  expect(first?.name).toBe("It's_a_step");
  expect(second).toMatchObject({
    inputs: {
      kind: "expression",
      expression: { name: "outputs", args: [{ kind: "string", value: "It's_a_step" }] },
    },
  });
});

test.each<[string, (s: Steps) => void]>([
  ["beside each other", (s) => s.do("A step", one)],
  ["in another case", (s) => s.do("A STEP", one)],
  ["in a container", (s) => s.scope("Scope", (s) => s.do("a_step", one))],
  [
    "in a loop",
    (s) =>
      s.forEach("Each", typed<readonly string[]>(fn.split("a", ",").node), (_, s) =>
        s.do("A_step", one),
      ),
  ],
  ["in another branch", (s) => s.parallel((s) => s.do("A step", one))],
  [
    "inside of raw JSON",
    (s) =>
      s.do(
        "Raw",
        rawAction({ type: "Scope", actions: { A_step: { type: "Compose", inputs: 1 } } }),
      ),
  ],
])("the same name twice is refused: %s", (_, again) => {
  expect(() =>
    record((s) => {
      s.do("A step", one);
      again(s);
    }),
  ).toThrow('two actions are called "');
});

test("cases keep the type of the value they are for", () => {
  const [byText, byNumber] = played((s) => {
    s.switchOn("Text", typed<string>(fn.string(1).node), { a: (s) => s.do("A", one) });
    s.switchOn("Number", typed<1 | 2>(fn.add(1, 1).node), [
      [1, (s) => s.do("One", one)],
      [2, (s) => s.do("Two", one)],
    ]);
  });
  expect(byText).toMatchObject({ cases: [{ name: "a", value: { kind: "text", value: "a" } }] });
  expect(byNumber).toMatchObject({
    cases: [
      { name: "1", value: { kind: "constant", value: 1n } },
      { name: "2", value: { kind: "constant", value: 2n } },
    ],
  });
});

test("what a changeset holds is in no order", () => {
  const write: RowWrite<object> = { ...compose(1), writes: "row" };
  const host = { connectionName: "a", operationId: "ExecuteChangeset", apiId: "/a" };
  const [action] = played((s) => {
    s.changeset("Together", host, { apiName: "a", logicalName: "b" }, (add) => {
      add("First", write);
      add("Second", write);
    });
  });
  expect(action?.kind).toBe("changeset");
  const inside = action?.kind === "changeset" ? action.actions : [];
  expect(inside.map(({ name, runAfter }) => [name, runAfter])).toEqual([
    ["First", undefined],
    ["Second", undefined],
  ]);
});

test("raw JSON takes its name and place from where it stands", () => {
  const actions = played((s) => {
    s.do("First", one);
    s.do("Raw", rawAction({ type: "Compose", inputs: "@utcNow()", runAfter: { Gone: [] } }));
  });
  expect(actions[1]).toMatchObject({
    kind: "compose",
    name: "Raw",
    runAfter: [{ action: "First", statuses: ["Succeeded"] }],
  });
});

test("raw JSON of a kind that is not known is carried", () => {
  const [foreign] = played((s) => {
    s.do("Foreign", rawAction({ type: "Teleport", inputs: {} }));
  });
  expect(foreign?.kind).toBe("foreign");
});

test("raw JSON that cannot be read is refused where it is said", () => {
  expect(() => rawAction({ type: "Compose", inputs: "@concat(" })).toThrow("no action");
});

test("options of a step stand on it", () => {
  const [action] = played((s) => {
    s.do("Secret", one, { description: "Why", secure: ["inputs", "outputs"] });
  });
  expect(action).toMatchObject({
    description: "Why",
    runtimeConfiguration: { entries: [{ key: { value: "secureData" } }] },
  });
});

test("what is recorded cannot be changed", () => {
  const actions = played((s) => {
    s.do("Init", initialize("A", "String", "a"));
    s.when("If", expression<boolean>("true"), (s) => s.do("Then", one));
  });
  expect(Object.isFrozen(actions)).toBe(true);
  for (const { action } of allActions(actions)) expect(Object.isFrozen(action)).toBe(true);
});

import { expect, test } from "vitest";
import { type Condition, conditionFunctions, foldCondition, templatesOfAction } from "#wdl";

const leaf = (value: string): Condition => ({
  kind: "expression",
  template: { kind: "text", value },
});

/** `{ "and": [ { "not": { "equals": ["a", "b"] } }, "c" ] }` */
const CONDITION: Condition = {
  kind: "function",
  name: "and",
  single: false,
  operands: [
    {
      kind: "function",
      name: "not",
      single: true,
      operands: [
        { kind: "function", name: "equals", single: false, operands: [leaf("a"), leaf("b")] },
      ],
    },
    leaf("c"),
  ],
};

test("functions come with the way to their operands, the outermost first", () => {
  expect(conditionFunctions(CONDITION).map(({ path }) => path.join("/"))).toEqual([
    "expression/and",
    "expression/and/0/not",
    "expression/and/0/not/equals",
  ]);
});

test("templates of an If stand where they are written", () => {
  const found = templatesOfAction({ kind: "if", name: "If", expression: CONDITION, actions: [] });
  expect(found.map(({ path }) => path.join("/"))).toEqual([
    "expression/and/0/not/equals/0",
    "expression/and/0/not/equals/1",
    "expression/and/1",
  ]);
});

test("a fold makes what is below when it is asked to, and leaves the way as it was", () => {
  const way = ["expression"];
  const text = foldCondition<string>(
    CONDITION,
    {
      template: (template) => (template.kind === "text" ? template.value : "?"),
      function: ({ name }, operands) => (name === "not" ? "…" : `${name}(${operands().join()})`),
    },
    way,
  );
  expect(text).toBe("and(…,c)");
  expect(way).toEqual(["expression"]);
});

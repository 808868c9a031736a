import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import { flow, fn, type Operand, type Typed, typed, whenStartedByHand, writeFlow } from "#wdl";

const value = typed<string>(fn.utcNow().node);
const amount = typed<number>(fn.length(value).node);
const flag = typed<boolean>(fn.bool(value).node);

function written(condition: Operand<boolean>): unknown {
  const { definition } = flow({
    key: "k",
    name: "n",
    description: "",
    solution: "S",
    parameters: [],
    trigger: whenStartedByHand({}).trigger,
    steps: (s) => {
      s.when("If", condition, () => {});
    },
  });
  const file = plainOf(writeFlow(definition)) as {
    properties: { definition: { actions: { If: { expression: unknown } } } };
  };
  return file.properties.definition.actions.If.expression;
}

const text = "@utcNow()";
const count = "@length(utcNow())";

// flow-language.md §3.1: what the designer writes and can show again.
test.each<[string, Typed<boolean>, unknown]>([
  ["one row", fn.equals(value, "a"), { and: [{ equals: [text, "a"] }] }],
  ["a number", fn.greater(amount, 3), { and: [{ greater: [count, 3] }] }],
  ["null", fn.equals(value, null), { and: [{ equals: [text, "@null"] }] }],
  ["a truth", flag, { and: [{ equals: ["@bool(utcNow())", true] }] }],
  ["a negation", fn.not(fn.equals(value, "a")), { and: [{ not: { equals: [text, "a"] } }] }],
  [
    "a group",
    fn.or(fn.startsWith(value, "a"), fn.less(amount, 1)),
    { or: [{ startsWith: [text, "a"] }, { less: [count, 1] }] },
  ],
  [
    "groups in groups",
    fn.and(fn.or(flag, flag), fn.contains(value, "a")),
    {
      and: [
        { or: [{ equals: ["@bool(utcNow())", true] }, { equals: ["@bool(utcNow())", true] }] },
        { contains: [text, "a"] },
      ],
    },
  ],
  [
    "a function the designer has no row for",
    fn.empty(value),
    { and: [{ equals: ["@empty(utcNow())", true] }] },
  ],
  [
    "text that looks like an expression",
    fn.equals(value, "@{a}"),
    { and: [{ equals: [text, "@@{a}"] }] },
  ],
])("the designer can edit %s", (_, condition, expected) => {
  expect(written(condition)).toEqual(expected);
});

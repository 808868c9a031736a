import fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "#foundation";
import {
  allActions,
  compose,
  type Expression,
  type FlowDefinition,
  flow,
  fn,
  type Input,
  initialize,
  readFlow,
  set,
  templateFrom,
  text,
  typed,
  whenStartedByHand,
  writeFlow,
} from "#wdl";

/** Text as an attacker would put it into a mapping, a referral or a row. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "'",
        "''",
        "@",
        "@@",
        "@{",
        "}",
        "{",
        '"',
        "\\",
        "@{utcNow()}",
        "\n",
        "%",
        ")",
        "a",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

const flowWith = (inputs: Input): FlowDefinition =>
  flow({
    key: "k",
    name: "n",
    description: "",
    solution: "S",
    parameters: [],
    trigger: whenStartedByHand({}).trigger,
    steps: (s) => {
      s.do("Compose", compose(inputs));
    },
  }).definition;

const readBack = (definition: FlowDefinition) => {
  const { value, diagnostics } = readFlow(writeFlow(definition), "flow.json");
  expect(hasErrors(diagnostics)).toBe(false);
  const [action] = value.actions;
  if (action?.kind !== "compose") throw new Error("the step is gone");
  return action.inputs;
};

test("text stays text, wherever it stands", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      expect(readBack(flowWith(value))).toMatchObject({ kind: "text", value });
      expect(readBack(flowWith([value]))).toMatchObject({
        kind: "list",
        items: [{ kind: "text", value }],
      });
      expect(readBack(flowWith({ [value]: value }))).toMatchObject({
        kind: "record",
        entries: [{ key: { kind: "text", value }, value: { kind: "text", value } }],
      });
    }),
  );
});

test("text in an expression stays one literal", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const inputs = readBack(flowWith(fn.concat(value, "b")));
      expect(inputs).toMatchObject({
        kind: "expression",
        expression: { kind: "call", args: [{ kind: "string", value }, { value: "b" }] },
      });
    }),
  );
});

test("text in an interpolation stays one literal", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const inputs = readBack(flowWith(text`a '${value}' b`));
      const expressions: Expression[] =
        inputs.kind === "interpolation"
          ? inputs.parts.flatMap((part) => (part.kind === "expression" ? [part.expression] : []))
          : [];
      expect(expressions).toMatchObject([{ kind: "string", value }]);
    }),
  );
});

test("beside an expression, only a plain word becomes text; anything else stays one literal", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.stringMatching(/^\w{1,9}$/)), (value) => {
      const inputs = readBack(flowWith(text`a '${value}' b ${fn.utcNow()}`));
      const parts = inputs.kind === "interpolation" ? inputs.parts : [];
      const [before, literal] = parts;
      if (/^\w+$/.test(value)) {
        expect(before).toEqual({ kind: "text", value: `a '${value}' b ` });
        expect(parts).toHaveLength(2);
      } else {
        expect(before).toEqual({ kind: "text", value: "a '" });
        expect(literal).toMatchObject({ expression: { kind: "string", value } });
      }
    }),
  );
});

test("text in a variable, a name or a property stays what it is", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const { definition } = flow({
        key: "k",
        name: "n",
        description: "",
        solution: "S",
        parameters: [],
        trigger: whenStartedByHand({}).trigger,
        steps: (s) => {
          const variable = s.do("Init", initialize("A", "String", value));
          s.do(`Step ${value.slice(0, 20)}!`, set(variable, value));
          s.do("Read", compose(fn.setProperty(typed<object>(fn.json("{}").node), value, value)));
        },
      });
      const { value: read, diagnostics } = readFlow(writeFlow(definition), "flow.json");
      expect(hasErrors(diagnostics)).toBe(false);
      expect(allActions(read.actions).map(({ action }) => action.name)).toEqual(
        allActions(definition.actions).map(({ action }) => action.name),
      );
      expect(read.actions[1]).toMatchObject({ value: { kind: "text", value } });
    }),
  );
});

test("numbers keep their kind", () => {
  expect(templateFrom(3)).toEqual({ kind: "constant", value: 3n });
  expect(templateFrom(1.5)).toEqual({ kind: "constant", value: 1.5 });
  expect(templateFrom({ a: undefined, b: null })).toMatchObject({
    entries: [{ key: { value: "b" }, value: { value: null } }],
  });
});

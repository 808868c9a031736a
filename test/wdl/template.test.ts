import fc from "fast-check";
import { expect, test } from "vitest";
import { type Json, jsonEquals, jsonOf } from "#foundation";
import {
  answerParse,
  escapeLiteral,
  type Interpolation,
  jsonOfTemplate,
  parseText,
  printText,
  type TextTemplate,
  templateOf,
} from "#wdl";
import { anyText, anyTree, hostileText } from "./expression/tree-arbitrary.ts";

const call = (name: string) => ({ kind: "call", name, args: [] }) as const;
const text = (value: string) => ({ kind: "text", value }) as const;
const part = (name: string) => ({ kind: "expression", expression: call(name) }) as const;
const mixed = (...parts: Interpolation["parts"]): Interpolation => ({
  kind: "interpolation",
  parts,
});

test.each<[string, TextTemplate]>([
  ["", text("")],
  ["@", text("@")],
  ["@@", { kind: "text", value: "@", spelling: "@@" }],
  ["@@rest", text("@rest")],
  ["@@{'abc'}@{'def'}", text("@{'abc'}@{'def'}")],
  ["@f()", { kind: "expression", expression: call("f") }],
  ["@f() ", { kind: "expression", expression: call("f"), after: " " }],
  ["@{f()}", mixed(part("f"))],
  ["text @{f()} text", mixed(text("text "), part("f"), text(" text"))],
  ["@{f()}@{g()}", mixed(part("f"), part("g"))],
  ["text @@{x}", text("text @{x}")],
  ["text @@{x} @{f()}", mixed(text("text @{x} "), part("f"))],
  [" @", text(" @")],
  [" @f()", text(" @f()")],
  ["a@b", text("a@b")],
  ["text @{f()}@", mixed(text("text "), part("f"), text("@"))],
  ["@{f()}@@{x}", mixed(part("f"), text("@{x}"))],
  ["a@@@{x}", text("a@@{x}")],
  ["@{'}'}", mixed({ kind: "expression", expression: { kind: "string", value: "}" } })],
  [
    "@{ f() }",
    mixed({
      kind: "expression",
      expression: { kind: "call", before: " ", name: "f", args: [] },
      after: " ",
    }),
  ],
])("reads %j and prints it again", (raw, template) => {
  expect(parseText(raw)).toEqual({ template, problems: [] });
  expect(printText(template)).toBe(raw);
});

test.each([
  ["@{", "expression/unclosed-segment@0"],
  ["a @{f('}", "expression/unclosed-segment@2"],
  ["@{}", "expression/missing-value@2"],
  ["@()", "expression/missing-value@1"],
  ["@name", "expression/bare-name@1"],
  ["@'a'}", "expression/unexpected-text@4"],
  ["a @{f( } b", "expression/missing-value@7 expression/unclosed-call@5"],
  ["@{f()} and @{g(}", "expression/missing-value@15 expression/unclosed-call@14"],
  ["it@{concat('s, 'x')}", "expression/unclosed-segment@2"],
])("refuses %j", (raw, expected) => {
  const { template, problems } = parseText(raw);
  expect(problems.map(({ code, offset }) => `${code}@${offset}`).join(" ")).toBe(expected);
  expect(printText(template)).toBe(raw);
});

test("every string gives a template that prints as that string", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, hostileText), (raw) => {
      expect(printText(parseText(raw).template)).toBe(raw);
    }),
    { numRuns: 2_000 },
  );
});

test("a literal means exactly its text, whatever it holds", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      const { template, problems } = parseText(escapeLiteral(value));
      expect(problems).toEqual([]);
      expect(template).toEqual({ kind: "text", value });
    }),
    { numRuns: 2_000 },
  );
});

test("a literal beside expressions means exactly its text, whatever it holds", () => {
  const parts = fc.array(
    fc.oneof(
      hostileText.map(text),
      anyTree.map((expression) => ({ kind: "expression", expression }) as const),
    ),
    { maxLength: 5 },
  );
  /** What the parts say: literal runs joined, literals in quotes taken for what they are. */
  const said = (all: Interpolation["parts"]): readonly unknown[] => {
    const out: (string | object)[] = [];
    for (const each of all) {
      const literal =
        each.kind === "text"
          ? each.value
          : each.expression.kind === "string"
            ? each.expression.value
            : undefined;
      const last = out.at(-1);
      if (literal === undefined) out.push(each);
      else if (typeof last === "string") out[out.length - 1] = last + literal;
      else if (literal !== "") out.push(literal);
    }
    return out.filter((each) => each !== "");
  };
  fc.assert(
    fc.property(parts, (all) => {
      const { template, problems } = parseText(printText(mixed(...all)));
      expect(problems).toEqual([]);
      const back = template.kind === "interpolation" ? template.parts : [template];
      expect(said(back as Interpolation["parts"])).toEqual(said(all));
    }),
    { numRuns: 1_000 },
  );
});

test("a whole JSON value and back, keys included", () => {
  const json = jsonOf({
    "@@odata.type": "x",
    "@{outputs('X')[0]}": ["@f()", 1, 1.5, null, true, { 2: "b", 1: "a" }],
    plain: "a @{f()}",
  });
  const { template, problems } = templateOf(json);
  expect(problems).toEqual([]);
  expect(template).toMatchObject({
    kind: "record",
    entries: [
      { key: { kind: "text", value: "@odata.type" } },
      { key: { kind: "interpolation" }, value: { kind: "list" } },
      { key: { kind: "text", value: "plain" }, value: { kind: "interpolation" } },
    ],
  });
  const back = jsonOfTemplate(template);
  expect(jsonEquals(back, json)).toBe(true);
  expect([...(back as ReadonlyMap<string, Json>).keys()]).toEqual([
    "@@odata.type",
    "@{outputs('X')[0]}",
    "plain",
  ]);
});

test("a problem says where in the JSON it is, and whether in a key", () => {
  const { problems } = templateOf(jsonOf({ a: ["x", "@bare"], "@{": 1 }));
  expect(problems.map(({ code, path, inKey, offset }) => [code, path, inKey, offset])).toEqual([
    ["expression/bare-name", ["a", 1], false, 1],
    ["expression/unclosed-segment", ["@{"], true, 0],
  ]);
});

test("a line of the parse command", () => {
  expect(answerParse({ text: "@CONCAT( 'a' )" })).toEqual({ ok: true, printed: "@CONCAT( 'a' )" });
  expect(answerParse({ text: "no expression" })).toEqual({ ok: true, printed: "no expression" });
  expect(answerParse({ text: "@x" })).toMatchObject({
    ok: false,
    findings: [
      {
        code: "expression/bare-name",
        severity: "error",
        at: { in: "part", part: "text", pointer: "", offset: 1 },
      },
    ],
  });
});

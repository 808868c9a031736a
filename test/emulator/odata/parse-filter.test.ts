import fc from "fast-check";
import { expect, test } from "vitest";
import type { Filter, Operand } from "../../../src/emulator/odata/filter.ts";
import { conjunctsOf } from "../../../src/emulator/odata/filter.ts";
import { parseFilter } from "../../../src/emulator/odata/parse-filter.ts";

const path = (text: string): Operand => ({ kind: "path", path: text.split("/") });
const value = (literal: Extract<Operand, { kind: "literal" }>["value"]): Operand => ({
  kind: "literal",
  value: literal,
});
const equals = (left: Operand, right: Operand): Filter => ({
  kind: "compare",
  operator: "eq",
  left,
  right,
});

const GUID = "aaaaaaaa-0000-4000-8000-000000000001";

test.each<[string, Filter]>([
  ["name eq 'O''Neil'", equals(path("name"), value("O'Neil"))],
  ["name eq null", equals(path("name"), value(null))],
  ["flag eq true", equals(path("flag"), value(true))],
  ["count eq -5", equals(path("count"), value(-5n))],
  ["amount eq 1.50", equals(path("amount"), value(1.5))],
  [
    `_owner_value eq ${GUID.toUpperCase()}`,
    equals(path("_owner_value"), value({ kind: "guid", text: GUID })),
  ],
  [
    "createdon eq 2026-01-05T08:00:00Z",
    equals(path("createdon"), value({ kind: "moment", text: "2026-01-05T08:00:00Z" })),
  ],
  ["day eq 2026-01-05", equals(path("day"), value({ kind: "moment", text: "2026-01-05" }))],
  ["a/b/c eq 'x'", equals(path("a/b/c"), value("x"))],
  ["flag", { kind: "truth", operand: path("flag") }],
  [
    "contains(name,'x')",
    { kind: "call", name: "contains", parameters: [path("name"), value("x")] },
  ],
  [
    "contains(name,'x') eq false",
    {
      kind: "not",
      operand: { kind: "call", name: "contains", parameters: [path("name"), value("x")] },
    },
  ],
  [
    "Any.Function(PropertyName='x',Value=2)",
    { kind: "call", name: "Any.Function", parameters: [value("x"), value(2n)] },
  ],
  [
    "team/any(t:t/email eq 'x')",
    { kind: "any", path: ["team"], variable: "t", predicate: equals(path("t/email"), value("x")) },
  ],
])("%s", (text, filter) => {
  expect(parseFilter(text)).toEqual({ ok: true, filter });
});

test("and binds closer than or, not closer than both, brackets closest", () => {
  const shape = (filter: Filter): unknown =>
    filter.kind === "and" || filter.kind === "or"
      ? [filter.kind, shape(filter.left), shape(filter.right)]
      : filter.kind === "not"
        ? ["not", shape(filter.operand)]
        : filter.kind === "truth" && filter.operand.kind === "path"
          ? filter.operand.path[0]
          : filter.kind;
  const shapes = ["a or b and c", "(a or b) and c", "not a and b", "a and b and c"].map((text) => {
    const parsed = parseFilter(text);
    return parsed.ok ? shape(parsed.filter) : parsed.message;
  });
  expect(shapes).toEqual([
    ["or", "a", ["and", "b", "c"]],
    ["and", ["or", "a", "b"], "c"],
    ["and", ["not", "a"], "b"],
    ["and", ["and", "a", "b"], "c"],
  ]);
});

test.each([
  ["", 0],
  ["name eq", 7],
  ["name eq 'x", 8],
  ["name eq 'x' name", 12],
  ["(name eq 1", 10],
  ["name = 1", 5],
  ["contains(name,", 14],
  ["a and", 5],
  ["team/any(t t/email eq 'x')", 11],
])("%j stops being a filter at %i", (text, offset) => {
  expect(parseFilter(text)).toMatchObject({ ok: false, offset });
});

test("nesting and length have an end", () => {
  expect(parseFilter(`${"(".repeat(5000)}a eq 1${")".repeat(5000)}`).ok).toBe(false);
  expect(parseFilter(`${"not ".repeat(3000)}a eq 1`).ok).toBe(false);
  expect(parseFilter(Array.from({ length: 5000 }, () => "a eq 1").join(" and ")).ok).toBe(false);
});

test("no text makes the parser fall over", () => {
  const words = fc.constantFrom(
    "and",
    "or",
    "not",
    "(",
    ")",
    "'",
    "a",
    "eq",
    "any(",
    ":",
    "1",
    ",",
    " ",
    "null",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words).map((parts) => parts.join(" ")),
  );
  fc.assert(fc.property(text, (hostile) => typeof parseFilter(hostile).ok === "boolean"));
});

test("every text survives being quoted", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseFilter(`name eq '${text.replaceAll("'", "''")}' and flag eq true`);
      if (!parsed.ok) return false;
      const [first] = conjunctsOf(parsed.filter);
      expect(first).toEqual(equals(path("name"), value(text)));
      return true;
    }),
  );
});

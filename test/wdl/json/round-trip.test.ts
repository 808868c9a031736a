import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#foundation";
import { readFlow, writeFlow } from "#wdl";
import { anyFlow } from "./any-flow.ts";
import { PART, textOf } from "./sample.ts";

test("a flow made by a program is read back as it was", () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      const read = readFlow(writeFlow(flow), PART);
      expect(read.value).toEqual(flow);
    }),
    { numRuns: 300 },
  );
});

const KEYS = [
  ...["name", "json", "layout", "field"],
  ...["properties", "definition", "connectionReferences", "triggers", "actions", "parameters"],
  ...["type", "kind", "inputs", "runAfter", "else", "default", "cases", "case", "expression"],
  ...[
    "foreach",
    "host",
    "variables",
    "name",
    "value",
    "metadata",
    "description",
    "statusCode",
    "a",
    "__proto__",
  ],
];
const TYPES = [
  "Scope",
  "If",
  "Switch",
  "Foreach",
  "Compose",
  "Response",
  "Request",
  "Workflow",
  "x",
];

const anyJson = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 1n, 1.5, "", "@x()", "a@{1}", "@(", ...TYPES),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie("json")), { maxLength: 6 })
      .map((entries) => new Map(entries)),
    fc.array(tie("json"), { maxLength: 3 }),
  ),
})).json;

test("whatever JSON is given, reading does not throw and writing gives it back", () => {
  const placed = fc
    .tuple(fc.boolean(), anyJson)
    .map(([inside, json]) =>
      inside
        ? new Map<string, Json>([["properties", new Map([["definition", json]])]])
        : json instanceof Map
          ? json
          : new Map<string, Json>([["definition", json]]),
    );
  fc.assert(
    fc.property(placed, (json) => {
      expect(textOf(writeFlow(readFlow(json, PART).value))).toBe(textOf(json));
    }),
    { numRuns: 1000 },
  );
});

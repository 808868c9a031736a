import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonOf,
  parseJson,
} from "#foundation";
import { answerEval, type EvalAnswer } from "../../src/emulator/eval.ts";

const reference = process.env["COSELL_REFERENCE"] ?? "COSELL_REFERENCE is not set";
const lines = readFileSync(join(reference, "vectors/expressions-dotnet.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line !== "");

interface Vector {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly ok: boolean;
  readonly value: Json;
}

const vectors = lines.map((line): Vector => {
  const parsed = parseJson(line);
  const fields: JsonObject = parsed.ok && isJsonObject(parsed.value) ? parsed.value : new Map();
  return {
    id: String(fields.get("id")),
    group: String(fields.get("group")),
    text: String(fields.get("text")),
    ok: fields.get("ok") === true,
    value: fields.get("value") ?? null,
  };
});

/** Groups whose README says that a difference there is no proof of a mistake. */
const WEIGHED_WITH_CARE: ReadonlySet<string> = new Set([
  "culture-icu",
  "runtime-float",
  "search-case",
  "offset-input",
  "json-text-lines",
]);

/** Vectors that do not hold, by id, each with the reason. */
const KNOWN: Readonly<Record<string, string>> = {};

function holds(vector: Vector): boolean {
  const answer = answerEval({ text: vector.text });
  return vector.ok ? answer.ok && sameValue(jsonOf(answer.value), vector.value) : !answer.ok;
}

/** Numbers as numbers: 5 and 5.0 are equal; the order of keys counts. */
function sameValue(left: Json, right: Json): boolean {
  const isNumber = (value: Json) => typeof value === "bigint" || typeof value === "number";
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (isJsonArray(left) && isJsonArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => sameValue(item, right[index] ?? null))
    );
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const [ours, theirs] = [[...left], [...right]];
    return (
      ours.length === theirs.length &&
      ours.every(([key, value], index) => {
        const [otherKey, otherValue] = theirs[index] ?? ["", null];
        return key === otherKey && sameValue(value, otherValue);
      })
    );
  }
  if (typeof left === "string" && typeof right === "bigint") return left === right.toString();
  return left === right;
}

const told = (answer: EvalAnswer): string =>
  answer.ok ? JSON.stringify(answer.value) : `error: ${answer.error}`;

const failing = vectors.filter((vector) => !(vector.id in KNOWN) && !holds(vector));
const list = failing.map(
  ({ id, text, ok, value }) =>
    `${id}: ${text} should be ${ok ? String(value) : "an error"}, is ${told(answerEval({ text }))}`,
);

test("expressions give what .NET computes", () => {
  expect(vectors.length).toBeGreaterThan(3_000);
  expect(list).toEqual([]);
});

test("at least 99 in 100 hold, the groups to weigh with care counted apart", () => {
  const counted = vectors.filter(({ group }) => !WEIGHED_WITH_CARE.has(group));
  const held = counted.filter(holds).length;
  expect(held / counted.length).toBeGreaterThanOrEqual(0.99);
});

test("every exception on the list is still one", () => {
  const excused = vectors.filter(({ id }) => id in KNOWN);
  expect(excused.filter(holds).map(({ id }) => id)).toEqual([]);
  expect(excused.length).toBe(Object.keys(KNOWN).length);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isJsonArray, isJsonObject, type Json, jsonEquals, parseJson } from "#foundation";
import {
  checkCalls,
  type Expression,
  functionNamed,
  jsonOfTemplate,
  parseText,
  printText,
  type TextTemplate,
  templateOf,
  walkExpression,
} from "#wdl";

const reference = process.env["COSELL_REFERENCE"] ?? "";

const files = readdirSync(reference || "COSELL_REFERENCE is not set", {
  recursive: true,
  encoding: "utf8",
}).toSorted();

const read = (path: string): string => readFileSync(join(reference, path), "utf8");

const definitions = files
  .filter((path) => path.endsWith(".json"))
  .flatMap((path) => {
    const parsed = parseJson(read(path));
    return parsed.ok && isFlow(parsed.value) ? [{ path, json: parsed.value }] : [];
  });

function isFlow(json: Json): boolean {
  const properties = isJsonObject(json) ? json.get("properties") : undefined;
  return isJsonObject(properties) && isJsonObject(properties.get("definition"));
}

function* strings(json: Json): Generator<string> {
  if (typeof json === "string") yield json;
  else if (isJsonArray(json)) for (const item of json) yield* strings(item);
  else if (isJsonObject(json)) {
    for (const [key, value] of json) {
      yield key;
      yield* strings(value);
    }
  }
}

const expressionsIn = (template: TextTemplate): readonly Expression[] =>
  template.kind === "expression"
    ? [template.expression]
    : template.kind === "interpolation"
      ? template.parts.flatMap((part) => (part.kind === "expression" ? [part.expression] : []))
      : [];

test("every string of every real flow is read without a problem and printed as it was", () => {
  const wrong: string[] = [];
  let [all, withExpression, expressions, calls] = [0, 0, 0, 0];
  const functions = new Set<string>();
  for (const { path, json } of definitions) {
    for (const text of strings(json)) {
      all += 1;
      const { template, problems } = parseText(text);
      if (problems.length > 0) wrong.push(`${path}: ${text}: ${problems[0]?.message}`);
      if (printText(template) !== text) wrong.push(`${path}: ${text}: printed differently`);
      const found = expressionsIn(template);
      if (found.length > 0) withExpression += 1;
      for (const expression of found) {
        expressions += 1;
        for (const { message } of checkCalls(expression)) {
          wrong.push(`${path}: ${text}: ${message}`);
        }
        for (const { node } of walkExpression(expression)) {
          if (node.kind !== "call") continue;
          calls += 1;
          functions.add(functionNamed(node.name)?.name ?? node.name);
        }
      }
    }
  }
  console.log(
    `${definitions.length} flows, ${all} strings, ${withExpression} with ${expressions} expressions, ` +
      `${calls} calls of ${functions.size} functions, ${wrong.length} failures`,
  );
  expect(wrong).toEqual([]);
  expect(expressions).toBeGreaterThan(1_000);
});

test("every real flow survives as a tree of templates", () => {
  const changed = definitions.filter(
    ({ json }) => !jsonEquals(jsonOfTemplate(templateOf(json).template), json),
  );
  expect(changed.map(({ path }) => path)).toEqual([]);
});

test("every expression of the vectors is printed as it was", () => {
  const texts = files
    .filter((path) => path.endsWith(".jsonl"))
    .flatMap((path) => read(path).split("\n"))
    .flatMap((line) => {
      const parsed = parseJson(line);
      const text = parsed.ok && isJsonObject(parsed.value) ? parsed.value.get("text") : undefined;
      return typeof text === "string" ? [text] : [];
    });
  const wrong = texts.filter((text) => {
    const { template, problems } = parseText(text);
    return problems.length > 0 || printText(template) !== text;
  });
  console.log(`${texts.length} vectors, ${wrong.length} failures`);
  expect(wrong).toEqual([]);
  expect(texts.length).toBeGreaterThan(1_000);
});

import { expect, test } from "vitest";
import { type Json, type JsonObject, jsonOf, type PlainJson } from "#foundation";
import { FUNCTIONS, parseText } from "#wdl";
import { scopeOfContext } from "../../../src/emulator/interpreter/context-scope.ts";
import { Decimal } from "../../../src/emulator/interpreter/decimal.ts";
import { evaluateTemplate } from "../../../src/emulator/interpreter/evaluate.ts";
import {
  functionNamed,
  functionNames,
} from "../../../src/emulator/interpreter/functions/all-functions.ts";
import { isList, isObject, type Value } from "../../../src/emulator/interpreter/value.ts";

/** The catalogue writes results without telling floats from whole numbers. */
const loose = (value: Value): unknown => {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Decimal) return Number(value.units) / 10 ** value.scale;
  if (isList(value)) return value.map(loose);
  if (isObject(value)) return [...value].map(([key, member]) => [key, loose(member)]);
  return value;
};

const example = (name: string) => {
  const { example: given } = FUNCTIONS[name as keyof typeof FUNCTIONS];
  const context = jsonOf((given.context ?? {}) as PlainJson) as JsonObject;
  const scope = scopeOfContext(context, "host");
  if ("wrong" in scope) throw new Error(scope.wrong);
  const { template } = parseText(`@${given.expression}`);
  const actual = loose(evaluateTemplate(template, scope));
  const wanted = loose(jsonOf(given.result) as Json);
  return { name, actual, wanted };
};

test.each(Object.keys(FUNCTIONS))(
  "the documented example of %s gives its documented result",
  (name) => {
    const { actual, wanted } = example(name);
    expect(actual).toEqual(wanted);
  },
);

test("every function of the catalogue is there, and none that it does not know", () => {
  const choosing = ["if", "and", "or", "coalesce"];
  const legacy = ["actionbody", "actionoutputs"];
  expect([...functionNames(), ...choosing].toSorted()).toEqual(
    [...Object.keys(FUNCTIONS).map((name) => name.toLowerCase()), ...legacy].toSorted(),
  );
});

/** A union of one collection is read without complaint; at run time two are needed (§8). */
const FEWER_WHEN_READ = ["union"];

test("functions take as many arguments as the catalogue says", () => {
  for (const { name, least, most } of Object.values(FUNCTIONS)) {
    const body = functionNamed(name.toLowerCase());
    if (!body || FEWER_WHEN_READ.includes(name)) continue;
    expect([name, body.least, body.most]).toEqual([name, least, most]);
  }
});

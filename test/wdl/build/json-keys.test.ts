import { expect, test } from "vitest";
import { createReferral } from "#connectors";
import { plainOf } from "#foundation";
import {
  compose,
  type Draft,
  fn,
  type Input,
  initialize,
  parseJson,
  record,
  respond,
  templateFrom,
  text,
  writeFlow,
} from "#wdl";

/** The `inputs` of a step as they stand in the file. */
function inputsOf(draft: Draft<unknown>): unknown {
  const { actions } = record((s) => void s.do("Step", draft));
  const file = plainOf(
    writeFlow({ connections: [], parameters: [], triggers: [], actions }),
  ) as unknown as { properties: { definition: { actions: { Step: { inputs: unknown } } } } };
  return file.properties.definition.actions.Step.inputs;
}

/** JSON that looks like what the builders make of expressions, which is JSON all the same. */
const LOOKALIKES: readonly (readonly [name: string, json: Input])[] = [
  ["a number under node", { node: 1 }],
  ["a text under node", { node: "x" }],
  ["no value under node", { node: null }],
  ["a node of an expression", { node: { kind: "string", value: "x" } }],
  ["a node deep inside", { a: [{ node: { kind: "string", value: "x" }, other: 2 }] }],
  ["an interpolation", { kind: "interpolated", template: { kind: "interpolation", parts: [] } }],
  ["a template beside others", { kind: "interpolated", template: "x", more: [1] }],
  ["a reference", { target: "account", reference: "x" }],
];

test.each(LOOKALIKES)("%s is JSON as it was said", (_, json) => {
  expect(inputsOf(compose(json))).toEqual(json);
  expect(inputsOf(respond(200, { body: json }))).toMatchObject({ body: { body: json } });
  expect(inputsOf(initialize("v", "Object", json as { readonly [key: string]: Input }))).toEqual({
    variables: [{ name: "v", type: "Object", value: json }],
  });
});

test("a schema may describe a property that is called node", () => {
  const schema = {
    type: "object",
    properties: { node: { type: "string" }, template: { type: "object" } },
  };
  expect(inputsOf(parseJson(fn.string("{}"), schema))).toMatchObject({ schema });
});

test("expressions and texts are told from JSON by who made them", () => {
  expect(inputsOf(compose({ node: fn.utcNow(), text: text`a ${fn.utcNow()}` }))).toEqual({
    node: "@utcNow()",
    text: "a @{utcNow()}",
  });
  const copied = { ...fn.utcNow() };
  expect(templateFrom(copied)).toMatchObject({ kind: "expression" });
});

test("a referral with a key that is called template is flattened like any other", () => {
  const name = { template: "x" } as unknown as string;
  const connection = { apiName: "shared_partnercenterref", logicalName: "x" } as const;
  const draft = createReferral(connection, { name } as Parameters<typeof createReferral>[1]);
  expect(inputsOf(draft)).toMatchObject({ parameters: { "Referral/name/template": "x" } });
});

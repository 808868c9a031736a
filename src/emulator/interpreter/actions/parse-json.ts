import { parseJson } from "#foundation";
import { expressionsIn, type Template } from "#wdl";
import { contentOf, decodeText } from "../content.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { type SchemaCheck, schemaCheck } from "../schema.ts";
import type { EvaluationScope } from "../scope.ts";
import type { Value } from "../value.ts";
import { badRequest, bodyOutputs, inputsOf, type Runner, succeeded } from "./runner.ts";

/** Text is read as JSON, anything else is taken as it is; then the schema judges it. */
export const runParseJson: Runner<"parse-json"> = (action, { scope }) => {
  const inputs = inputsOf(scope, { content: action.content, schema: action.schema });
  const content = contentValue(inputs.get("content") ?? null);
  if ("wrong" in content) {
    const message = `The content of action '${action.name}' is no JSON: ${content.wrong}.`;
    return badRequest("InvalidTemplate", message, inputs);
  }
  const check = checkOf(action.schema, scope);
  if ("wrong" in check) {
    const message = `The schema of action '${action.name}' cannot be used: ${check.wrong}.`;
    return badRequest("InvalidSchema", message, inputs);
  }
  const refused = check(content.value);
  if (refused !== undefined) return badRequest("ValidationFailed", refused, inputs);
  return succeeded(inputs, bodyOutputs(content.value));
};

function contentValue(content: Value): { readonly value: Value } | { readonly wrong: string } {
  const envelope = contentOf(content);
  const text = envelope
    ? decodeText(Buffer.from(envelope.base64, "base64"), envelope.contentType)
    : content;
  if (typeof text !== "string") return { value: text };
  const read = parseJson(text);
  return read.ok ? { value: read.value } : { wrong: read.message };
}

type Known = SchemaCheck | { readonly wrong: string };

/** Schemas without expressions, read once. */
const known = new WeakMap<Template, Known>();

function checkOf(schema: Template, scope: EvaluationScope): Known {
  const before = known.get(schema);
  if (before) return before;
  const check = schemaCheck(evaluateTemplate(schema, scope));
  if (expressionsIn(schema).next().done) known.set(schema, check);
  return check;
}

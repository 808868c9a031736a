import type { JsonObject } from "#foundation";
import type { ConnectorAnswer } from "../../port.ts";
import { memberIgnoringCase } from "../access.ts";
import { jsonOfObject, jsonOfValue } from "../plain-json.ts";
import { isNumber, isObject, type ObjectValue, type Value } from "../value.ts";
import { outputsOfAnswer } from "./attempt.ts";
import { badRequest, inputsOf, type Runner, succeeded } from "./runner.ts";

const JSON_CONTENT = "application/json; charset=utf-8";

/** Answers whoever waits; the first one that runs wins, a second one fails. */
export const runResponse: Runner<"response"> = (action, { run, scope }) => {
  const { statusCode, headers, body, schema } = action;
  const inputs = inputsOf(scope, { statusCode, headers, body });
  const status = statusOf(inputs.get("statusCode") ?? null);
  if (status === undefined) {
    const message = `The status code of action '${action.name}' must be a number in 2xx, 4xx or 5xx.`;
    return badRequest("InvalidResponseStatusCode", message, inputs);
  }
  if (run.response) {
    const message = `The execution of template action '${action.name}' failed: the workflow has responded already.`;
    return badRequest("ActionResponseAlreadySent", message, inputs);
  }
  if (!run.answerCaller) {
    const message = `The execution of template action '${action.name}' is skipped: nobody waits for a response.`;
    return {
      status: "Skipped",
      code: "ActionSkipped",
      error: { code: "ActionResponseSkipped", message },
    };
  }
  const said = inputs.get("headers");
  const typed = action.responseKind?.toLowerCase() === "powerapp" && schema;
  const types = typed ? inputsOf(scope, { schema }).get("schema") : undefined;
  const content = inputs.get("body");
  const answer: ConnectorAnswer = {
    statusCode: status,
    headers: headersOf(isObject(said) ? jsonOfObject(said) : new Map(), content),
    ...(content === undefined ? {} : { body: jsonOfValue(typedBody(content, types)) }),
  };
  run.response = answer;
  const { answerCaller } = run;
  run.answerCaller = undefined;
  answerCaller(answer);
  return succeeded(inputs, outputsOfAnswer(answer));
};

function statusOf(value: Value): number | undefined {
  const text = typeof value === "string" ? value : isNumber(value) ? String(value) : "";
  return /^[245]\d\d$/.test(text) ? Number(text) : undefined;
}

function headersOf(said: JsonObject, body: Value | undefined): JsonObject {
  const named = memberIgnoringCase(said, "content-type") !== undefined;
  if (named || body === undefined || typeof body === "string") return said;
  return new Map([...said, ["Content-Type", JSON_CONTENT]]);
}

/** An app's answer: its schema makes numbers and booleans of the texts that the designer writes. */
function typedBody(body: Value, schema: Value | undefined): Value {
  const properties = isObject(schema) ? schema.get("properties") : undefined;
  if (!isObject(body) || !isObject(properties)) return body;
  return new Map([...body].map(([key, value]) => [key, typedAs(value, properties.get(key))]));
}

function typedAs(value: Value, property: Value | undefined): Value {
  if (typeof value !== "string" || !isObject(property)) return value;
  const type = (property as ObjectValue).get("type");
  if (type === "boolean" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (type === "number" && /^-?\d{1,18}$/.test(value)) return BigInt(value);
  if (type === "number" && value.trim() !== "" && Number.isFinite(Number(value)))
    return Number(value);
  return value;
}

import { copyOf, isJsonObject } from "#foundation";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { holding, isNumber, isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { jsonOfValue } from "../plain.ts";
import { answer } from "../run.ts";
import { failed, finish, type Runner, succeeded } from "../turn.ts";
import { evaluated } from "./call.ts";

export const runResponse: Runner<"response"> = (turn, action) => {
  const { run } = turn;
  const given = evaluateTemplate(action.statusCode, turn.scope);
  const statusCode = statusCodeIn(given);
  const headers = evaluated(action.headers, turn);
  const said = evaluated(action.body, turn);
  const schema = evaluated(action.schema, turn);
  const typed = (action.responseKind ?? "Http").toLowerCase() !== "http";
  const body = typed && said !== undefined ? typedBody(said, schema) : said;
  const inputs = holding("statusCode", given);
  if (headers !== undefined) inputs.set("headers", headers);
  if (body !== undefined) inputs.set("body", body);
  if (statusCode === undefined) {
    const message = "The status code must be 2xx, 4xx or 5xx.";
    finish(turn, failed("BadRequest", { code: "InvalidResponseStatusCode", message }, { inputs }));
    return;
  }
  const outputs = copyOf(inputs).set("statusCode", BigInt(statusCode));
  const response: ConnectorAnswer = {
    statusCode,
    headers: isJsonObject(headers) ? headers : new Map(),
    ...(body === undefined ? {} : { body: jsonOfValue(body) }),
  };
  if (answer(run, response)) {
    finish(turn, succeeded({ inputs, outputs }));
  } else if (run.answered) {
    const message = "The caller has its answer already, or has given up waiting.";
    finish(turn, failed("Conflict", { code: "ActionResponseTimedOut", message }, { inputs }));
  } else {
    const message = "Nobody waits for a response of this run.";
    finish(turn, {
      status: "Skipped",
      code: "ActionResponseSkipped",
      inputs,
      error: { code: "ActionResponseSkipped", message },
    });
  }
};

/** 2xx, 4xx and 5xx, as a number or as digits; others fail (flow-language.md §3.4). */
function statusCodeIn(value: Value): number | undefined {
  const code =
    isNumber(value) || (typeof value === "string" && /^\d+$/.test(value.trim()))
      ? Number(value)
      : Number.NaN;
  return Number.isInteger(code) && [2, 4, 5].includes(Math.floor(code / 100)) ? code : undefined;
}

/** Answers to apps are written as text and typed by the schema: `"@{true}"` under boolean is true. */
function typedBody(body: Value, schema: Value | undefined): Value {
  const properties = isObject(schema) ? schema.get("properties") : undefined;
  if (!isObject(body) || !isObject(properties)) return body;
  return new Map(
    [...body].map(([key, value]): [string, Value] => {
      const property = properties.get(key);
      const type = isObject(property) ? property.get("type") : undefined;
      return [key, typeof value === "string" ? typedText(value, type) : value];
    }),
  );
}

function typedText(text: string, type: Value | undefined): Value {
  if (type === "boolean" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (type !== "number" && type !== "integer") return text;
  if (/^-?\d{1,18}$/.test(text)) return BigInt(text);
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : text;
}

import { isJsonObject, type Json } from "#foundation";
import { holding, type ObjectValue, type Value } from "../interpreter/value.ts";
import type { ConnectorAnswer } from "../port.ts";
import type { ActionError } from "./result.ts";
import { failed, type Outcome, succeeded } from "./turn.ts";

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "NoContent",
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  408: "RequestTimeout",
  409: "Conflict",
  410: "Gone",
  412: "PreconditionFailed",
  429: "TooManyRequests",
  500: "InternalServerError",
  501: "NotImplemented",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

/** The name of an HTTP status as it stands in `code`. */
export const reasonOf = (statusCode: number): string => REASONS[statusCode] ?? String(statusCode);

/** `{ statusCode, headers, body }` of an answer; from 400 on the action has failed. */
export function outcomeOf(inputs: Value, response: ConnectorAnswer): Outcome {
  const { statusCode, body } = response;
  const told = { inputs, outputs: outputsOfAnswer(response) };
  if (statusCode < 400) return succeeded(told, reasonOf(statusCode));
  return failed(reasonOf(statusCode), errorIn(body, statusCode), told);
}

export const outputsOfAnswer = ({ statusCode, headers, body }: ConnectorAnswer): ObjectValue => {
  const outputs = holding("statusCode", BigInt(statusCode)).set("headers", headers);
  if (body !== undefined) outputs.set("body", body);
  return outputs;
};

export function errorIn(body: Json | undefined, statusCode: number): ActionError {
  const error = isJsonObject(body) ? (body.get("error") ?? body) : undefined;
  const text = (key: string): string | undefined => {
    const value = isJsonObject(error) ? error.get(key) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return {
    code: text("code") ?? reasonOf(statusCode),
    message:
      text("message") ?? text("Reason") ?? `The request failed with status code ${statusCode}.`,
  };
}

export const headerOf = ({ headers }: ConnectorAnswer, wanted: string): Json | undefined => {
  for (const [name, value] of headers) if (name.toLowerCase() === wanted) return value;
  return undefined;
};

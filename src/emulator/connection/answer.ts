import type { Json, JsonObject } from "#foundation";
import { copyOf, isJsonObject } from "#foundation";
import type { ConnectorAnswer } from "../port.ts";

const JSON_CONTENT: JsonObject = new Map([["Content-Type", "application/json; charset=utf-8"]]);
const NO_HEADERS: JsonObject = new Map();

/** A connector's answer with a JSON body, or without any. */
export const answer = (
  statusCode: number,
  body?: Json,
  extra?: Readonly<Record<string, string>>,
): ConnectorAnswer => {
  const content = body === undefined ? NO_HEADERS : JSON_CONTENT;
  const headers = extra ? withHeaders(content, extra) : content;
  return body === undefined ? { statusCode, headers } : { statusCode, headers, body };
};

function withHeaders(content: JsonObject, extra: Readonly<Record<string, string>>): JsonObject {
  const headers = copyOf(content);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return headers;
}

/** `{ error: { code, message } }`, the form of both Dataverse and Partner Center. */
export const refusal = (
  statusCode: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): ConnectorAnswer =>
  answer(
    statusCode,
    new Map([
      [
        "error",
        new Map([
          ["code", code],
          ["message", message],
        ]),
      ],
    ]),
    headers,
  );

/** The code inside an error's body. */
export function errorCodeOf({ body }: ConnectorAnswer): string | undefined {
  const error = isJsonObject(body) ? body.get("error") : undefined;
  const code = isJsonObject(error) ? error.get("code") : undefined;
  return typeof code === "string" ? code : undefined;
}

/** What the real system may do and the simulation does not: always told, never approximated. */
export const NOT_SIMULATED = "NotSimulated";

export const notSimulated = (what: string): ConnectorAnswer =>
  refusal(501, NOT_SIMULATED, `The simulation does not know ${what}.`);

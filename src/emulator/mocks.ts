import {
  atPart,
  type Diagnostic,
  isJsonArray,
  isJsonObject,
  type Json,
  suggestion,
} from "#foundation";
import type { ConnectorAnswer, ConnectorHost } from "./port.ts";

/**
 * Canned answers: `{ NAME: answer | [answer, …] }`, by the name of an action, then by an operation.
 * Of a list each call takes the next, the last one stays. An answer is `{ statusCode?, headers?,
 * body? }`, 200 when it does not say.
 */
export interface Mocks {
  readonly host: ConnectorHost;
  readonly findings: readonly Diagnostic[];
}

const PARTS = ["statusCode", "headers", "body"];

/** `known`: names of actions and operations that the flows have; `part` names the file in findings. */
export function mocksOf(json: Json | undefined, known: readonly string[], part: string): Mocks {
  const findings: Diagnostic[] = [];
  const wrong = (message: string, ...path: readonly (string | number)[]): void =>
    void findings.push({
      code: "mock/shape",
      severity: "error",
      message,
      at: atPart(part, ...path),
    });
  const answers = new Map<string, readonly ConnectorAnswer[]>();
  if (json !== undefined && !isJsonObject(json)) {
    wrong("Mocks are an object: names of actions or operations, each with an answer or a list.");
  }
  const names = new Set(known.map((name) => name.toLowerCase()));
  for (const [name, given] of isJsonObject(json) ? json : []) {
    if (!names.has(name.toLowerCase())) {
      findings.push({
        code: "mock/unused",
        severity: "warning",
        message: `No action and no operation is called "${name}".${suggestion(name, known)}`,
        at: atPart(part, name),
      });
    }
    const list = isJsonArray(given) ? given : [given];
    if (list.length === 0) wrong("A list of answers has at least one.", name);
    const read = list.flatMap((one, index) => {
      const path = isJsonArray(given) ? [name, index] : [name];
      return answerIn(one, (message, ...inner) => wrong(message, ...path, ...inner)) ?? [];
    });
    answers.set(name.toLowerCase(), read);
  }
  return { host: hostOf(answers), findings };
}

function answerIn(
  json: Json,
  wrong: (message: string, ...path: readonly string[]) => void,
): ConnectorAnswer | undefined {
  if (!isJsonObject(json)) {
    wrong("An answer is an object with statusCode, headers and body.");
    return undefined;
  }
  for (const key of json.keys()) {
    if (!PARTS.includes(key)) wrong(`An answer has no "${key}".${suggestion(key, PARTS)}`, key);
  }
  const statusCode = json.get("statusCode") ?? 200n;
  if (typeof statusCode !== "bigint" || statusCode < 100n || statusCode > 599n) {
    wrong("statusCode is a whole number from 100 to 599.", "statusCode");
    return undefined;
  }
  const headers = json.get("headers") ?? new Map<string, Json>();
  if (!isJsonObject(headers)) {
    wrong("headers are an object.", "headers");
    return undefined;
  }
  const body = json.get("body");
  return { statusCode: Number(statusCode), headers, ...(body === undefined ? {} : { body }) };
}

function hostOf(answers: ReadonlyMap<string, readonly ConnectorAnswer[]>): ConnectorHost {
  const taken = new Map<string, number>();
  const next = (name: string): ConnectorAnswer | undefined => {
    const key = name.toLowerCase();
    const list = answers.get(key);
    if (!list) return undefined;
    const place = taken.get(key) ?? 0;
    taken.set(key, place + 1);
    return list[Math.min(place, list.length - 1)];
  };
  return { invoke: ({ caller, operationId }) => next(caller.action) ?? next(operationId) };
}

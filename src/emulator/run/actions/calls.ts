import type { Json } from "#foundation";
import { isJsonObject } from "#foundation";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import { isNumber, isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { durationOf } from "../duration.ts";
import { mayPass, retryPolicy, waitBefore } from "../retry.ts";
import { answer } from "../run.ts";
import { failed, type Outcome, type Runner, succeeded, type Turn } from "../turn.ts";

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
  412: "PreconditionFailed",
  429: "TooManyRequests",
  500: "InternalServerError",
  501: "NotImplemented",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

const reasonOf = (statusCode: number): string => REASONS[statusCode] ?? String(statusCode);

/** `{ statusCode, headers, body }` of an answer; from 400 on the action has failed. */
export function outcomeOf(inputs: Value, response: ConnectorAnswer, retries: number): Outcome {
  const { statusCode, headers, body } = response;
  const outputs = new Map<string, Value>([
    ["statusCode", BigInt(statusCode)],
    ["headers", headers],
  ]);
  if (body !== undefined) outputs.set("body", body);
  const rest = { inputs, outputs, ...(retries > 0 ? { retries } : {}) };
  if (statusCode < 400) return succeeded(rest, reasonOf(statusCode));
  return failed(reasonOf(statusCode), errorIn(body, statusCode), rest);
}

function errorIn(body: Json | undefined, statusCode: number): { code: string; message: string } {
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

const noMock = (what: string): Outcome =>
  failed("NotImplemented", {
    code: "NoMock",
    message: `Nothing answers ${what}: give the action or its operation a mock.`,
  });

/** Tries a call, again where the policy says so, and finishes the action. */
function callWithRetry(
  turn: Turn,
  inputs: Value,
  policyOf: Value | undefined,
  what: string,
  invoke: () => ConnectorAnswer | undefined,
): void {
  const policy = retryPolicy(policyOf);
  const { host } = turn.run;
  const attemptNumber = (retries: number): void => {
    const response = invoke();
    if (turn.run.ending) return;
    if (!response) {
      turn.finish({ ...noMock(what), inputs });
      return;
    }
    if (retries >= policy.count || !mayPass(response)) {
      turn.finish(outcomeOf(inputs, response, retries));
      return;
    }
    const wait = waitBefore(retries + 1, policy, response, () => host.random());
    host.schedule(wait, () => attemptNumber(retries + 1));
  };
  attemptNumber(0);
}

export const runConnector: Runner<"connector"> = (turn, action) => {
  const { run, scope } = turn;
  const { host } = action;
  const parameters = action.parameters ? evaluateTemplate(action.parameters, scope) : new Map();
  const retry = action.retryPolicy && evaluateTemplate(action.retryPolicy, scope);
  const inputs = new Map<string, Value>([
    [
      "host",
      new Map([
        ["apiId", host.apiId],
        ["connectionReferenceName", host.connectionName],
        ["operationId", host.operationId],
      ]),
    ],
    ["parameters", parameters],
  ]);
  const connection = run.connections.get(host.connectionName);
  callWithRetry(turn, inputs, retry, `the operation ${host.operationId}`, () =>
    run.host.invoke({
      api: connection?.apiName ?? host.apiId.split("/").at(-1) ?? "",
      operationId: host.operationId,
      parameters: isJsonObject(parameters) ? parameters : new Map(),
      connection: connection?.logicalName,
      caller: { flow: run.flow, action: action.name, run: run.id },
    }),
  );
};

export const runHttp: Runner<"http"> = (turn, action) => {
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const part = (key: string): Value | undefined => (isObject(inputs) ? inputs.get(key) : undefined);
  const headers = part("headers");
  const body = part("body");
  callWithRetry(turn, inputs, part("retryPolicy"), `${textOf(part("uri") ?? "")}`, () =>
    turn.run.host.http({
      method: textOf(part("method") ?? "GET"),
      uri: textOf(part("uri") ?? ""),
      headers: isJsonObject(headers) ? headers : new Map(),
      ...(body === undefined ? {} : { body: body as Json }),
      caller: { flow: turn.run.flow, action: action.name, run: turn.run.id },
    }),
  );
};

export const runLegacyConnector: Runner<"legacy-connector"> = (turn, action) => {
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const part = (key: string): Value | undefined => (isObject(inputs) ? inputs.get(key) : undefined);
  callWithRetry(turn, inputs, part("retryPolicy"), `the legacy call of ${action.name}`, () =>
    turn.run.host.invoke({
      api: "",
      operationId: textOf(part("path") ?? ""),
      parameters: isJsonObject(inputs) ? inputs : new Map(),
      connection: undefined,
      caller: { flow: turn.run.flow, action: action.name, run: turn.run.id },
    }),
  );
};

export const runChildFlow: Runner<"child-flow"> = (turn, action) => {
  const body = action.body && evaluateTemplate(action.body, turn.scope);
  const headers = action.headers && evaluateTemplate(action.headers, turn.scope);
  const inputs = new Map<string, Value>([
    ["host", new Map([["workflowReferenceName", action.workflowReferenceName]])],
  ]);
  if (body !== undefined) inputs.set("body", body);
  turn.run.host.callChild(
    action.workflowReferenceName,
    isJsonObject(headers) ? headers : new Map(),
    body as Json | undefined,
    (response) => turn.finish(outcomeOf(inputs, response, 0)),
  );
};

/** 2xx, 4xx and 5xx, as a number or as digits; others fail (flow-language.md §3.4). */
function statusCodeIn(value: Value): number | undefined {
  const code = isNumber(value)
    ? Number(value)
    : typeof value === "string"
      ? Number(value)
      : Number.NaN;
  return Number.isInteger(code) && [2, 4, 5].includes(Math.floor(code / 100)) ? code : undefined;
}

export const runResponse: Runner<"response"> = (turn, action) => {
  const statusCode = statusCodeIn(evaluateTemplate(action.statusCode, turn.scope));
  const headers = action.headers && evaluateTemplate(action.headers, turn.scope);
  const body = action.body && evaluateTemplate(action.body, turn.scope);
  if (statusCode === undefined) {
    return turn.finish(
      failed("BadRequest", {
        code: "InvalidResponseStatusCode",
        message: "The status code must be 2xx, 4xx or 5xx.",
      }),
    );
  }
  const outputs = new Map<string, Value>([["statusCode", BigInt(statusCode)]]);
  if (headers !== undefined) outputs.set("headers", headers);
  if (body !== undefined) outputs.set("body", body);
  const response: ConnectorAnswer = {
    statusCode,
    headers: isJsonObject(headers) ? headers : new Map(),
    ...(body === undefined ? {} : { body: body as Json }),
  };
  if (answer(turn.run, response)) return turn.finish(succeeded({ inputs: outputs, outputs }));
  if (turn.run.response) {
    return turn.finish(
      failed(
        "Conflict",
        { code: "ActionResponseTimedOut", message: "The caller has been answered already." },
        { inputs: outputs },
      ),
    );
  }
  turn.finish({
    status: "Skipped",
    code: "ActionResponseSkipped",
    inputs: outputs,
    error: { code: "ActionResponseSkipped", message: "Nobody waits for a response of this run." },
  });
};

export const runWait: Runner<"wait"> = (turn, action) => {
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const wait = waitIn(inputs, turn.run.host.now());
  if (wait === undefined) {
    return turn.finish(
      failed(
        "BadRequest",
        { code: "InvalidTemplate", message: "The delay names no interval and no moment." },
        { inputs },
      ),
    );
  }
  turn.run.host.schedule(wait, () => turn.finish(succeeded({ inputs })));
};

function waitIn(inputs: Value, now: number): number | undefined {
  const part = (of: Value | undefined, key: string): Value | undefined =>
    isObject(of) ? of.get(key) : undefined;
  const until = part(part(inputs, "until"), "timestamp");
  if (typeof until === "string") {
    const moment = Date.parse(until);
    return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
  }
  const interval = part(inputs, "interval");
  const count = part(interval, "count");
  const unit = part(interval, "unit");
  const number = isNumber(count)
    ? Number(count)
    : typeof count === "string"
      ? Number(count)
      : Number.NaN;
  return typeof unit === "string" && Number.isFinite(number) ? durationOf(number, unit) : undefined;
}

/** What this house does not simulate fails by name; it is never passed over. */
export const refuseKind =
  (what: string): ((turn: Turn) => void) =>
  ({ finish }) =>
    finish(
      failed("NotImplemented", { code: "NotSimulated", message: `${what} is not simulated.` }),
    );

import { isJsonObject, type Json, type JsonObject } from "#foundation";
import type { ActionOf } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import { isList, isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../../port.ts";
import { headerOf, outcomeOf } from "../answers.ts";
import { durationIn } from "../duration.ts";
import { jsonOfValue } from "../plain.ts";
import { retryAfter } from "../retry.ts";
import { settingsOf } from "../settings.ts";
import type { Runner } from "../turn.ts";
import {
  type Call,
  callWithRetry,
  endOf,
  evaluated,
  heard,
  notSimulated,
  type Way,
} from "./call.ts";

const DAY = 24 * 60 * 60 * 1000;
/** An asynchronous answer is waited for so long when the action says nothing. */
const LONGEST_WAIT = 30 * DAY;
/** Between two looks at an asynchronous answer that names no time itself. Our inference. */
const POLL_INTERVAL = 15_000;
/** Redirections followed. Our inference. */
const MOST_REDIRECTIONS = 20;

export const runHttp: Runner<"http"> = (turn, action) => {
  const { run } = turn;
  const given = evaluateTemplate(action.inputs, turn.scope);
  const part = (key: string): Value | undefined => (isObject(given) ? given.get(key) : undefined);
  const body = part("body");
  // Secrets of the authentication are nobody's to read in a history.
  const shown = isObject(given) ? [...given].filter(([key]) => key !== "authentication") : [];
  const inputs = new Map<string, Value>(shown);
  const limit = evaluated(action.limit, turn);
  const timeout = isObject(limit) ? limit.get("timeout") : undefined;
  const most = (typeof timeout === "string" ? durationIn(timeout) : undefined) ?? LONGEST_WAIT;
  callWithRetry(turn, inputs, part("retryPolicy"), REQUEST, {
    action,
    method: textOf(part("method") ?? "GET"),
    uri: withQueries(textOf(part("uri") ?? ""), part("queries")),
    headers: headersOf(part("headers"), body),
    body,
    until: run.host.now() + most,
  });
};

interface Asked {
  readonly action: ActionOf<"http">;
  readonly method: string;
  readonly uri: string;
  readonly headers: JsonObject;
  readonly body: Value | undefined;
  /** An asynchronous answer is waited for no longer. */
  readonly until: Instant;
}

const REQUEST: Way<Asked> = {
  what: ({ asked: { method, uri } }) => `${method} ${uri}`,
  tryOnce(call) {
    const { method, uri, body } = call.asked;
    heard(call, sent(call, method, uri, body, MOST_REDIRECTIONS));
  },
  conclude,
  unserved: ({ turn, asked: { action } }) =>
    action.webhook
      ? notSimulated(turn, action.name, "Waiting for a call of an HTTP webhook")
      : undefined,
};

/** 307 and 308 say that the same is sent again, the others that the answer is read elsewhere. */
function sent(
  call: Call<Asked>,
  method: string,
  uri: string,
  content: Value | undefined,
  left: number,
): ConnectorAnswer | undefined {
  const { run, action } = call.turn;
  const answer = run.host.http({
    method,
    uri,
    headers: call.asked.headers,
    ...(content === undefined ? {} : { body: jsonOfValue(content) }),
    caller: { flow: run.flow, action: action.name, run: run.id },
  });
  const target = answer && redirection(answer);
  if (target === undefined || left === 0) return answer;
  run.requests += 1;
  const again = answer?.statusCode === 307 || answer?.statusCode === 308;
  return again
    ? sent(call, method, target, content, left - 1)
    : sent(call, "GET", target, undefined, left - 1);
}

function conclude(call: Call<Asked>, answer: ConnectorAnswer): void {
  const { inputs, asked } = call;
  const { run, action } = call.turn;
  const location = headerOf(answer, "location");
  const waits = !settingsOf(asked.action).options.has("disableasyncpattern");
  if (!waits || answer.statusCode !== 202 || typeof location !== "string") {
    endOf(call, outcomeOf(inputs, answer));
    return;
  }
  const wait = retryAfter(answer, run.host.now()) ?? POLL_INTERVAL;
  if (run.host.now() + wait > asked.until) {
    const message = `'${action.name}' did not end in time.`;
    const error = { code: "ActionTimedOut", message };
    run.host.schedule(run, asked.until - run.host.now(), () =>
      endOf(call, { status: "TimedOut", code: "ActionTimedOut", inputs, error }),
    );
    return;
  }
  run.host.schedule(run, wait, () => {
    run.requests += 1;
    conclude(call, sent(call, "GET", location, undefined, MOST_REDIRECTIONS) ?? answer);
  });
}

/** An object goes as JSON unless the headers say otherwise. */
function headersOf(given: Value | undefined, body: Value | undefined): JsonObject {
  const headers = new Map<string, Json>(isJsonObject(given) ? given : []);
  const typed = [...headers.keys()].some((name) => name.toLowerCase() === "content-type");
  const structured = isObject(body) || isList(body);
  if (structured && !typed) headers.set("Content-Type", "application/json");
  return headers;
}

function withQueries(uri: string, queries: Value | undefined): string {
  if (!isObject(queries) || queries.size === 0) return uri;
  const parts = [...queries].map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(textOf(value))}`,
  );
  return `${uri}${uri.includes("?") ? "&" : "?"}${parts.join("&")}`;
}

const REDIRECTING: readonly number[] = [301, 302, 303, 307, 308];

function redirection(answer: ConnectorAnswer): string | undefined {
  const location = headerOf(answer, "location");
  return REDIRECTING.includes(answer.statusCode) && typeof location === "string"
    ? location
    : undefined;
}

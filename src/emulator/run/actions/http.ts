import { isJsonObject, type Json, type JsonObject } from "#foundation";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import { isList, isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { headerOf, outcomeOf } from "../answers.ts";
import { durationIn } from "../duration.ts";
import { jsonOfValue } from "../plain.ts";
import { retryAfter } from "../retry.ts";
import { settingsOf } from "../settings.ts";
import type { Outcome, Runner } from "../turn.ts";
import { callWithRetry, evaluated, notSimulated } from "./call.ts";

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
  const headers = headersOf(part("headers"), body);
  // Secrets of the authentication are nobody's to read in a history.
  const shown = isObject(given) ? [...given].filter(([key]) => key !== "authentication") : [];
  const inputs = new Map<string, Value>(shown);
  const send = (method: string, uri: string, content: Value | undefined) =>
    run.host.http({
      method,
      uri,
      headers,
      ...(content === undefined ? {} : { body: jsonOfValue(content) }),
      caller: { flow: run.flow, action: action.name, run: run.id },
    });
  /** 307 and 308 say that the same is sent again, the others that the answer is read elsewhere. */
  const sent = (
    method: string,
    uri: string,
    content: Value | undefined,
    left: number,
  ): ConnectorAnswer | undefined => {
    const answer = send(method, uri, content);
    const target = answer && redirection(answer);
    if (target === undefined || left === 0) return answer;
    run.requests += 1;
    const again = answer?.statusCode === 307 || answer?.statusCode === 308;
    return again
      ? sent(method, target, content, left - 1)
      : sent("GET", target, undefined, left - 1);
  };
  const limit = evaluated(action.limit, turn);
  const timeout = isObject(limit) ? limit.get("timeout") : undefined;
  const most = (typeof timeout === "string" ? durationIn(timeout) : undefined) ?? LONGEST_WAIT;
  const until = run.host.now() + most;
  const waits = !settingsOf(action).options.has("disableasyncpattern");
  const conclude = (answer: ConnectorAnswer, end: (outcome: Outcome) => void): void => {
    const location = headerOf(answer, "location");
    if (!waits || answer.statusCode !== 202 || typeof location !== "string") {
      end(outcomeOf(inputs, answer));
      return;
    }
    const wait = retryAfter(answer, run.host.now()) ?? POLL_INTERVAL;
    if (run.host.now() + wait > until) {
      const message = `'${action.name}' did not end in time.`;
      const error = { code: "ActionTimedOut", message };
      run.host.schedule(run, until - run.host.now(), () =>
        end({ status: "TimedOut", code: "ActionTimedOut", inputs, error }),
      );
      return;
    }
    run.host.schedule(run, wait, () => {
      run.requests += 1;
      conclude(sent("GET", location, undefined, MOST_REDIRECTIONS) ?? answer, end);
    });
  };
  const method = textOf(part("method") ?? "GET");
  const uri = withQueries(textOf(part("uri") ?? ""), part("queries"));
  callWithRetry({
    turn,
    name: action.name,
    inputs,
    policy: part("retryPolicy"),
    what: () => `${method} ${uri}`,
    tryOnce: (answered) => answered(sent(method, uri, body, MOST_REDIRECTIONS)),
    conclude,
    ...(action.webhook && {
      unserved: () => notSimulated(turn, action.name, "Waiting for a call of an HTTP webhook"),
    }),
  });
};

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

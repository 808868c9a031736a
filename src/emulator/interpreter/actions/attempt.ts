import type { Json, JsonObject } from "#foundation";
import type { ConnectorAnswer } from "../../port.ts";
import { parseDuration } from "../duration.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { isPassing, statusName } from "../http-status.ts";
import type { RetryPolicy } from "../limits.ts";
import { errorIn } from "../record.ts";
import { waitBefore } from "../retry.ts";
import { finish } from "../schedule.ts";
import type { ActionError, Outcome } from "../state.ts";
import { isObject, type Value } from "../value.ts";
import type { Step } from "./runner.ts";

/** One try of a call; answers at once or later on the virtual clock. */
export type Try = (answered: (answer: ConnectorAnswer) => void) => void;

/** Tries until an answer stays: by the policy, within the action's own time (flow-language.md §5). */
export function attempt(step: Step, policy: RetryPolicy, inputs: Value, once: Try): void {
  const { run, state } = step;
  const deadline = state.start + timeLimit(step);
  const timedOut = (): void => finish(run, state, outOfTime(step, inputs));
  let tries = 0;

  const go = (): void => {
    if (run.status !== "Running" || state.phase === "done") return;
    tries += 1;
    run.requests += 1;
    const began = run.port.now();
    once((answer) => received(answer, began));
  };
  const received = (answer: ConnectorAnswer, began: number): void => {
    if (run.status !== "Running" || state.phase === "done") return;
    const now = run.port.now();
    if (!isPassing(answer.statusCode) || tries > policy.count) {
      finish(run, state, outcomeOf(answer, inputs));
      return;
    }
    state.retries = [
      ...state.retries,
      { start: began, end: now, code: statusName(answer.statusCode), error: errorOf(answer) },
    ];
    const wait = waitBefore(tries, policy, answer.headers, now, () => run.port.random());
    if (now + wait <= deadline) run.port.later(wait, run, go);
    else run.port.later(Math.max(0, deadline - now), run, timedOut);
  };
  if (Number.isFinite(deadline)) run.port.later(deadline - state.start, run, timedOut);
  go();
}

/** `limit.timeout` in milliseconds; endless without one. */
function timeLimit({ state, scope }: Step): number {
  const { limit } = state.node.action;
  if (!limit) return Number.POSITIVE_INFINITY;
  const said = evaluateTemplate(limit, scope);
  const timeout = isObject(said) ? said.get("timeout") : undefined;
  return (
    (typeof timeout === "string" ? parseDuration(timeout) : undefined) ?? Number.POSITIVE_INFINITY
  );
}

function outOfTime({ state }: Step, inputs: Value): Outcome {
  const message = `The execution of template action '${state.node.action.name}' is failed: it did not end within its time.`;
  return {
    status: "TimedOut",
    code: "ActionTimedOut",
    inputs,
    error: { code: "ActionTimedOut", message },
  };
}

/** `{ statusCode, headers, body }`; from 400 the action has failed with the code in the body. */
export function outcomeOf(answer: ConnectorAnswer, inputs: Value): Outcome {
  const outputs = outputsOfAnswer(answer);
  const code = statusName(answer.statusCode);
  if (answer.statusCode < 400) return { status: "Succeeded", code, inputs, outputs };
  const error = errorOf(answer);
  return { status: "Failed", code, inputs, outputs, ...(error ? { error } : {}) };
}

export const outputsOfAnswer = ({ statusCode, headers, body }: ConnectorAnswer): JsonObject =>
  new Map<string, Json>([
    ["statusCode", BigInt(statusCode)],
    ["headers", headers],
    ...(body === undefined ? [] : [["body", body] as const]),
  ]);

function errorOf({ statusCode, body }: ConnectorAnswer): ActionError {
  const { code, message } = errorIn(body);
  return {
    code: code ?? statusName(statusCode),
    message: message ?? `The call was answered with ${statusCode}.`,
  };
}

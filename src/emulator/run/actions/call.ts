import type { Template } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import type { Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../../port.ts";
import { errorIn, outcomeOf, reasonOf } from "../answers.ts";
import type { Attempt } from "../result.ts";
import { mayPass, type RetryPolicy, retryPolicy, waitBefore } from "../retry.ts";
import { report, type Turn } from "../run.ts";
import { failed, finish, type Outcome } from "../turn.ts";

/** How calls of one kind are made and told. */
export interface Way<Asked> {
  /** For the message when nobody answers: "the operation GetItem". */
  readonly what: (call: Call<Asked>) => string;
  /** One attempt; what came is to be told to {@link heard}, `undefined` when nobody serves the call. */
  readonly tryOnce: (call: Call<Asked>) => void;
  /** Ends the call by {@link endOf}; without it the answer itself is the outcome. */
  readonly conclude?: (call: Call<Asked>, answer: ConnectorAnswer) => void;
  /** What it is when nobody answers; without it, or when it gives nothing, a mock is missing. */
  readonly unserved?: (call: Call<Asked>) => Outcome | undefined;
}

/** An action that is under way as a call. */
export interface Call<Asked> {
  readonly turn: Turn;
  readonly inputs: Value;
  readonly asked: Asked;
  readonly way: Way<Asked>;
  readonly policy: RetryPolicy;
  /** The attempts that were followed by another. */
  readonly history: Attempt[];
  /** Of the attempt under way. */
  start: Instant;
}

/** Tries a call, again where the policy says so, and finishes the action. */
export function callWithRetry<Asked>(
  turn: Turn,
  inputs: Value,
  saidPolicy: Value | undefined,
  way: Way<Asked>,
  asked: Asked,
): void {
  const policy = retryPolicy(saidPolicy);
  if ("wrong" in policy) {
    finish(turn, failed("BadRequest", { code: "InvalidRetryPolicy", message: policy.wrong }));
    return;
  }
  attemptNow({ turn, inputs, asked, way, policy, history: [], start: 0 });
}

function attemptNow<Asked>(call: Call<Asked>): void {
  const { run } = call.turn;
  call.start = run.host.now();
  if (call.history.length > 0) run.requests += 1;
  call.way.tryOnce(call);
}

/** Takes what came of an attempt. */
export function heard<Asked>(call: Call<Asked>, answer: ConnectorAnswer | undefined): void {
  const { turn, inputs, way, policy, history, start } = call;
  const { run } = turn;
  const { name } = turn.action;
  if (run.ending) return;
  if (!answer) {
    endOf(call, { ...(way.unserved?.(call) ?? noMock(turn, name, way.what(call))), inputs });
    return;
  }
  const unknown = refusedHere(answer);
  if (unknown !== undefined) report(run, "run/not-simulated", unknown, name);
  if (unknown === undefined && history.length < policy.count && mayPass(answer)) {
    const { statusCode, body } = answer;
    const error = errorIn(body, statusCode);
    history.push({ start, end: run.host.now(), code: reasonOf(statusCode), error });
    const random = () => run.host.random();
    const wait = waitBefore(history.length, policy, answer, run.host.now(), random);
    run.host.schedule(run, wait, () => attemptNow(call));
  } else if (way.conclude) way.conclude(call, answer);
  else endOf(call, outcomeOf(inputs, answer));
}

/** Finishes the action, with what was tried before. */
export function endOf<Asked>({ turn, history }: Call<Asked>, outcome: Outcome): void {
  finish(
    turn,
    history.length === 0 ? outcome : { ...outcome, retries: history.length, retryHistory: history },
  );
}

function noMock({ run }: Turn, name: string, what: string): Outcome {
  const message = `Nothing answers ${what}: give the action or its operation a mock.`;
  report(run, "run/no-mock", message, name);
  return failed("NotImplemented", { code: "NoMock", message });
}

/** The message of a simulated system that does not do what was asked of it. */
function refusedHere({ statusCode, body }: ConnectorAnswer): string | undefined {
  if (statusCode !== 501) return undefined;
  const { code, message } = errorIn(body, statusCode);
  return code === "NotSimulated" ? message : undefined;
}

export const evaluated = (template: Template | undefined, { scope }: Turn): Value | undefined =>
  template && evaluateTemplate(template, scope);

/** What is not simulated fails by name and is a finding; it is never passed over. */
export function notSimulated({ run }: Turn, name: string, what: string): Outcome {
  const message = `${what} is not simulated.`;
  report(run, "run/not-simulated", message, name);
  return failed("NotImplemented", { code: "NotSimulated", message });
}

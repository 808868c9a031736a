import type { Template } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import type { Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { errorIn, outcomeOf, reasonOf } from "../answers.ts";
import type { Attempt } from "../result.ts";
import { mayPass, retryPolicy, waitBefore } from "../retry.ts";
import { report } from "../run.ts";
import { failed, type Outcome, type Turn } from "../turn.ts";

/** One attempt; `answered` hears what came, `undefined` when nobody serves the call. */
export type Try = (answered: (answer: ConnectorAnswer | undefined) => void) => void;

export interface Calling {
  readonly turn: Turn;
  /** Name of the action. */
  readonly name: string;
  readonly inputs: Value;
  readonly policy: Value | undefined;
  /** For the message when nobody answers: "the operation GetItem". */
  readonly what: () => string;
  readonly tryOnce: Try;
  /** Ends the action; without it the answer itself is the outcome. */
  readonly conclude?: (answer: ConnectorAnswer, end: (outcome: Outcome) => void) => void;
  /** What it is when nobody answers; without it a mock is missing. */
  readonly unserved?: () => Outcome;
}

/** Tries a call, again where the policy says so, and finishes the action. */
export function callWithRetry(calling: Calling): void {
  const { turn, name, inputs, what, tryOnce, conclude, unserved } = calling;
  const policy = retryPolicy(calling.policy);
  const { run } = turn;
  if ("wrong" in policy) {
    turn.finish(failed("BadRequest", { code: "InvalidRetryPolicy", message: policy.wrong }));
    return;
  }
  const history: Attempt[] = [];
  const end = (outcome: Outcome): void =>
    turn.finish(
      history.length === 0
        ? outcome
        : { ...outcome, retries: history.length, retryHistory: history },
    );
  const attemptNow = (): void => {
    const start = run.host.now();
    if (history.length > 0) run.requests += 1;
    tryOnce((answer) => {
      if (run.ending) return;
      if (!answer) {
        end({ ...(unserved?.() ?? noMock(turn, name, what())), inputs });
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
        run.host.schedule(run, wait, attemptNow);
      } else if (conclude) conclude(answer, end);
      else end(outcomeOf(inputs, answer));
    });
  };
  attemptNow();
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

import { atPart } from "#foundation";
import { type BodyStatus, worseOf } from "../body-status.ts";
import { decision } from "../condition.ts";
import { parseDuration } from "../duration.ts";
import { EvaluationError, evaluateTemplate } from "../evaluate.ts";
import { LIMITS, UNTIL_DEFAULTS } from "../limits.ts";
import type { Profile } from "../profile.ts";
import { containerOutcome } from "../record.ts";
import { scopeOf, scopeWithCurrent } from "../run-scope.ts";
import { finish, newLayer, openBody } from "../schedule.ts";
import type { Layer, Outcome } from "../state.ts";
import { isObject, type Value } from "../value.ts";
import { badRequest, failed, invalidTemplate, type Runner, type Step } from "./runner.ts";
import { bodyAt } from "./scope.ts";

/**
 * What an Until becomes when its time is over: the local host says TimedOut, the documentation that
 * reaching a limit succeeds (flow-language.md §3.1).
 */
const WHEN_TIME_IS_OVER: Readonly<Record<Profile, BodyStatus>> = {
  host: "TimedOut",
  strict: "Succeeded",
};

interface UntilLimit {
  readonly count: number;
  readonly timeout: number;
}

/** Does, then asks. Limits are looked at between two rounds: a round that has begun goes on. */
export const runUntil: Runner<"until"> = (action, step) => {
  const { run, state, scope } = step;
  const limit = limitOf(action.limit ? evaluateTemplate(action.limit, scope) : null);
  if (!limit) {
    const message = `The limit of '${action.name}' is a count of 1 to ${LIMITS.untilRounds} and an ISO 8601 timeout of at most 30 days.`;
    return badRequest("WorkflowRunActionTimeoutLimitInvalid", message);
  }
  const body = bodyAt(step, 0);
  const { node, layer } = state;
  const began = run.port.now();
  let merged: BodyStatus = "Succeeded";
  /** How it ends, when it does after this round. */
  const ends = (iteration: Layer): Outcome | undefined => {
    const seen = scopeWithCurrent(run, scopeOf(run, iteration), state);
    try {
      if (decision(evaluateTemplate(action.expression, seen))) return containerOutcome(merged);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return invalidTemplate(action.name, error.message);
    }
    const late = run.port.now() - began >= limit.timeout;
    if (!late && iteration.index + 1 < limit.count) return undefined;
    return limitReached(step, late, merged, limit);
  };
  const begin = (index: number): Layer => {
    const iteration = newLayer(layer, node, node.slots, index, null);
    state.iterations.push(iteration);
    return iteration;
  };
  const round = (index: number): void => {
    const iteration = begin(index);
    openBody(run, body, iteration, (status) => {
      merged = worseOf(merged, status);
      state.last = iteration;
      const outcome = ends(iteration);
      if (outcome) finish(run, state, outcome);
      else round(index + 1);
    });
  };
  if (body.nodes.length > 0) round(0);
  else {
    for (let index = 0; ; index += 1) {
      const outcome = ends(begin(index));
      if (outcome) return outcome;
    }
  }
  return undefined;
};

function limitOf(limit: Value): UntilLimit | undefined {
  const said = isObject(limit) ? limit : new Map<string, Value>();
  const count = Number(said.get("count") ?? UNTIL_DEFAULTS.count);
  const text = said.get("timeout");
  const timeout = text === undefined ? UNTIL_DEFAULTS.timeout : parseDuration(String(text));
  const countFits = Number.isInteger(count) && count >= 1 && count <= LIMITS.untilRounds;
  if (!countFits || timeout === undefined) return undefined;
  return timeout > 0 && timeout <= LIMITS.untilTimeout ? { count, timeout } : undefined;
}

function limitReached(
  { run, state }: Step,
  late: boolean,
  merged: BodyStatus,
  { count }: UntilLimit,
): Outcome {
  const { name } = state.node.action;
  const what = late ? "its time is over" : `it went ${count} rounds`;
  run.port.report({
    code: "run/until-limit",
    severity: "warning",
    message: `"${name}" ended because ${what}, not because its condition held.`,
    at: atPart(run.flow.part, "properties", "definition", ...state.node.path),
  });
  if (state.node.settings.options.has("failwhenlimitsreached")) {
    const message = `The 'until' loop '${name}' has reached a limit: ${what}.`;
    return failed("ActionFailed", { code: "UntilLimitReached", message });
  }
  const status = late ? worseOf(merged, WHEN_TIME_IS_OVER[run.profile]) : merged;
  if (status === "TimedOut" && late) {
    const message = `The 'until' loop '${name}' did not end in time.`;
    return { status, code: "ActionTimedOut", error: { code: "ActionTimedOut", message } };
  }
  return containerOutcome(status);
}

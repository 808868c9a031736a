import { isJsonArray, isJsonObject, type Json } from "#foundation";
import type { Action, RunStatus } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import { isNumber, type Value } from "../interpreter/value.ts";
import { runners } from "./actions/index.ts";
import { reasonOf } from "./answers.ts";
import { type ActionResult, recordOf } from "./result.ts";
import type { Perform, Run } from "./run.ts";
import { scopeIn, scopeWithCurrent } from "./run-scope.ts";
import { settingsOf } from "./settings.ts";
import { failed, failOf, type Outcome, type Runner, type Turn } from "./turn.ts";

/** What does an action. What the action itself says of how it is done is read once. */
export function prepare(action: Action): Perform {
  const { name } = action;
  const { staticResult } = settingsOf(action);
  const runner = runners[action.kind] as Runner<typeof action.kind>;
  return (run, frame, ended, place) => {
    const start = run.host.now();
    const scope = scopeIn(run, frame);
    let finished = false;
    run.requests += 1;
    const finish = (outcome: Outcome): void => {
      if (finished || run.ending) return;
      finished = true;
      const { status, code, inputs, outputs, error, retries, retryHistory } = outcome;
      const { repetition } = frame;
      const result: ActionResult = {
        name,
        status,
        code,
        start,
        end: run.host.now(),
        inputs,
        outputs,
        error,
        retries,
        retryHistory,
        repetition,
        trackedProperties: undefined,
        record: undefined,
      };
      const tracked = action.trackedProperties && trackedIn(action, turn, result);
      ended(place, tracked === undefined ? result : { ...result, trackedProperties: tracked });
    };
    const turn: Turn = { run, frame, scope, finish };
    if (staticResult !== undefined) {
      finish(staticOutcome(run, action, staticResult));
      return;
    }
    try {
      runner(turn, action as never);
    } catch (error) {
      failOf(turn, name, error);
    }
  };
}

/** Tracked properties that have no value are left out: they never fail the action. */
function trackedIn(action: Action, { run, scope }: Turn, result: ActionResult): Value | undefined {
  if (!action.trackedProperties) return undefined;
  try {
    const own = scopeWithCurrent(scope, () => recordOf({ ...result }, run));
    return evaluateTemplate(action.trackedProperties, own);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return undefined;
  }
}

const STATUSES: readonly RunStatus[] = ["Succeeded", "Failed", "Skipped", "TimedOut", "Cancelled"];

/** What the definition keeps under `staticResults` instead of what the action would do. */
function staticOutcome({ definition }: Run, { name }: Action, key: string): Outcome {
  const kept = member(definition.staticResults, key);
  if (!isJsonObject(kept)) {
    const message = `The static result '${key}' of '${name}' is not in the definition.`;
    return failed("BadRequest", { code: "InvalidStaticResult", message });
  }
  const wanted = String(kept.get("status") ?? "Succeeded").toLowerCase();
  const status = STATUSES.find((one) => one.toLowerCase() === wanted) ?? "Succeeded";
  const outputs = kept.get("outputs");
  const statusCode = member(outputs, "statusCode");
  const said = isNumber(statusCode) || typeof statusCode === "string" ? statusCode : 200n;
  const digits = Number(said);
  // The designer writes a status in words: "OK".
  const reason = Number.isNaN(digits) ? String(said) : reasonOf(digits);
  const error = kept.get("error");
  return {
    status,
    code: String(kept.get("code") ?? reason),
    ...(outputs === undefined ? {} : { outputs }),
    ...(status === "Succeeded"
      ? {}
      : {
          error: {
            code: String(member(error, "code") ?? "ActionFailed"),
            message: String(member(error, "message") ?? "The static result says so."),
          },
        }),
  };
}

const member = (json: Json | undefined, key: string): Json | undefined =>
  isJsonObject(json) && !isJsonArray(json) ? json.get(key) : undefined;

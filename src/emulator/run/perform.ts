import { isJsonArray, isJsonObject, type Json } from "#foundation";
import type { Action, RunStatus } from "#wdl";
import { isNumber } from "../interpreter/value.ts";
import { runners } from "./actions/index.ts";
import { reasonOf } from "./answers.ts";
import type { Run, Turn } from "./run.ts";
import { settingsOf } from "./settings.ts";
import { failed, failOf, finish, type Outcome, type Runner } from "./turn.ts";

/** Does an action that is ready. */
export function begin(turn: Turn): void {
  const { run, action } = turn;
  turn.start = run.host.now();
  run.requests += 1;
  const { staticResult } = settingsOf(action);
  if (staticResult !== undefined) {
    finish(turn, staticOutcome(run, action, staticResult));
    return;
  }
  const runner = runners[action.kind] as Runner<typeof action.kind>;
  try {
    runner(turn, action as never);
  } catch (error) {
    failOf(turn, error);
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

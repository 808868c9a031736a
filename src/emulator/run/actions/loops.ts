import type { ActionOf, RunStatus } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isList, isNumber, isObject, kindOf, type Value } from "../../interpreter/value.ts";
import { timestamp } from "../../timestamp.ts";
import { runActions, worseOf } from "../container.ts";
import { durationIn } from "../duration.ts";
import { handUp, turnOf } from "../frame.ts";
import { report, type Turn } from "../run.ts";
import { scopeIn, scopeWithCurrent } from "../run-scope.ts";
import { settingsOf } from "../settings.ts";
import { attempt, failed, finish, ofContainer, type Runner } from "../turn.ts";
import { evaluated } from "./call.ts";

const MOST_PARALLEL = 50;
/** Of the plans that allow most. */
const MOST_ITEMS = 100_000;

/** Without `concurrency.repetitions` one turn after the other; a failed turn does not stop the rest. */
export const runForEach: Runner<"for-each"> = (turn, action) => {
  const items = evaluateTemplate(action.foreach, turn.scope);
  if (!isList(items)) {
    const message = `The execution of template action '${action.name}' failed: the result of the evaluation of 'foreach' expression is of type '${kindOf(items)}'. The result must be a valid array.`;
    finish(turn, failed("BadRequest", { code: "ExpressionEvaluationFailed", message }));
    return;
  }
  if (items.length > MOST_ITEMS) {
    const message = `'${action.name}' has ${items.length} items; ${MOST_ITEMS} are possible.`;
    finish(turn, failed("BadRequest", { code: "ForEachItemsLimitExceeded", message }));
    return;
  }
  if (items.length === 0) {
    finish(turn, ofContainer("Succeeded"));
    return;
  }
  let merged: RunStatus = "Succeeded";
  let next = 0;
  let left = items.length;
  const startOne = (): void => {
    if (next >= items.length) return;
    const frame = turnOf(turn.frame, action, next, items[next] ?? null);
    next += 1;
    runActions(turn.run, frame, action.actions, (status) => {
      handUp(frame);
      merged = worseOf(merged, status);
      left -= 1;
      if (left === 0) finish(turn, ofContainer(merged));
      else if (next < items.length) turn.run.queue.push(startOne);
    });
  };
  const parallel = Math.min(MOST_PARALLEL, settingsOf(action).repetitions ?? 1, items.length);
  for (let place = 0; place < parallel; place += 1) startOne();
};

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_COUNT = 60;
const MOST_TURNS = 5000;
const DEFAULT_TIMEOUT = 60 * 60 * 1000;
const LONGEST_TIMEOUT = 30 * DAY;

/** Sources differ on an Until whose time is over: the host calls it timed out, the other lets it be. */
const WHEN_TIME_IS_OVER = { host: "TimedOut", strict: "Succeeded" } as const;

/**
 * The body, then the condition; at a limit it simply stops (flow-language.md §3.1). Limits are looked
 * at between two turns.
 */
export const runUntil: Runner<"until"> = (turn, action) => {
  const { run } = turn;
  const limit = limitIn(evaluated(action.limit, turn));
  if (!limit) {
    const message = `The limit of '${action.name}' must be a count of 1 to ${MOST_TURNS} and a timeout of at most 30 days.`;
    finish(turn, failed("BadRequest", { code: "WorkflowRunActionTimeoutLimitInvalid", message }));
    return;
  }
  const began = run.host.now();
  const current = () =>
    new Map<string, Value>([
      ["name", action.name],
      ["startTime", timestamp(began)],
      ["code", "NotSpecified"],
      ["status", "Running"],
    ]);
  let merged: RunStatus = "Succeeded";
  const once = (index: number): void => {
    const frame = turnOf(turn.frame, action, index);
    runActions(run, frame, action.actions, (status) => {
      handUp(frame);
      merged = worseOf(merged, status);
      attempt(turn, () => {
        const scope = scopeWithCurrent(scopeIn(run, frame), current);
        const met = evaluateTemplate(action.expression, scope);
        if (typeof met !== "boolean") {
          const message = `The condition of '${action.name}' is of type '${kindOf(met)}', not a boolean.`;
          finish(turn, failed("BadRequest", { code: "ExpressionEvaluationFailed", message }));
          return;
        }
        const late = run.host.now() - began >= limit.timeout;
        if (met) finish(turn, ofContainer(merged));
        else if (late || index + 1 >= limit.count) limitReached(turn, action, late, merged);
        else run.queue.push(() => once(index + 1));
      });
    });
  };
  once(0);
};

function limitReached(
  turn: Turn,
  action: ActionOf<"until">,
  late: boolean,
  merged: RunStatus,
): void {
  const { name } = action;
  const what = late ? "its time was over" : "it had gone as often as it may";
  const message = `"${name}" ended because ${what}, not because its condition held.`;
  report(turn.run, "run/until-limit", message, name);
  if (settingsOf(action).options.has("failwhenlimitsreached")) {
    finish(turn, failed("ActionFailed", { code: "UntilConditionLimitsReached", message }));
    return;
  }
  const status = late ? worseOf(merged, WHEN_TIME_IS_OVER[turn.run.host.profile]) : merged;
  finish(
    turn,
    status === "TimedOut"
      ? { status, code: "ActionTimedOut", error: { code: "ActionTimedOut", message } }
      : ofContainer(status),
  );
}

function limitIn(
  limit: Value | undefined,
): { readonly count: number; readonly timeout: number } | undefined {
  const said = isObject(limit) ? limit : new Map<string, Value>();
  const given = said.get("count") ?? BigInt(DEFAULT_COUNT);
  const count = isNumber(given) || typeof given === "string" ? Number(given) : Number.NaN;
  const text = said.get("timeout");
  const timeout = text === undefined ? DEFAULT_TIMEOUT : durationIn(String(text));
  if (!Number.isInteger(count) || count < 1 || count > MOST_TURNS) return undefined;
  return timeout !== undefined && timeout > 0 && timeout <= LONGEST_TIMEOUT
    ? { count, timeout }
    : undefined;
}

import type { Action, RunStatus } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isList, isNumber, isObject, type Value } from "../../interpreter/value.ts";
import { keep, mergedStatus, runActions, skipInside, skipped } from "../container.ts";
import { durationIn } from "../duration.ts";
import { handUp, turnOf } from "../frame.ts";
import { end } from "../run.ts";
import { scopeIn } from "../run-scope.ts";
import { attempt, failed, ofContainer, type Runner, succeeded, type Turn } from "../turn.ts";

const inside = ({ path }: Turn, { name }: Action): readonly string[] => [...path, name];

export const runScope: Runner<"scope"> = (turn, action) =>
  runActions(turn.run, turn.frame, inside(turn, action), action.actions, (status) =>
    turn.finish(ofContainer(status)),
  );

/** What is in the branch that is not taken is skipped, all of it. */
function skipBranch(turn: Turn, container: Action, branch: readonly Action[]): void {
  const path = inside(turn, container);
  for (const action of branch) {
    const message = "The branch was not taken.";
    keep(
      turn.run,
      turn.frame,
      path,
      skipped(turn.run, action, "ActionBranchingConditionNotSatisfied", message),
    );
    skipInside(turn.run, turn.frame, path, action, "ActionBranchingConditionNotSatisfied");
  }
}

export const runIf: Runner<"if"> = (turn, action) => {
  const holds = evaluateCondition(action.expression, turn.scope);
  const otherwise = action.otherwise ?? [];
  skipBranch(turn, action, holds ? otherwise : action.actions);
  const inputs = new Map([["expressionResult", holds]]);
  runActions(
    turn.run,
    turn.frame,
    inside(turn, action),
    holds ? action.actions : otherwise,
    (status) => turn.finish(ofContainer(status, { inputs })),
  );
};

export const runSwitch: Runner<"switch"> = (turn, action) => {
  const value = evaluateTemplate(action.expression, turn.scope);
  const chosen = action.cases.find((one) => evaluateTemplate(one.value, turn.scope) === value);
  const otherwise = action.otherwise ?? [];
  for (const one of action.cases) {
    if (one !== chosen) skipBranch(turn, action, one.actions);
  }
  if (chosen) skipBranch(turn, action, otherwise);
  runActions(
    turn.run,
    turn.frame,
    inside(turn, action),
    chosen ? chosen.actions : otherwise,
    (status) => turn.finish(ofContainer(status, { outputs: new Map([["expression", value]]) })),
  );
};

const MOST_PARALLEL = 50;

/** `runtimeConfiguration.concurrency.repetitions`; without it one turn after the other. */
function repetitionsOf(turn: Turn, action: Action): number {
  if (!action.runtimeConfiguration) return 1;
  const settings = evaluateTemplate(action.runtimeConfiguration, turn.scope);
  const concurrency = isObject(settings) ? settings.get("concurrency") : undefined;
  const repetitions = isObject(concurrency) ? concurrency.get("repetitions") : undefined;
  return isNumber(repetitions) ? Math.min(MOST_PARALLEL, Math.max(1, Number(repetitions))) : 1;
}

export const runForEach: Runner<"for-each"> = (turn, action) => {
  const items = evaluateTemplate(action.foreach, turn.scope);
  if (!isList(items)) {
    return turn.finish(
      failed("BadRequest", {
        code: "ExpressionEvaluationFailed",
        message: `The execution of template action '${action.name}' failed: the result of the evaluation of 'foreach' expression is no array. The result must be a valid array.`,
      }),
    );
  }
  const statuses: RunStatus[] = [];
  let next = 0;
  const startOne = (): void => {
    const index = next;
    next += 1;
    const frame = turnOf(turn.frame, action.name, { item: items[index] ?? null, index });
    runActions(turn.run, frame, inside(turn, action), action.actions, (status) => {
      handUp(frame);
      statuses.push(status);
      if (statuses.length === items.length) turn.finish(ofContainer(mergedStatus(statuses)));
      else if (next < items.length) turn.run.queue.push(startOne);
    });
  };
  if (items.length === 0) return turn.finish(ofContainer("Succeeded"));
  for (
    let parallel = Math.min(repetitionsOf(turn, action), items.length);
    parallel > 0;
    parallel -= 1
  ) {
    startOne();
  }
};

const DEFAULT_COUNT = 60;
const MOST_TURNS = 5000;
const DEFAULT_TIMEOUT = 60 * 60 * 1000;

/** The body, then the condition; at a limit it simply stops (flow-language.md §3.1). */
export const runUntil: Runner<"until"> = (turn, action) => {
  const limit = action.limit && evaluateTemplate(action.limit, turn.scope);
  const count = limitOf(limit, "count");
  const timeout = isObject(limit) ? limit.get("timeout") : undefined;
  const most = Math.min(count ?? DEFAULT_COUNT, MOST_TURNS);
  const until =
    turn.run.host.now() +
    (typeof timeout === "string" ? (durationIn(timeout) ?? DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT);
  const failsAtLimit = /FailWhenLimitsReached/i.test(action.operationOptions ?? "");
  const once = (index: number): void => {
    const frame = turnOf(turn.frame, action.name, { index });
    runActions(turn.run, frame, inside(turn, action), action.actions, (status) => {
      handUp(frame);
      attempt(turn, action.name, () => {
        const met = evaluateTemplate(action.expression, scopeIn(turn.run, frame)) === true;
        if (met) return turn.finish(ofContainer(status));
        const spent = index + 1 >= most || turn.run.host.now() >= until;
        if (!spent) return void turn.run.queue.push(() => once(index + 1));
        if (!failsAtLimit) return turn.finish(ofContainer(status));
        turn.finish(
          failed("ActionFailed", {
            code: "UntilConditionLimitsReached",
            message: `The loop '${action.name}' ended before its condition was met.`,
          }),
        );
      });
    });
  };
  once(0);
};

function limitOf(limit: Value | undefined, key: string): number | undefined {
  const value = isObject(limit) ? limit.get(key) : undefined;
  return isNumber(value) ? Number(value) : undefined;
}

export const runTerminate: Runner<"terminate"> = (turn, action) => {
  const status = evaluateTemplate(action.runStatus, turn.scope);
  const error = action.runError && evaluateTemplate(action.runError, turn.scope);
  const text = (key: string): string => {
    const value = isObject(error) ? error.get(key) : undefined;
    return typeof value === "string" ? value : "";
  };
  const inputs = new Map<string, Value>([["runStatus", status]]);
  if (error !== undefined) inputs.set("runError", error);
  const { run } = turn;
  keep(run, turn.frame, turn.path, {
    name: action.name,
    start: run.host.now(),
    end: run.host.now(),
    ...succeeded({ inputs }, "NotSpecified"),
  });
  const ending = status === "Succeeded" || status === "Cancelled" ? status : "Failed";
  end(run, {
    status: ending,
    ...(ending === "Failed" ? { error: { code: text("code"), message: text("message") } } : {}),
  });
};

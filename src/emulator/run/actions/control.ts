import type { Action } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isObject, type Value } from "../../interpreter/value.ts";
import { keep, runActions, skipInside, skipped } from "../container.ts";
import { end } from "../run.ts";
import { failed, ofContainer, type Runner, succeeded, type Turn } from "../turn.ts";
import { evaluated } from "./call.ts";

export const inside = ({ path }: Turn, { name }: Action): readonly string[] => [...path, name];

export const runScope: Runner<"scope"> = (turn, action) =>
  runActions(turn.run, turn.frame, inside(turn, action), action.actions, (status) =>
    turn.finish(ofContainer(status)),
  );

/** What is in the branch that is not taken is skipped, all of it. */
function skipBranch(turn: Turn, container: Action, branch: readonly Action[]): void {
  const path = inside(turn, container);
  for (const action of branch) {
    const error = {
      code: "ActionBranchingConditionNotSatisfied",
      message: `The execution of template action '${action.name}' is skipped: the branching condition for this action is not satisfied.`,
    };
    keep(turn.run, turn.frame, path, skipped(turn.run, turn.frame, action, "ActionSkipped", error));
    skipInside(turn.run, turn.frame, path, action, "ActionSkipped", error);
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

/** Cases are compared with type: `"1"` is not 1. */
export const runSwitch: Runner<"switch"> = (turn, action) => {
  const value = evaluateTemplate(action.expression, turn.scope);
  const chosen = action.cases.find((one) => evaluateTemplate(one.value, turn.scope) === value);
  const otherwise = action.otherwise ?? [];
  for (const one of action.cases) {
    if (one !== chosen) skipBranch(turn, action, one.actions);
  }
  if (chosen) skipBranch(turn, action, otherwise);
  const outputs = new Map([["expression", value]]);
  runActions(
    turn.run,
    turn.frame,
    inside(turn, action),
    chosen ? chosen.actions : otherwise,
    (status) => turn.finish(ofContainer(status, { outputs })),
  );
};

const ENDINGS = ["Succeeded", "Failed", "Cancelled"] as const;

/** Ends the run at once: what runs is cancelled, what has not begun is skipped. */
export const runTerminate: Runner<"terminate"> = (turn, action) => {
  const { run } = turn;
  const said = evaluateTemplate(action.runStatus, turn.scope);
  const error = evaluated(action.runError, turn);
  const inputs = new Map<string, Value>([["runStatus", said]]);
  if (error !== undefined) inputs.set("runError", error);
  const status = ENDINGS.find(
    (one) => typeof said === "string" && one.toLowerCase() === said.toLowerCase(),
  );
  if (!status) {
    const message = `A run cannot be ended as '${typeof said === "string" ? said : ""}'; Succeeded, Failed and Cancelled are possible.`;
    turn.finish(failed("BadRequest", { code: "InvalidTemplate", message }, { inputs }));
    return;
  }
  const text = (key: string): string => {
    const value = isObject(error) ? error.get(key) : undefined;
    return typeof value === "string" ? value : "";
  };
  const now = run.host.now();
  const { repetition } = turn.frame;
  keep(run, turn.frame, turn.path, {
    name: action.name,
    start: now,
    end: now,
    ...succeeded({ inputs }, "NotSpecified"),
    ...(repetition ? { repetition } : {}),
  });
  for (const abandon of [...run.open]) abandon(action.name.toLowerCase());
  end(run, {
    status,
    ...(status === "Failed" ? { error: { code: text("code"), message: text("message") } } : {}),
  });
};

import type { Action } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isObject, type Value } from "../../interpreter/value.ts";
import { keep, passOver, runActions } from "../container.ts";
import { stop } from "../run.ts";
import { skipOfBranch } from "../skip.ts";
import { failed, ofContainer, type Runner, succeeded, type Turn } from "../turn.ts";
import { evaluated } from "./call.ts";

export const inside = ({ path }: Turn, { name }: Action): readonly string[] => [...path, name];

export const runScope: Runner<"scope"> = (turn, action) =>
  runActions(turn.run, turn.frame, inside(turn, action), action.actions, (status) =>
    turn.finish(ofContainer(status)),
  );

function skipBranch(
  { run, frame }: Turn,
  path: readonly string[],
  branch: readonly Action[],
): void {
  if (branch.length > 0) passOver(run, frame, path, skipOfBranch(branch));
}

const NOTHING: readonly Action[] = [];

export const runIf: Runner<"if"> = (turn, action) => {
  const holds = evaluateCondition(action.expression, turn.scope);
  const otherwise = action.otherwise ?? NOTHING;
  const path = inside(turn, action);
  skipBranch(turn, path, holds ? otherwise : action.actions);
  const inputs = new Map<string, Value>().set("expressionResult", holds);
  runActions(turn.run, turn.frame, path, holds ? action.actions : otherwise, (status) =>
    turn.finish(ofContainer(status, { inputs })),
  );
};

/** Cases are compared with type: `"1"` is not 1. */
export const runSwitch: Runner<"switch"> = (turn, action) => {
  const value = evaluateTemplate(action.expression, turn.scope);
  const chosen = action.cases.find((one) => evaluateTemplate(one.value, turn.scope) === value);
  const otherwise = action.otherwise ?? NOTHING;
  const path = inside(turn, action);
  for (const one of action.cases) {
    if (one !== chosen) skipBranch(turn, path, one.actions);
  }
  if (chosen) skipBranch(turn, path, otherwise);
  const outputs = new Map([["expression", value]]);
  runActions(turn.run, turn.frame, path, chosen ? chosen.actions : otherwise, (status) =>
    turn.finish(ofContainer(status, { outputs })),
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
  const part = (key: string): Value => (isObject(error) ? error.get(key) : undefined) ?? "";
  const [code, message] = [part("code"), part("message")];
  if (typeof code !== "string" || typeof message !== "string") {
    const why = "The code and the message of an error that ends a run are text.";
    turn.finish(failed("BadRequest", { code: "InvalidTemplate", message: why }, { inputs }));
    return;
  }
  const now = run.host.now();
  const { repetition } = turn.frame;
  const key = action.name.toLowerCase();
  keep(run, turn.frame, turn.path, key, {
    name: action.name,
    start: now,
    end: now,
    ...succeeded({ inputs }, "NotSpecified"),
    ...(repetition ? { repetition } : {}),
  });
  stop(run, { status, ...(status === "Failed" ? { error: { code, message } } : {}) }, key);
};
